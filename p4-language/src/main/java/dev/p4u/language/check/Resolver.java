package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.diag.Diagnostic.Edit;
import dev.p4u.language.diag.Diagnostic.Fix;
import dev.p4u.language.diag.Spelling;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Declares names and finds them. */
final class Resolver {

  /** Words of the language that stand where a name may. */
  private static final List<String> LITERALS = List.of("true", "false", "bool", "string");

  /** Missing names that suggestions are sought for: each looks at all that is visible. */
  private static final int MOST_SUGGESTIONS = 100;

  private final Checking checking;

  /** The names that are missing in the declaration at the top level that is checked. */
  private final Set<String> missing = new HashSet<>();

  private int suggestions;

  Resolver(Checking checking) {
    this.checking = checking;
  }

  /** Another declaration of the top level starts. */
  void nextDeclaration() {
    missing.clear();
  }

  /** Declares a name; a second declaration that is no overload is reported and ignored. */
  void declare(Env env, Node declaration) {
    Name name = Names.nameOf(declaration).orElseThrow();
    if (name.text().isEmpty()) {
      return;
    }
    checking.uses.put(name, declaration);
    for (Node other : env.scope().here(name.text())) {
      if (!overloads(declaration, other)) {
        duplicate(name, other);
        return;
      }
    }
    env.scope().declare(name.text(), declaration);
  }

  void duplicate(Name name, Node other) {
    checking.report.add(
        CheckCode.DUPLICATE_DECLARATION, name, Reporter.declaredHere(other), name.text());
  }

  /** Functions of one name live together when their parameters differ in number or names. */
  static boolean overloads(Node a, Node b) {
    Optional<List<Parameter>> x = functionParameters(a);
    Optional<List<Parameter>> y = functionParameters(b);
    if (x.isEmpty() || y.isEmpty()) {
      return false;
    }
    // Functions with bodies may differ in types alone: a call takes the first that fits.
    return (a instanceof Decl.Function && b instanceof Decl.Function)
        || !(a instanceof Decl.Method
            ? Set.copyOf(names(x.get())).equals(Set.copyOf(names(y.get())))
            : names(x.get()).equals(names(y.get())));
  }

  private static List<String> names(List<Parameter> parameters) {
    return parameters.stream().map(p -> p.name().text()).toList();
  }

  private static Optional<List<Parameter>> functionParameters(Node node) {
    if (node instanceof Decl.Function f) {
      return Optional.of(f.parameters());
    }
    if (node instanceof Decl.ExternFunction f) {
      return Optional.of(f.method().parameters());
    }
    if (node instanceof Decl.Method m) {
      return Optional.of(m.parameters());
    }
    if (node instanceof Decl.PackageType p) {
      return Optional.of(p.parameters());
    }
    if (node instanceof Decl.Parser p) {
      return Optional.of(p.constructorParameters());
    }
    if (node instanceof Decl.Control c) {
      return Optional.of(c.constructorParameters());
    }
    return Optional.empty();
  }

  /** The declarations of a name; reports when there is none. */
  List<Node> find(Name name, boolean global, Env env) {
    if (name.text().isEmpty()) {
      return List.of();
    }
    Scope scope = global ? env.scope().outermost() : env.scope();
    List<Node> found = scope.find(name.text());
    if (found.isEmpty()) {
      notFound(name, scope);
    }
    return found;
  }

  private void notFound(Name name, Scope scope) {
    Optional<Node> later = scope.findAnnounced(name.text());
    if (later.isPresent() && encloses(later.get(), name)) {
      CheckCode code =
          Names.isTypeDeclaration(later.get()) ? CheckCode.SELF_REFERENCE : CheckCode.RECURSION;
      checking.report.add(code, name, Reporter.declaredHere(later.get()), name.text());
      return;
    }
    if (later.isPresent()) {
      checking.report.add(
          CheckCode.USED_BEFORE_DECLARATION, name, Reporter.declaredHere(later.get()), name.text());
      return;
    }
    reportMissing(name, scope.visible());
  }

  private static boolean encloses(Node declaration, Name name) {
    Span around = declaration.span();
    return around.file() == name.span().file()
        && around.start() <= name.span().start()
        && name.span().end() <= around.end();
  }

  /**
   * Reports a name that is not there, once for each top-level declaration, with the include or the
   * name that may have been meant.
   */
  void reportMissing(Name name, Collection<String> candidates) {
    if (!missing.add(name.text()) || checking.includes.report(name)) {
      return;
    }
    List<String> words = new ArrayList<>(candidates);
    words.addAll(LITERALS);
    Optional<String> meant =
        suggestions++ < MOST_SUGGESTIONS ? Spelling.closest(name.text(), words) : Optional.empty();
    checking.report.add(
        CheckCode.NAME_NOT_FOUND,
        name.span(),
        List.of(),
        renameFix(name, meant),
        name.text(),
        Names.didYouMean(meant));
  }

  static List<Fix> renameFix(Name name, Optional<String> meant) {
    return meant
        .map(m -> List.of(new Fix("change to `" + m + "`", List.of(new Edit(name.span(), m)))))
        .orElse(List.of());
  }
}
