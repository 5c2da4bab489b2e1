package dev.p4u.language.preproc;

import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What the preprocessor did, for editors.
 *
 * @param inclusions in the order in which they were met
 * @param definitions macros that were defined by a directive
 * @param uses where a macro was expanded or asked for
 * @param inactive parts that a condition left out
 * @param comments every comment
 */
public record PreprocessorInfo(
    List<Inclusion> inclusions,
    List<MacroDefinition> definitions,
    List<MacroUse> uses,
    List<Span> inactive,
    List<Span> comments) {

  public PreprocessorInfo {
    inclusions = List.copyOf(inclusions);
    definitions = List.copyOf(definitions);
    uses = List.copyOf(uses);
    inactive = List.copyOf(inactive);
    comments = List.copyOf(comments);
  }

  /**
   * An {@code #include}.
   *
   * @param name span of the file name with its quotes or angle brackets
   * @param written the file name as written
   * @param file what was included; absent when it was not found
   */
  public record Inclusion(Span directive, Span name, String written, Optional<SourceFile> file) {}

  /**
   * A {@code #define}.
   *
   * @param span of the name
   * @param text the definition as written, from the name to the end of the line
   */
  public record MacroDefinition(String name, Span span, String text) {}

  /**
   * A macro's name where it is used.
   *
   * @param definition absent for {@code -D} and predefined macros
   */
  public record MacroUse(Span span, String name, Optional<MacroDefinition> definition) {}
}
