package dev.p4u.language.preproc;

import dev.p4u.language.source.SourceFile;
import java.util.List;

/**
 * A preprocessed program.
 *
 * @param tokens ends with one of kind {@link PpKind#END}
 * @param files the main file, then included ones in the order of their first inclusion
 * @param truncated whether reading was given up at a bound, so that the end is not the user's
 */
public record PreprocessorResult(
    List<PpToken> tokens, List<SourceFile> files, PreprocessorInfo info, boolean truncated) {}
