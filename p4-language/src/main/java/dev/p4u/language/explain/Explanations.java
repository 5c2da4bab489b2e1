package dev.p4u.language.explain;

import dev.p4u.language.diag.DiagnosticCode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** All codes of the modules that are there, and their explanations. Immutable. */
public final class Explanations {

  private final List<CodeFamily> families;

  private Explanations(List<CodeFamily> families) {
    this.families = families;
  }

  /** Those of every {@link CodeProvider} on the class path. */
  public static Explanations load() {
    ClassLoader loader = Explanations.class.getClassLoader();
    return new Explanations(
        ServiceLoader.load(CodeProvider.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparingInt(CodeProvider::position))
            .flatMap(provider -> provider.families().stream())
            .toList());
  }

  public List<CodeFamily> families() {
    return families;
  }

  /** The code of this name, in upper or lower case. */
  public Optional<DiagnosticCode> code(String name) {
    return codes().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The codes of a kind ({@code not-found}, {@code unused}...), in the order of the families. */
  public List<DiagnosticCode> codesOfKind(String kind) {
    return codes().filter(c -> c.kind().equalsIgnoreCase(kind)).toList();
  }

  /** Every code of every family. */
  public Stream<DiagnosticCode> codes() {
    return families.stream().flatMap(f -> f.codes().stream());
  }

  /** Why a diagnostic is given and what to do about it; empty for a code of no family. */
  public Optional<Explanation> explain(DiagnosticCode code) {
    return families.stream()
        .filter(f -> f.codes().contains(code))
        .findFirst()
        .map(f -> f.explanation(code));
  }
}
