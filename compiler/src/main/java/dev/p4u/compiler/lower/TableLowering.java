package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Part;
import dev.p4u.compiler.ir.Position;
import dev.p4u.compiler.ir.Terminator.Case;
import dev.p4u.compiler.ir.Var;
import dev.p4u.language.api.CallTarget.Bound;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.Event;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code table.apply()}: one lookup, then one place where the action is chosen and run, whether the
 * entry or the default map's value names it. A constant default action is compiled in.
 */
final class TableLowering {

  private static final int POINTER = 64;
  private static final int ACTION_SIZE = 4;
  private static final int DEFAULT_KEY_SIZE = 4;

  /** What {@code action_run} is when no action ran; no action has this number. */
  private static final long NO_ACTION_RAN = 0xffff_ffffL;

  /**
   * What the expression {@code table.apply()} gives.
   *
   * @param hit 1 bit
   * @param actionRun 32 bits: number of the action
   */
  record Result(TableInstance table, Var hit, Var actionRun) {}

  /** How an action gets the parameters that are not bound in the table. */
  private interface DataSource {
    Operand argument(int index, ActionSlot.Data data);
  }

  private final Context c;

  TableLowering(Context c) {
    this.c = c;
  }

  /** Applies the table that a call of {@code apply} names. */
  Result applyCall(Expr.Call call, Scope scope) {
    TableInstance table =
        c.program
            .callOf(call)
            .flatMap(t -> t.declaration())
            .flatMap(scope::lookup)
            .filter(Binding.Table.class::isInstance)
            .map(b -> ((Binding.Table) b).instance())
            .orElseThrow(() -> new CompilerBug("no table at " + call.span()));
    if (scope.frame().emitOnly()) {
      c.report.error(CompileCode.EMIT_ONLY, call.span(), call.callee().span().text());
    }
    return new Application(table, call, scope).apply();
  }

  private final class Application {
    private final TableInstance table;
    private final Scope scope;
    private final Expr.Call call;
    private final Position position;
    private final Result result;
    private final Var value;
    private final int run;
    private final int end;

    Application(TableInstance table, Expr.Call call, Scope scope) {
      this.table = table;
      this.call = call;
      this.scope = scope;
      this.position = Emitter.position(call.span());
      this.result =
          new Result(
              table,
              c.emit.variable(table.name() + ".hit", 1),
              c.emit.variable(table.name() + ".action_run", 32));
      this.value = c.emit.variable(table.name() + ".value", POINTER);
      this.run = c.emit.newBlock("run_action");
      this.end = c.emit.newBlock("applied");
    }

    Result apply() {
      List<Operand> keys = new ArrayList<>();
      for (Decl.KeyElement key : table.keys()) {
        keys.add(c.exprs.scalar(key.expression(), scope));
      }
      c.emit.at(position);
      if (table.map().isPresent()) {
        lookup(keys);
      } else {
        c.emit.write(result.hit(), Emitter.bool(false));
        c.emit.mark(Event.MISS, table.name(), 0);
      }
      runDefault();
      c.emit.moveTo(run);
      runAction();
      c.emit.moveTo(end);
      c.emit.at(position);
      return result;
    }

    /** Ends in the block of a miss. */
    private void lookup(List<Operand> keys) {
      c.emit.mark(Event.LOOKUP, table.name(), 0);
      Value found = c.emit.value(POINTER);
      c.emit.add(
          new Inst.MapLookup(
              position,
              found,
              table.map().orElseThrow(),
              table.layout().size(),
              table.layout().parts(keys)));
      int hit = c.emit.newBlock("hit");
      int miss = c.emit.newBlock("miss");
      c.emit.branch(isPresent(found), hit, miss);
      c.emit.moveTo(hit);
      c.emit.mark(Event.HIT, table.name(), 0);
      c.emit.write(result.hit(), Emitter.bool(true));
      c.emit.write(value, found);
      c.emit.jump(run);
      c.emit.moveTo(miss);
      c.emit.mark(Event.MISS, table.name(), 0);
      c.emit.write(result.hit(), Emitter.bool(false));
    }

    private Operand isPresent(Operand address) {
      return c.emit.compare(CmpOp.NE, address, Const.of(0, POINTER));
    }

