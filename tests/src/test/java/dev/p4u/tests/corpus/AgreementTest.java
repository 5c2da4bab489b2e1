package dev.p4u.tests.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.tests.corpus.Reference.Pair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The front end agrees with p4c: it accepts and rejects the same programs, for the same reasons in
 * the same lines, and warns of the same things.
 */
class AgreementTest {

  /** Least shares of programs or of pairs (line, kind). */
  private static final double REJECTED = 0.99;

  private static final double SAME_LINE = 0.97;
  private static final double SAME_KIND = 0.90;
  private static final double PRECISION = 0.90;
  private static final double RECALL = 0.90;

  /** Kinds of warnings that are compared. */
  private static final Set<String> KINDS =
      Set.of(
          "unused",
          "uninitialized-use",
          "uninitialized-out-param",
          "invalid-header",
          "shadow",
          "parser-transition",
          "overflow",
          "mismatch",
          "unreachable",
          "missing");

  /** Parts of other programs. */
  private static final Set<String> INCLUDED =
      Set.of(
          "arith-inline-skeleton.p4",
          "arith-skeleton.p4",
          "ebpf_headers.p4",
          "very_simple_model.p4",
          "ml-headers.p4",
          "debug.p4",
          "spec-ex09.p4");

  /** Programs that p4c rejects and p4u accepts, with the reason. */
  private static final Map<String, String> NOT_REJECTED = NotRejected.REASONS;

  /** A program with what both say about it. */
  private record Case(String name, List<Diagnostic> ours, Reference theirs) {

    Set<Pair> pairs(Predicate<Diagnostic> wanted) {
      return ours.stream()
          .filter(wanted)
          .filter(d -> Path.of(d.span().file().path()).getFileName().toString().equals(name))
          .map(d -> new Pair(d.span().line(), d.code().kind()))
          .collect(Collectors.toSet());
    }

    boolean isRejected() {
      return ours.stream().anyMatch(Diagnostic::isError);
    }
  }

  private static List<Case> cases(String name) {
    Optional<Path> folder = Corpus.folder(name);
    Assumptions.assumeTrue(folder.isPresent(), Corpus.HOW_TO_GET);
    Path outputs = folder.get().resolveSibling(name + "_outputs");
    List<Case> cases = new ArrayList<>();
    for (Path p : Corpus.programs(folder.get(), false)) {
      if (!INCLUDED.contains(p.getFileName().toString())) {
        CheckedProgram checked = Frontends.checkFile(p, P4Frontend.Options.DEFAULT);
        Reference reference = Reference.of(p, outputs);
        cases.add(new Case(p.getFileName().toString(), checked.diagnostics(), reference));
      }
    }
    assertThat(cases).isNotEmpty();
    return cases;
  }

  @Test
  void acceptsWhatP4cAccepts() {
    assertThat(cases("p4_16_samples")).filteredOn(Case::isRejected).isEmpty();
  }

  @Test
  void rejectsWhatP4cRejects() {
    List<Case> cases = cases("p4_16_errors");
    List<String> accepted =
        cases.stream().filter(c -> !c.isRejected()).map(Case::name).sorted().toList();
    List<String> known =
        cases.stream().map(Case::name).filter(NOT_REJECTED::containsKey).sorted().toList();

    // What is rejected meanwhile has to leave the list.
    assertThat(accepted).isEqualTo(known);
    assertThat(1 - (double) accepted.size() / cases.size()).isGreaterThanOrEqualTo(REJECTED);
  }

  @Test
  void errorsAreInTheSameLinesAndOfTheSameKind() {
    List<String> otherLine = new ArrayList<>();
    List<String> otherKind = new ArrayList<>();
    int compared = 0;
    for (Case c : cases("p4_16_errors")) {
      if (c.theirs().errors().isEmpty()) {
        continue;
      }
      compared++;
      Set<String> kinds = c.theirs().errors().stream().map(Pair::kind).collect(Collectors.toSet());
      List<Pair> inLine =
          c.pairs(Diagnostic::isError).stream()
              .filter(p -> c.theirs().lines().contains(p.line()))
              .toList();
      if (inLine.isEmpty()) {
        otherLine.add(c.name());
      }
      if (inLine.stream().noneMatch(p -> kinds.contains(p.kind()))) {
        otherKind.add(c.name());
      }
    }
    assertThat(1 - (double) otherLine.size() / compared)
        .as("errors in other lines: " + otherLine)
        .isGreaterThanOrEqualTo(SAME_LINE);
    assertThat(1 - (double) otherKind.size() / compared)
        .as("errors of other kinds: " + otherKind)
        .isGreaterThanOrEqualTo(SAME_KIND);
  }

  @Test
  void warningsAreTheSame() {
    Map<String, Set<Pair>> superfluous = new TreeMap<>();
    Map<String, Set<Pair>> missing = new TreeMap<>();
    int agreed = 0;
    for (Case c : cases("p4_16_samples")) {
      Set<Pair> ours = compared(c.pairs(d -> !d.isError()));
      Set<Pair> theirs = compared(c.theirs().warnings());
      Set<Pair> both = new HashSet<>(ours);
      both.retainAll(theirs);
      agreed += both.size();
      ours.removeAll(both);
      theirs.removeAll(both);
      if (!ours.isEmpty()) {
        superfluous.put(c.name(), ours);
      }
      if (!theirs.isEmpty()) {
        missing.put(c.name(), theirs);
      }
    }
    assertThat(share(agreed, superfluous))
        .as("warnings that p4c does not give: " + superfluous)
        .isGreaterThanOrEqualTo(PRECISION);
    assertThat(share(agreed, missing))
        .as("warnings that only p4c gives: " + missing)
        .isGreaterThanOrEqualTo(RECALL);
  }

  private static Set<Pair> compared(Set<Pair> pairs) {
    return pairs.stream()
        .filter(p -> KINDS.contains(p.kind()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static double share(int agreed, Map<String, Set<Pair>> others) {
    int different = others.values().stream().mapToInt(Set::size).sum();
    return (double) agreed / (agreed + different);
  }
}
