package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.language.api.CallTarget.Bound;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
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
      c.report.error(CompileCode.ACTION_NOT_IN_TABLE, e.span(), name.span().text(), table);
      return new Chosen(slots.get(0), List.of());
    }
    List<Bound> given =
        e instanceof Expr.Call call
            ? c.program.callOf(call).map(t -> t.arguments()).orElse(List.of())
            : List.of();
    List<Const> arguments = new ArrayList<>();
    for (ActionSlot.Data data : slot.get().data()) {
      Optional<Expr> value =
          given.stream()
              .filter(b -> b.parameter().id() == data.parameter().id())
              .findFirst()
              .flatMap(Bound::value)
              .or(() -> data.parameter().defaultValue());
      arguments.add(value.map(v -> constant(v, data)).orElse(Const.of(0, width(data))));
    }
    return new Chosen(slot.get(), arguments);
  }

  private Const constant(Expr e, ActionSlot.Data data) {
    Operand value = c.exprs.scalarAs(e, data.type(), scope);
    if (value instanceof Const k) {
      return k;
    }
    c.report.error(CompileCode.NOT_CONSTANT, e.span(), "an action argument");
    return Const.of(0, width(data));
  }

  private static int width(ActionSlot.Data data) {
    return data.field().widthBits();
  }
}