    private void runDefault() {
      if (table.defaultMap().isEmpty()) {
        runDeclaredDefault();
        return;
      }
      Value found = c.emit.value(POINTER);
      Part zero = new Part(0, DEFAULT_KEY_SIZE, Order.LITTLE, Const.of(0, 32));
      c.emit.add(
          new Inst.MapLookup(
              position, found, table.defaultMap().get(), DEFAULT_KEY_SIZE, List.of(zero)));
      int present = c.emit.newBlock("default");
      int absent = c.emit.newBlock("no_default");
      c.emit.branch(isPresent(found), present, absent);
      c.emit.moveTo(present);
      c.emit.write(value, found);
      if (c.target.richMaps()) {
        c.emit.jump(run);
        c.emit.moveTo(absent);
        c.emit.write(result.actionRun(), Const.of(NO_ACTION_RAN, 32));
        c.emit.jump(end);
        return;
      }
      // Nobody fills the map before the first packet there: all zeros are the declared default.
      c.emit.branch(isAllZero(found), absent, run);
      c.emit.moveTo(absent);
      runDeclaredDefault();
    }

    /** Whether a value is action 0 with parameters that are all zero. */
    private Operand isAllZero(Value address) {
      Operand zero = c.emit.isEqual(load(address, 0, ACTION_SIZE, Order.LITTLE, 32), 0);
      for (ActionSlot.Data data : table.actions().get(0).data()) {
        zero = c.emit.and(zero, c.emit.isEqual(load(address, data.field()), 0));
      }
      return zero;
    }

    private void runDeclaredDefault() {
      TableInstance.DefaultAction byDefault = table.defaultAction();
      run(byDefault.action(), (index, data) -> byDefault.arguments().get(index));
    }

    /** Chooses by the number in the value; one that the table does not know runs nothing. */
    private void runAction() {
      if (table.map().isEmpty() && table.defaultMap().isEmpty()) {
        c.emit.jump(end);
        return;
      }
      Operand address = c.emit.read(value);
      Operand number = load(address, 0, ACTION_SIZE, Order.LITTLE, 32);
      c.emit.write(result.actionRun(), number);
      List<ActionSlot> possible =
          table.actions().stream()
              .filter(s -> table.defaultMap().isPresent() || !s.defaultOnly())
              .toList();
      List<Case> cases = new ArrayList<>();
      for (ActionSlot slot : possible) {
        cases.add(new Case(BigInteger.valueOf(slot.id()), c.emit.newBlock(slot.name())));
      }
      c.emit.switchTo(number, cases, end);
      for (int i = 0; i < possible.size(); i++) {
        c.emit.moveTo(cases.get(i).target());
        run(possible.get(i), (index, data) -> load(address, data.field()));
      }
    }

    /** Runs an action and goes on behind the application. */
    private void run(ActionSlot slot, DataSource source) {
      c.emit.at(position);
      c.emit.write(result.actionRun(), Const.of(slot.id(), 32));
      List<Inliner.Passed> passed = new ArrayList<>();
      for (Parameter parameter : slot.declaration().parameters()) {
        passed.add(
            parameter.direction() == Parameter.Direction.NONE
                ? data(slot, parameter, source)
                : bound(slot, parameter));
      }
      c.calls.run(
          c.calls.findAction(slot.declaration(), scope), passed, scope.frame(), call.span());
      c.emit.jump(end);
    }

    private Inliner.Passed data(ActionSlot slot, Parameter parameter, DataSource source) {
      List<Operand> leaves = new ArrayList<>();
      for (int i = 0; i < slot.data().size(); i++) {
        ActionSlot.Data data = slot.data().get(i);
        if (data.parameter().id() == parameter.id()) {
          leaves.add(source.argument(i, data));
        }
      }
      P4Type type = scope.resolve(c.program.typeOfDeclaration(parameter));
      // Without data the type has been reported.
      Val argument =
          leaves.isEmpty() ? c.types.zero(type) : Leaves.build(type, c.types, leaves.iterator());
      return new Inliner.Passed(parameter, type, new Actual.In(argument));
    }

    private Inliner.Passed bound(ActionSlot slot, Parameter parameter) {
      P4Type type = c.program.typeOfDeclaration(parameter);
      Optional<Expr> argument =
          slot.bound()
              .flatMap(
                  t ->
                      t.arguments().stream()
                          .filter(b -> b.parameter().id() == parameter.id())
                          .findFirst()
                          .flatMap(Bound::value));
      return c.calls.pass(parameter, type, argument, scope);
    }

    private Operand load(Operand address, ProgramInfo.Field field) {
      return load(address, field.offset(), field.size(), field.order(), field.widthBits());
    }

    private Operand load(Operand address, int offset, int size, Order order, int width) {
      Value loaded = c.emit.value(width);
      c.emit.add(new Inst.ValueLoad(c.emit.position(), loaded, address, offset, size, order));
      return loaded;
    }
  }
}
