package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.language.api.CallTarget.Bound;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.types.P4Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an action with arguments known at compile time: default actions and entries. */
final class ConstantAction {

  /**
   * @param arguments for the parameters that the control plane gives
   */
  record Chosen(ActionSlot action, List<Const> arguments) {}

  private final Context c;
  private final Scope scope;
  private final String table;
  private final List<ActionSlot> slots;

  /**
   * @param slots at least one
   */
  ConstantAction(Context c, Scope scope, String table, List<ActionSlot> slots) {
    this.c = c;
    this.scope = scope;
    this.table = table;
    this.slots = slots;
  }

  Chosen choose(Expr e) {
    Expr name = e instanceof Expr.Call call ? call.callee() : e;
    Optional<Node> declaration = c.program.declarationOf(name);
    Optional<ActionSlot> slot =
        declaration.flatMap(
            d -> slots.stream().filter(s -> s.declaration().id() == d.id()).findFirst());
    if (slot.isEmpty()) {
      throw new CompilerBug("no action of table " + table + " at " + e.span());
    }
    List<Bound> given =
        e instanceof Expr.Call call
            ? c.program.callOf(call).map(t -> t.arguments()).orElse(List.of())
            : List.of();
    List<Const> arguments = new ArrayList<>();
    List<ActionSlot.Data> data = slot.get().data();
    for (int i = 0; i < data.size(); ) {
      ActionSlot.Data first = data.get(i);
      Optional<Expr> value =
          given.stream()
              .filter(b -> b.parameter().id() == first.parameter().id())
              .findFirst()
              .flatMap(Bound::value)
              .or(() -> first.parameter().defaultValue());
      List<Const> leaves = constants(value, first.type());
      arguments.addAll(leaves);
      i += leaves.size();
    }
    return new Chosen(slot.get(), arguments);
  }

  /** The scalars of an argument: at least one. */
  private List<Const> constants(Optional<Expr> argument, P4Type type) {
    Val value =
        argument.map(e -> c.exprs.valueAs(e, type, scope)).orElseGet(() -> c.types.zero(type));
    List<Const> constants = new ArrayList<>();
    for (Operand leaf : Leaves.of(value)) {
      if (leaf instanceof Const k) {
        constants.add(k);
      } else {
        throw CompilerBug.notConstant(argument.orElseThrow().span());
      }
    }
    return constants;
  }
}
