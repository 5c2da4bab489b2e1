package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Terminator.Case;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.types.P4Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Select expressions (P4 specification, section 13.6): the first case that matches wins. */
final class SelectLowering {

  /** Where the cases lead. */
  interface Targets {
    int block(String state);

    /** Ends the current block when no case matches. */
    void noMatch();
  }

  private record Subject(Val value, P4Type type) {}

  private final Context c;

  SelectLowering(Context c) {
    this.c = c;
  }

  void lower(Decl.Select select, Scope scope, Targets targets) {
    List<Subject> subjects = new ArrayList<>();
    for (Expr e : select.subjects()) {
      subjects.add(new Subject(c.exprs.value(e, scope), scope.resolve(c.program.finalTypeOf(e))));
    }
    c.emit.at(select.span());
    if (subjects.size() == 1 && asSwitch(select, subjects.get(0), scope, targets)) {
      return;
    }
    for (Decl.SelectCase kase : select.cases()) {
      c.emit.at(kase.span());
      int target = targets.block(kase.state().text());
      if (matchesAll(kase.keySet(), subjects.size())) {
        c.emit.jump(target);
        return;
      }
      int next = c.emit.newBlock("next_case");
      c.emit.branch(matches(kase.keySet(), subjects, scope), target, next);
      c.emit.moveTo(next);
    }
    targets.noMatch();
  }

  /** One multiway jump when every case is a plain value. */
  private boolean asSwitch(Decl.Select select, Subject subject, Scope scope, Targets targets) {
    if (!(subject.value() instanceof Val.Scalar scalar)) {
      return false;
    }
    Map<BigInteger, Integer> cases = new LinkedHashMap<>();
    int otherwise = -1;
    for (Decl.SelectCase kase : select.cases()) {
      if (matchesAll(kase.keySet(), 1)) {
        otherwise = targets.block(kase.state().text());
        break;
      }
      Optional<BigInteger> value = plainValue(kase.keySet(), subject.type(), scope);
      if (value.isEmpty()) {
        return false;
      }
      cases.putIfAbsent(value.get(), targets.block(kase.state().text()));
    }
    int none = otherwise >= 0 ? otherwise : c.emit.newBlock("no_match");
    List<Case> list = new ArrayList<>();
    cases.forEach((value, target) -> list.add(new Case(value, target)));
    c.emit.switchTo(scalar.operand(), list, none);
    if (otherwise < 0) {
      c.emit.moveTo(none);
      targets.noMatch();
    }
    return true;
  }

  private Optional<BigInteger> plainValue(Expr e, P4Type type, Scope scope) {
    Expr single =
        e instanceof Expr.ListExpr list && list.elements().size() == 1 ? list.elements().get(0) : e;
    boolean set = single instanceof Expr.Mask || single instanceof Expr.Range;
    if (set || isValueSet(single) || c.program.constantOf(single).isEmpty()) {
      return Optional.empty();
    }
    return c.exprs.scalarAs(single, type, scope) instanceof Const k
        ? Optional.of(k.bits())
        : Optional.empty();
  }

  private static boolean isAny(Expr e) {
    return e instanceof Expr.Default || e instanceof Expr.DontCare;
  }

  private static boolean matchesAll(Expr keySet, int subjects) {
    return isAny(keySet)
        || (keySet instanceof Expr.ListExpr list
            && list.elements().size() == subjects
            && list.elements().stream().allMatch(SelectLowering::isAny));
  }

  private Operand matches(Expr keySet, List<Subject> subjects, Scope scope) {
    if (subjects.size() == 1 && !(keySet instanceof Expr.ListExpr)) {
      return matches(keySet, subjects.get(0).value(), subjects.get(0).type(), scope);
    }
    List<Expr> elements = keySet instanceof Expr.ListExpr list ? list.elements() : List.of(keySet);
    if (subjects.size() == 1 && elements.size() != 1) {
      return matches(keySet, subjects.get(0).value(), subjects.get(0).type(), scope);
    }
    Operand result = Emitter.bool(true);
    for (int i = 0; i < Math.min(elements.size(), subjects.size()); i++) {
      Subject subject = subjects.get(i);
      result = c.emit.and(result, matches(elements.get(i), subject.value(), subject.type(), scope));
    }
    return result;
  }

  /** Whether a value is in a set (P4 specification, section 8.14). */
  private Operand matches(Expr set, Val value, P4Type type, Scope scope) {
    if (isAny(set)) {
      return Emitter.bool(true);
    }
    if (isValueSet(set)) {
      c.report.error(CompileCode.UNSUPPORTED, set.span(), "a value set");
      return Emitter.bool(false);
    }
    if (set instanceof Expr.ListExpr list && value instanceof Val.Struct struct) {
      Operand result = Emitter.bool(true);
      List<P4Type> types = c.types.parts(type);
      for (int i = 0; i < Math.min(types.size(), list.elements().size()); i++) {
        Operand part = matches(list.elements().get(i), struct.parts().get(i), types.get(i), scope);
        result = c.emit.and(result, part);
      }
      return result;
    }
    if (set instanceof Expr.Mask mask && value instanceof Val.Scalar scalar) {
      Operand bits = c.exprs.scalarAs(mask.mask(), type, scope);
      Operand wanted = c.exprs.scalarAs(mask.value(), type, scope);
      return c.emit.compare(
          CmpOp.EQ,
          c.emit.binary(BinOp.AND, scalar.operand(), bits),
          c.emit.binary(BinOp.AND, wanted, bits));
    }
    if (set instanceof Expr.Range range && value instanceof Val.Scalar scalar) {
      Operand low = c.exprs.scalarAs(range.low(), type, scope);
      Operand high = c.exprs.scalarAs(range.high(), type, scope);
      return c.emit.and(
          c.operators.binary(Expr.BinaryOp.GE, scalar.operand(), low, type, set.span()),
          c.operators.binary(Expr.BinaryOp.LE, scalar.operand(), high, type, set.span()));
    }
    return c.operators.equal(value, c.exprs.valueAs(set, type, scope));
  }

  private boolean isValueSet(Expr e) {
    return c.program.typeOf(e) instanceof P4Type.ValueSetType
        || c.program.declarationOf(e).filter(Decl.ValueSet.class::isInstance).isPresent();
  }
}
