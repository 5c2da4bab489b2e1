package dev.p4u.compiler.lower;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.types.P4Type;

/** What a declaration stands for at one place of the inlined program. */
sealed interface Binding {

  /** A variable or parameter. */
  record Place(LValue place) implements Binding {}

  /** A constant or constructor argument. */
  record Known(Val value, P4Type type) implements Binding {}

  /** An extern object, a packet included. */
  record Extern(ExternInstance instance) implements Binding {}

  record Parser(ParserInstance instance) implements Binding {}

  record Control(ControlInstance instance) implements Binding {}

  record Table(TableInstance instance) implements Binding {}

  /**
   * @param scope where the action's free names are looked up
   * @param name control-plane name
   */
  record Action(Decl.Action declaration, Scope scope, String name) implements Binding {}
}
