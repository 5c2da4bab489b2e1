/**
 * The formatter: lays out the text of one file as it is written, before preprocessing. What stands
 * in docs/formatting.md is the style.
 *
 * <pre>
 * text ─AtomScanner→ atoms ─VerbatimRegions→ atoms with kept regions ─Tokens→ tokens with their comments
 *   ─Brackets→ nested elements ─ItemReader→ items ─layout→ Doc ─DocPrinter→ text ─Guard→ edits
 * </pre>
 *
 * <p>Invariant: only white space changes. {@link dev.p4u.language.format.Guard} checks each result
 * before anyone sees it.
 */
package dev.p4u.language.format;
