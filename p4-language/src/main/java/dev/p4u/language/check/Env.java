package dev.p4u.language.check;

import dev.p4u.language.types.P4Type;
import java.util.Optional;

/**
 * Where in the program the checker is.
 *
 * @param returnType what {@code return} must give; void where it gives nothing
 * @param self type of {@code this} in the implementation of an abstract method
 * @param inLoop whether {@code break} and {@code continue} have a target
 */
record Env(Scope scope, Place place, P4Type returnType, Optional<P4Type> self, boolean inLoop) {

  /** What surrounds the code. */
  enum Place {
    TOP("the top level"),
    PARSER("a parser"),
    STATE("a parser state"),
    CONTROL("a control"),
    APPLY("an apply block"),
    ACTION("an action"),
    FUNCTION("a function"),
    TABLE("a table"),
    METHOD("a method"),
    EXTERN_INSTANCE("an extern's initializer");

    private final String text;

    Place(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  static Env top() {
    return new Env(new Scope(), Place.TOP, P4Type.Simple.VOID, Optional.empty(), false);
  }

  Env inner() {
    return new Env(scope.inner(), place, returnType, self, inLoop);
  }

  Env at(Place newPlace) {
    return new Env(scope.inner(), newPlace, P4Type.Simple.VOID, self, false);
  }

  Env returning(P4Type type) {
    return new Env(scope, place, type, self, inLoop);
  }

  Env within(P4Type instance) {
    return new Env(scope, place, returnType, Optional.of(instance), inLoop);
  }

  Env loop() {
    return new Env(scope.inner(), place, returnType, self, true);
  }
}
