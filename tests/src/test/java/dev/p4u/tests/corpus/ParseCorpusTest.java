package dev.p4u.tests.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.arch.BundledIncludes;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticRenderer;
import dev.p4u.language.source.SourceReader;
import dev.p4u.language.syntax.P4Parser;
import dev.p4u.language.syntax.ParseResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every program that p4c accepts parses without an error, those in subfolders included. Includes of
 * architectures that are not bundled are empty, so that the parser has to do without their types.
 */
class ParseCorpusTest {

  /** A folder that does not exist: the loader gives an empty text for what is searched in it. */
  private static final Path EMPTY = Path.of("empty-includes");

  private static final P4Frontend.Options OPTIONS =
      new P4Frontend.Options(List.of(EMPTY), Map.of());

  @TestFactory
  Stream<DynamicTest> samples() {
    Optional<Path> folder = Corpus.folder("p4_16_samples");
    if (folder.isEmpty()) {
      return Stream.of(
          DynamicTest.dynamicTest("needs the corpus", () -> Assumptions.abort(Corpus.HOW_TO_GET)));
    }
    Path samples = folder.get();
    List<Path> programs = Corpus.programs(samples, true);
    assertThat(programs).isNotEmpty();
    return programs.stream()
        .map(p -> DynamicTest.dynamicTest(samples.relativize(p).toString(), () -> parses(p)));
  }

  private static void parses(Path program) {
    ParseResult result =
        P4Parser.parse(program, Corpus.read(program), OPTIONS, ParseCorpusTest::load);
    assertThat(result.diagnostics().stream().filter(Diagnostic::isError))
        .extracting(DiagnosticRenderer::render)
        .isEmpty();
    // What was read stands in the tree, nothing was skipped.
    assertThat(result.tree().declarations().isEmpty()).isEqualTo(result.tokens().isEmpty());
    assertThat(result.tree().declarations()).noneMatch(Decl.Error.class::isInstance);
  }

  private static Optional<String> load(Path path) {
    if (!path.startsWith(EMPTY)) {
      return SourceReader.read(path);
    }
    boolean bundled = BundledIncludes.load(EMPTY.relativize(path).toString()).isPresent();
    return bundled ? Optional.empty() : Optional.of("");
  }
}
