package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.types.P4Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Implementations of abstract methods in the initializer of an extern instance (spec,
 * "Instantiating objects with abstract methods").
 */
final class AbstractMethods {

  private final Checking checking;

  AbstractMethods(Checking checking) {
    this.checking = checking;
  }

  void check(Decl.Instance instance, P4Type type) {
    if (!(type instanceof P4Type.Instance i)) {
      return;
    }
    boolean none =
        !(i.declaration() instanceof Decl.ExternObject e)
            || e.methods().stream().noneMatch(Decl.Method::isAbstract);
    if (none && !instance.initializer().isEmpty()) {
      checking.report.add(
          CheckCode.NO_ABSTRACT_METHOD,
          instance.name(),
          Reporter.declaredHere(i.declaration()),
          i.declaration().name(),
          instance.initializer().get(0).name());
    }
    if (none) {
      return;
    }
    Decl.ExternObject extern = (Decl.ExternObject) i.declaration();
    for (Decl d : instance.initializer()) {
      if (d instanceof Decl.Function f) {
        implementation(f, extern, i);
      }
    }
    for (Decl.Method m : extern.methods()) {
      boolean missing =
          m.isAbstract()
              && !Names.has(m.annotations(), "optional")
              && instance.initializer().stream()
                  .noneMatch(d -> d.name().text().equals(m.name().text()));
      if (missing) {
        checking.report.add(
            CheckCode.ABSTRACT_METHOD_MISSING,
            instance.name(),
            Reporter.declaredHere(m),
            m.name(),
            extern.name());
      }
    }
  }

  private void implementation(Decl.Function f, Decl.ExternObject extern, P4Type.Instance instance) {
    List<Decl.Method> methods =
        extern.methods().stream()
            .filter(m -> m.isAbstract() && m.name().text().equals(f.name().text()))
            .toList();
    if (methods.isEmpty()) {
      checking.report.add(
          CheckCode.NO_ABSTRACT_METHOD,
          f.name(),
          Reporter.declaredHere(extern),
          extern.name(),
          f.name());
      return;
    }
    Optional<Signature> given = checking.signatures.get(f);
    boolean fits = methods.stream().anyMatch(m -> agree(wanted(m, extern, instance), given));
    if (!fits) {
      checking.report.add(
          CheckCode.TYPE_MISMATCH,
          f.name(),
          Reporter.declaredHere(methods.get(0)),
          wanted(methods.get(0), extern, instance).map(AbstractMethods::text).orElse("?"),
          given.map(AbstractMethods::text).orElse("?"));
    }
  }

  private Optional<Signature> wanted(
      Decl.Method m, Decl.ExternObject extern, P4Type.Instance instance) {
    return checking
        .signatures
        .get(m)
        .map(
            s ->
                s.substitute(
                    checking.generics,
                    Generics.map(
                        Generics.variables(extern.typeParameters()), instance.arguments())));
  }

  private boolean agree(Optional<Signature> wanted, Optional<Signature> given) {
    if (wanted.isEmpty() || given.isEmpty()) {
      return true;
    }
    List<Signature.Param> a = wanted.get().parameters();
    List<Signature.Param> b = given.get().parameters();
    boolean good =
        given.get().variables().size() == wanted.get().variables().size()
            && a.size() >= b.size()
            && same(wanted.get().returnType(), given.get().returnType());
    for (int i = 0; good && i < a.size(); i++) {
      if (i >= b.size()) {
        return a.get(i).mayBeOmitted();
      }
      good =
          a.get(i).declaration().direction() == b.get(i).declaration().direction()
              && same(a.get(i).type(), b.get(i).type());
    }
    return good;
  }

  private boolean same(P4Type a, P4Type b) {
    return Generics.mentionsVariable(a)
        || Generics.mentionsVariable(b)
        || new Unifier(checking).unify(a, b);
  }

  private static String text(Signature s) {
    return s.parameters().stream()
        .map(
            p ->
                (p.declaration().direction().name().toLowerCase(java.util.Locale.ROOT)
                        + " "
                        + p.type())
                    .replace("none ", ""))
        .collect(Collectors.joining(", ", s.returnType() + " " + s.name() + generic(s) + "(", ")"));
  }

  private static String generic(Signature s) {
    return s.variables().isEmpty()
        ? ""
        : s.variables().stream()
            .map(P4Type.Variable::name)
            .collect(Collectors.joining(", ", "<", ">"));
  }
}
