package dev.p4u.language.check;

import dev.p4u.language.ast.Parameter.Direction;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.types.P4Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Points at the first parameter of a parser or control that its type has otherwise. */
final class BlockDifference {

  private final Checking checking;
  private final P4Type.Instance wanted;
  private final P4Type.Instance found;

  BlockDifference(Checking checking, P4Type.Instance wanted, P4Type.Instance found) {
    this.checking = checking;
    this.wanted = wanted;
    this.found = found;
  }

  /** The place with what is the matter; where there is nothing to compare, the declaration. */
  List<Related> explain() {
    Optional<Signature> type = checking.calls.applySignature(wanted);
    Optional<Signature> body = checking.calls.applySignature(found);
    return type.isPresent() && body.isPresent()
        ? first(type.get().parameters(), body.get().parameters())
        : Reporter.declaredHere(found.declaration());
  }

  private List<Related> first(List<Signature.Param> expected, List<Signature.Param> given) {
    Unifier unifier = new Unifier(checking);
    String type = wanted.declaration().name().text();
    for (int i = 0; i < Math.max(expected.size(), given.size()); i++) {
      if (i >= expected.size()) {
        return at(given.get(i), type + " has no parameter for this");
      }
      Signature.Param e = expected.get(i);
      if (i >= given.size()) {
        String missing = "a parameter for `%s` of %s is missing".formatted(e.name(), type);
        return e.mayBeOmitted()
            ? List.of()
            : List.of(new Related(Names.spanOf(found.declaration()), missing));
      }
      Signature.Param g = given.get(i);
      String counterpart = ", but `%s` of %s ".formatted(e.name(), type);
      Direction direction = g.declaration().direction();
      if (direction != e.declaration().direction()) {
        return at(g, words(direction) + counterpart + words(e.declaration().direction()));
      }
      if (!unifier.unify(e.type(), g.type())) {
        return at(g, "has type " + g.type() + counterpart + "has type " + e.type());
      }
    }
    return Reporter.declaredHere(found.declaration());
  }

  private static List<Related> at(Signature.Param parameter, String message) {
    return List.of(new Related(parameter.declaration().name().span(), message));
  }

  private static String words(Direction direction) {
    return direction == Direction.NONE
        ? "has no direction"
        : "is " + direction.name().toLowerCase(Locale.ROOT);
  }
}
