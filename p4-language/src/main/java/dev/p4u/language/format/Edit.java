package dev.p4u.language.format;

/**
 * A change of the original text.
 *
 * @param start offset in UTF-16 code units
 * @param end offset after what is replaced
 * @param replacement what stands there afterwards
 */
public record Edit(int start, int end, String replacement) {}
