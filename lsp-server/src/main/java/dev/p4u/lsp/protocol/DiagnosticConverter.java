package dev.p4u.lsp.protocol;

import dev.p4u.language.diag.Severity;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;

/** Diagnostics as the protocol has them. */
public final class DiagnosticConverter {

  private static final String SOURCE = "p4u";

  private final Locations locations;

  public DiagnosticConverter(Locations locations) {
    this.locations = locations;
  }

  public Diagnostic convert(dev.p4u.language.diag.Diagnostic diagnostic) {
    Diagnostic out =
        new Diagnostic(
            locations.positions().range(diagnostic.span()),
            diagnostic.message(),
            severity(diagnostic.severity()),
            SOURCE,
            diagnostic.code().kind());
    List<DiagnosticRelatedInformation> related =
        diagnostic.related().stream()
            .map(r -> new DiagnosticRelatedInformation(locations.location(r.span()), r.message()))
            .toList();
    if (!related.isEmpty()) {
      out.setRelatedInformation(related);
    }
    tags(diagnostic.code().kind(), out);
    return out;
  }

  private static void tags(String kind, Diagnostic out) {
    switch (kind) {
      case "unused" -> out.setTags(List.of(DiagnosticTag.Unnecessary));
      case "deprecated" -> out.setTags(List.of(DiagnosticTag.Deprecated));
      default -> out.setTags(null);
    }
  }

  private static DiagnosticSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case INFO -> DiagnosticSeverity.Information;
    };
  }
}
