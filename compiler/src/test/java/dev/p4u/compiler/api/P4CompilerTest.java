package dev.p4u.compiler.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.compiler.CompileCode;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class P4CompilerTest {

  private static CheckedProgram check(String fields, String body) {
    String text =
        """
        #include <core.p4>
        #include <ubpf_model.p4>
        header h_t { %s }
        struct headers_t { h_t h; }
        struct meta_t { }
        parser prs(packet_in p, out headers_t hdr, inout meta_t m, inout standard_metadata s) {
          state start { p.extract(hdr.h); transition accept; }
        }
        control pipe(inout headers_t hdr, inout meta_t m, inout standard_metadata s) {
          %s
        }
        control dprs(packet_out p, in headers_t hdr) { apply { p.emit(hdr.h); } }
        ubpf(prs(), pipe(), dprs()) main;
        """
            .formatted(fields, body);
    return Frontends.create()
        .check(Path.of("t.p4"), text, P4Frontend.Options.DEFAULT, p -> Optional.empty());
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void aGoodProgramGivesAnObjectWithItsDescription(Target target) {
    CompileResult result =
        P4Compiler.compile(
            check("bit<8> a;", "apply { hdr.h.a = 1; }"), new CompileOptions(target));
    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.ir()).isPresent();
    assertThat(result.object().orElseThrow().info().orElseThrow().target()).isEqualTo(target.id());
    assertThat(result.object().orElseThrow().info().orElseThrow().source()).isEqualTo("t.p4");
  }

  @Test
  void aProgramWithErrorsOfTheFrontEndIsNotCompiled() {
    CheckedProgram program = check("bit<8> a;", "apply { hdr.h.b = 1; }");
    assertThat(program.hasErrors()).isTrue();
    CompileResult result = P4Compiler.compile(program, CompileOptions.DEFAULT);
    assertThat(result.object()).isEmpty();
    assertThat(result.ir()).isEmpty();
    assertThat(result.diagnostics()).isEmpty();
  }

  @Test
  void aMissingMainIsReportedInTheProgramsOwnFile() {
    CheckedProgram program =
        Frontends.create()
            .check(
                Path.of("own.p4"),
                "#include <ubpf_model.p4>\nconst bit<8> x = 1;\n",
                P4Frontend.Options.DEFAULT,
                Frontends.disk());
    assertThat(P4Compiler.compile(program, CompileOptions.DEFAULT).diagnostics())
        .singleElement()
        .satisfies(d -> assertThat(d.span().toString()).isEqualTo("own.p4:2:19"));
  }

  @Test
  void whatDoesNotFitTheStackIsReportedWhereItIsNeeded() {
    StringBuilder keys = new StringBuilder();
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      fields.append("bit<1024> f%d; ".formatted(i));
      keys.append("hdr.h.f%d: exact; ".formatted(i));
    }
    CompileResult result =
        P4Compiler.compile(
            check(
                fields.toString(),
                "table t { key = { " + keys + "} actions = { NoAction; } } apply { t.apply(); }"),
            CompileOptions.DEFAULT);
    assertThat(result.object()).isEmpty();
    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(CompileCode.BACKEND_LIMIT);
    assertThat(result.diagnostics().get(0).span().line()).isEqualTo(10);
  }
}
