package dev.p4u.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.p4u.cli.Main;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.explain.Example;
import dev.p4u.language.explain.Explanation;
import dev.p4u.language.explain.Explanations;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What holds for the codes of all modules together, and the examples of the command itself. */
class CommandCodesTest {

  private static final Explanations ALL = Explanations.load();

  @TempDir private static Path folder;

  private static Stream<Explanation> explanations() {
    return ALL.codes().map(code -> ALL.explain(code).orElseThrow());
  }

  @Test
  void namesAreUnique() {
    assertThat(ALL.codes().map(DiagnosticCode::name)).doesNotHaveDuplicates();
  }

  @TestFactory
  Stream<DynamicTest> sessionsOfAShell() throws IOException {
    Files.createFile(folder.resolve("empty.p4"));
    Files.createDirectory(folder.resolve("nothing"));
    return explanations()
        .flatMap(e -> e.examples().stream())
        .filter(e -> e.language().equals("console"))
        .map(e -> dynamicTest(e.text(), () -> replay(e)));
  }

  /** The files of a session are in another folder here. */
  private static void replay(Example session) {
    List<String> lines = session.text().lines().toList();
    List<String> words = Arrays.asList(lines.get(0).substring("$ p4u ".length()).split(" "));
    String file = words.get(words.size() - 1);
    words.set(words.size() - 1, folder.resolve(file).toString());
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    Main.run(writer, writer, words.toArray(String[]::new));

    assertThat(out.toString().replace(folder + "/", "").lines())
        .startsWith(lines.subList(1, lines.size()).toArray(String[]::new));
  }

  @TestFactory
  Stream<DynamicTest> assembly() {
    return explanations()
        .filter(e -> e.code() instanceof AssemblyCode)
        .map(
            e ->
                dynamicTest(
                    e.code().name(),
                    () -> {
                      Example example = e.programs().get(0);
                      ExampleOutput output = new ExampleOutput(e);
                      assertThat(output.of(example, example.wrong()))
                          .extracting(Diagnostic::code)
                          .containsExactly(e.code());
                      assertThat(output.of(example, example.right())).isEmpty();
                    }));
  }

  @Test
  void everyExplanationIsOfACode() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/p4u/cli/explain"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              new CommandCodes()
                  .families().stream()
                      .flatMap(f -> f.codes().stream())
                      .map(c -> c.name() + ".md")
                      .toList());
    }
  }

  @Test
  void aHintNamesTheFirstErrors() {
    Hint hint = new Hint();
    assertThat(hint.line()).isEmpty();

    hint.add(
        List.of(InputCode.INPUT_EMPTY.at(Path.of("a")), InputCode.INPUT_EMPTY.at(Path.of("b"))));
    hint.add(List.of(InputCode.INPUT_UNUSABLE.at(Path.of("c"))));

    assertThat(hint.line()).contains("for more: p4u explain INPUT_EMPTY INPUT_UNUSABLE");
  }

  @Test
  void aDiffShowsChangedLinesAndOneAround() {
    assertThat(LineDiff.of("a\nb\nc\nd\n", "a\nb\nx\ny\nd\n"))
        .containsExactly(" b", "-c", "+x", "+y", " d");
  }
}
