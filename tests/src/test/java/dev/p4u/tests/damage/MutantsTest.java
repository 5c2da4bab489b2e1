package dev.p4u.tests.damage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.api.SourceIndex;
import dev.p4u.language.ast.Node;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticRenderer;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.tests.Home;
import dev.p4u.tests.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The front end and the formatter take programs that are damaged a little: no exception, no hang,
 * always a tree, few messages, and only white space changes. With a corpus there are 20,000 mutants
 * of all programs that p4c accepts, without one 3,000 of this repository's own. A mutant is found
 * again by its number, which is its seed; {@code -Dp4u.mutant=NUMBER} writes it to standard output.
 */
class MutantsTest {

  private static final int WITH_CORPUS = 20_000;
  private static final int WITHOUT_CORPUS = 3_000;

  /** The time for one mutant, in seconds of the processor. */
  private static final int SECONDS = 2;

  private static final int MOST_SHOWN = 30;

  private static final P4Frontend FRONTEND = Frontends.create();

  private record Original(Path path, String text, Set<String> messages) {}

  private final Map<Mutation, Tally> tallies = new EnumMap<>(Mutation.class);

  @Test
  void damagedProgramsAreTakenWithFewMessages() throws Exception {
    Optional<Path> corpus = Corpus.folder("p4_16_samples");
    List<Path> programs = corpus.isPresent() ? Corpus.programs(corpus.get(), false) : ownPrograms();
    for (Mutation m : Mutation.values()) {
      tallies.put(m, new Tally());
    }
    programs = programs.stream().filter(p -> Mutation.applies(Corpus.read(p))).toList();
    int count = corpus.isPresent() ? WITH_CORPUS : WITHOUT_CORPUS;
    runAll(programs, count);

    tallies.forEach((mutation, tally) -> System.out.println(mutation + ": " + tally));
    Tally deleted = tallies.get(Mutation.DELETE_TOKEN);
    System.out.println("most messages: " + deleted.worst(20));
    assertThat(deleted.percentile(50)).isLessThanOrEqualTo(2);
    assertThat(deleted.percentile(90)).isLessThanOrEqualTo(3);
  }

  private static List<Path> ownPrograms() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String folder : List.of("examples", "tests/programs")) {
      try (Stream<Path> files = Files.walk(Home.resolve(folder))) {
        files.filter(f -> f.toString().endsWith(".p4")).sorted().forEach(found::add);
      }
    }
    assertThat(found).hasSizeGreaterThan(10);
    return found;
  }

  private void runAll(List<Path> programs, int count) throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    int workers = Math.min(4, Runtime.getRuntime().availableProcessors());
    for (int w = 0; w < workers; w++) {
      int first = w;
      Thread thread =
          new Thread(
              () -> {
                try (Guard guard = new Guard(SECONDS)) {
                  Map<Path, Original> originals = new HashMap<>();
                  for (int i = first; i < count; i += workers) {
                    Path program = programs.get(i % programs.size());
                    Original original = originals.computeIfAbsent(program, this::read);
                    try {
                      run(i, original, guard);
                    } catch (AssertionError e) {
                      synchronized (failures) {
                        failures.add(e);
                      }
                    }
                  }
                } catch (AssertionError | RuntimeException e) {
                  synchronized (failures) {
                    failures.add(e);
                  }
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      failures.stream().limit(MOST_SHOWN).forEach(f -> System.out.println(f.getMessage()));
      throw new AssertionError(failures.size() + " mutants fail", failures.get(0));
    }
  }

  private Original read(Path path) {
    String text = Corpus.read(path);
    return new Original(path, text, messages(check(path, text)).collect(Collectors.toSet()));
  }

  private void run(int number, Original original, Guard guard) {
    Random random = new Random(number);
    Mutation mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
    String text = mutation.apply(original.text, random);
    String name = number + " (" + mutation + " in " + original.path.getFileName() + ")";
    if (Integer.getInteger("p4u.mutant", -1) == number) {
      System.out.println("// " + name + "\n" + text);
    }
    guard.run(name, () -> take(name, mutation, original, text, random));
  }

  private void take(String name, Mutation mutation, Original original, String text, Random random) {
    CheckedProgram program = check(original.path, text);
    long more = messages(program).filter(m -> !original.messages.contains(m)).count();
    tallies.get(mutation).add(name, (int) more);
    for (Diagnostic d : program.diagnostics()) {
      assertThat(isWithinItsFile(d.span())).isTrue();
      assertThat(DiagnosticRenderer.render(d)).isNotBlank();
    }
    ask(program, random);
    FormattedMutant.check(text, random);
  }

  /** What an editor asks while somebody types. */
  private static void ask(CheckedProgram program, Random random) {
    SourceFile file = program.files().get(0);
    SourceIndex index = program.index();
    assertThat(index.outline(file)).isNotNull();
    for (int i = 0; i < 5; i++) {
      int offset = random.nextInt(file.text().length() + 1);
      for (Node node : index.nodesAt(file, offset)) {
        assertThat(isWithinItsFile(node.span())).isTrue();
      }
      index.definitionAt(file, offset).ifPresent(s -> assertThat(isWithinItsFile(s)).isTrue());
      index.declarationAt(file, offset).ifPresent(d -> index.documentation(d));
    }
    int offset = random.nextInt(file.text().length() + 1);
    index.declarationAt(file, offset).ifPresent(d -> assertThat(index.references(d)).isNotNull());
  }

  private static CheckedProgram check(Path path, String text) {
    return FRONTEND.check(path, text, P4Frontend.Options.DEFAULT, Frontends.disk());
  }

  private static Stream<String> messages(CheckedProgram program) {
    return program.diagnostics().stream().map(d -> d.code() + " " + d.message());
  }

  private static boolean isWithinItsFile(Span span) {
    return 0 <= span.start()
        && span.start() <= span.end()
        && span.end() <= span.file().text().length();
  }
}
