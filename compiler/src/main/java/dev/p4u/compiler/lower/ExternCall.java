package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.language.api.CallTarget;
import dev.p4u.language.api.CallTarget.Bound;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Parameter.Direction;
import dev.p4u.language.source.Span;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Value;
import java.util.List;
import java.util.Optional;

/** A call of an extern function or method: its arguments, and what its lowering may use. */
public final class ExternCall {

  private final Context c;
  private final Expr.Call call;
  private final CallTarget target;
  private final Scope scope;
  private final Val[] values;

  ExternCall(Context c, Expr.Call call, CallTarget target, Scope scope) {
    this.c = c;
    this.call = call;
    this.target = target;
    this.scope = scope;
    this.values = new Val[target.arguments().size()];
  }

  public Emitter emit() {
    return c.emit;
  }

  public Memory memory() {
    return c.memory;
  }

  public TypeModel types() {
    return c.types;
  }

  public ProgramParts parts() {
    return c.parts;
  }

  public Span span() {
    return call.span();
  }

  public int arguments() {
    return target.arguments().size();
  }

  /** Type of an argument, after substitution of type parameters. */
  public P4Type type(int argument) {
    return scope.resolve(target.arguments().get(argument).type());
  }

  public P4Type returnType() {
    return scope.resolve(target.returnType());
  }

  public List<P4Type> typeArguments() {
    return target.typeArguments().stream().map(scope::resolve).toList();
  }

  public Direction direction(int argument) {
    return target.arguments().get(argument).parameter().direction();
  }

  /** The argument as it is written, if it is given. */
  public Optional<Expr> expression(int argument) {
    return target.arguments().get(argument).value();
  }

  /** Value of an in argument; evaluated at its first use. */
  public Val value(int argument) {
    if (values[argument] == null) {
      Bound bound = target.arguments().get(argument);
      values[argument] =
          bound
              .value()
              .or(() -> bound.parameter().defaultValue())
              .map(e -> c.exprs.valueAs(e, type(argument), scope))
              .orElseGet(() -> c.types.zero(type(argument)));
    }
    return values[argument];
  }

  public Operand scalar(int argument) {
    return Memory.scalar(value(argument));
  }

  /** Place of an out argument. */
  public LValue place(int argument) {
    return expression(argument)
        .map(e -> c.lvalues.place(e, scope))
        .orElseGet(() -> new LValue.Discard(type(argument)));
  }

  /** The argument's value if it is known at compile time. */
  public Optional<Value> constant(int argument) {
    return expression(argument).flatMap(c.program::constantOf);
  }

  /** Reports a problem with this call. */
  public void error(CompileCode code, Object... arguments) {
    c.report.error(code, call.span(), arguments);
  }

  /** Reports that the method or function is not supported, and gives a value to go on with. */
  public Val unsupported(String what) {
    error(CompileCode.UNSUPPORTED, what);
    return c.types.zero(returnType());
  }

  /** Ends the block with a parser error; reports it when this is no parser. */
  public void reject(String error) {
    if (scope.frame().onReject().isPresent()) {
      scope.frame().onReject().get().reject(error);
    } else {
      unsupported("a parser error outside of a parser");
    }
  }

  /** After {@code extract(stack.next)} the next element is the next one. */
  void countExtracted(int argument) {
    if (expression(argument).orElse(null) instanceof Expr.Member m
        && m.name().text().equals("next")
        && scope.resolve(c.program.typeOf(m.target())) instanceof P4Type.Stack) {
      LValue stack = c.lvalues.place(m.target(), scope);
      Operand next = c.memory.next(stack);
      c.memory.setNext(stack, c.emit.plus(next, Operand.Const.of(1, next.width())));
    }
  }
}
