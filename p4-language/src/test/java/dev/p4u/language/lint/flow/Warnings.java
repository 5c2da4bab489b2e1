package dev.p4u.language.lint.flow;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The data-flow warnings of a text. */
final class Warnings {

  private static final String TYPES =
      """
      #include <core.p4>
      header Tag { bit<8> id; bit<8> next; }
      header Mark { bit<8> id; }
      header_union Any { Tag tag; Mark mark; }
      struct Pair { bit<8> a; bit<8> b; }
      struct Headers { Tag tag; Mark mark; }
      extern bit<8> use(in bit<8> value);
      extern void fill(out bit<8> value);
      control Pipe(inout Headers h, inout bit<8> x, inout bool c);
      parser Read(packet_in p, out Headers h, inout bit<8> x);
      """;

  private Warnings() {}

  /** Of the apply block of a control with parameters {@code h}, {@code x} and {@code c}. */
  static List<String> ofBlock(String statements) {
    return ofControl("apply {\n" + statements + "}\n");
  }

  /** Of what stands between the braces of that control. */
  static List<String> ofControl(String body) {
    return ofProgram("", body);
  }

  /** Of that control with declarations before it. */
  static List<String> ofProgram(String before, String body) {
    String control =
        "control Under(inout Headers h, inout bit<8> x, inout bool c) {\n" + body + "}\n";
    return of(before + control + "package P(Pipe p);\nP(Under()) main;\n");
  }

  /** Of a parser with parameters {@code p}, {@code h} and {@code x}. */
  static List<String> ofParser(String before, String body) {
    String parser = "parser Under(packet_in p, out Headers h, inout bit<8> x) {\n" + body + "}\n";
    return of(before + parser + "package P(Read r);\nP(Under()) main;\n");
  }

  static List<String> of(String text) {
    return diagnostics(text).stream()
        .map(d -> d.span().text().lines().findFirst().orElse("") + ": " + d.code().name())
        .toList();
  }

  static List<Diagnostic> diagnostics(String text) {
    CheckedProgram program =
        Frontends.create()
            .check(
                Path.of("test.p4"),
                TYPES + text,
                P4Frontend.Options.DEFAULT,
                p -> Optional.empty());
    List<Diagnostic> errors = program.diagnostics().stream().filter(Diagnostic::isError).toList();
    if (!errors.isEmpty()) {
      throw new AssertionError("the example has errors: " + errors);
    }
    return program.diagnostics().stream().filter(d -> d.code() instanceof FlowCode).toList();
  }
}
