package dev.p4u.lsp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.lsp.workspace.BundledFiles;
import dev.p4u.lsp.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticConverterTest {

  @TempDir Path folder;

  private enum Code implements DiagnosticCode {
    UNUSED("unused"),
    DEPRECATED("deprecated"),
    OTHER("type-error");

    private final String kind;

    Code(String kind) {
      this.kind = kind;
    }

    @Override
    public String kind() {
      return kind;
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }

    @Override
    public String template() {
      return "about {0}";
    }
  }

  private org.eclipse.lsp4j.Diagnostic convert(Code code) {
    SourceFile file = new SourceFile(folder.resolve("a.p4").toString(), "one\ntwo\n");
    Diagnostic diagnostic =
        new Diagnostic(
            code,
            code.severity(),
            new Span(file, 4, 7),
            List.of("x"),
            List.of(new Diagnostic.Related(new Span(file, 0, 3), "see here")),
            List.of());
    Locations locations =
        new Locations(
            new Workspace().current(),
            new BundledFiles(folder),
            new Positions(PositionEncoding.UTF_16));
    return new DiagnosticConverter(locations).convert(diagnostic);
  }

  @Test
  void everythingArrives() {
    org.eclipse.lsp4j.Diagnostic out = convert(Code.OTHER);
    assertThat(out.getMessage().getLeft()).isEqualTo("about x");
    assertThat(out.getSource()).isEqualTo("p4u");
    assertThat(out.getCode().getLeft()).isEqualTo("type-error");
    assertThat(out.getSeverity()).isEqualTo(DiagnosticSeverity.Warning);
    assertThat(out.getRange()).isEqualTo(new Range(new Position(1, 0), new Position(1, 3)));
    assertThat(out.getTags()).isNull();
    assertThat(out.getRelatedInformation())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.getMessage()).isEqualTo("see here");
              assertThat(r.getLocation().getUri()).endsWith("/a.p4");
            });
  }

  @Test
  void kindsBecomeTags() {
    assertThat(convert(Code.UNUSED).getTags()).containsExactly(DiagnosticTag.Unnecessary);
    assertThat(convert(Code.DEPRECATED).getTags()).containsExactly(DiagnosticTag.Deprecated);
  }
}
