package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.CompilerBug;
import dev.p4u.language.api.CallTarget;
import dev.p4u.language.api.CallTarget.Bound;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.source.Span;
import dev.p4u.language.types.P4Type;
import dev.p4u.runtime.object.ProgramInfo.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls of everything that can be called. */
final class CallLowering {

  /** Programs cannot recurse; this only bounds what a broken one could do. */
  private static final int MAX_DEPTH = 200;

  private final Context c;
  private final Inliner inliner;
  private int depth;

  CallLowering(Context c) {
    this.c = c;
    this.inliner = new Inliner(c);
  }

  Val call(Expr.Call call, Scope scope) {
    if (++depth > MAX_DEPTH) {
      throw new LoweringLimit(CompileCode.NESTED_TOO_DEEPLY, MAX_DEPTH);
    }
    try {
      CallTarget target =
          c.program
              .callOf(call)
              .orElseThrow(() -> new CompilerBug("unresolved call at " + call.span()));
      return dispatch(call, target, scope);
    } finally {
      depth--;
    }
  }

  private Val dispatch(Expr.Call call, CallTarget target, Scope scope) {
    return switch (target.kind()) {
      case ACTION -> action(call, target, scope);
      case FUNCTION -> function(call, target, scope);
      case EXTERN_FUNCTION -> externFunction(call, target, scope);
      case EXTERN_METHOD -> externMethod(call, target, scope);
      case PARSER_APPLY, CONTROL_APPLY -> apply(call, target, scope);
      case TABLE_APPLY -> {
        c.tables.applyCall(call, scope);
        yield Val.VOID;
      }
      case CONSTRUCTOR -> {
        c.report.error(CompileCode.UNSUPPORTED, call.span(), "a constructor call as a value");
        yield Val.VOID;
      }
      case IS_VALID,
          SET_VALID,
          SET_INVALID,
          PUSH_FRONT,
          POP_FRONT,
          MIN_SIZE_IN_BITS,
          MIN_SIZE_IN_BYTES,
          MAX_SIZE_IN_BITS,
          MAX_SIZE_IN_BYTES ->
          c.builtIns.call(call, target, scope);
    };
  }

  // --- Actions and functions

  private Val action(Expr.Call call, CallTarget target, Scope scope) {
    Decl.Action declaration = (Decl.Action) declaration(target);
    Binding.Action action = findAction(declaration, scope);
    List<Inliner.Passed> passed = new ArrayList<>();
    for (Bound bound : target.arguments()) {
      passed.add(pass(bound.parameter(), bound.type(), bound.value(), scope));
    }
    run(action, passed, scope.frame(), call.span());
    return Val.VOID;
  }

  /** The action that a declaration means here; global ones mean the same everywhere. */
  Binding.Action findAction(Decl.Action declaration, Scope scope) {
    return scope
        .lookup(declaration)
        .filter(Binding.Action.class::isInstance)
        .map(Binding.Action.class::cast)
        .orElseGet(
            () -> new Binding.Action(declaration, c.root, Names.of(c.program, "", declaration)));
  }

  /** Runs an action with evaluated arguments. */
  void run(Binding.Action action, List<Inliner.Passed> passed, Frame caller, Span site) {
    inliner.inline(
        passed,
        action.scope(),
        caller,
        P4Type.Simple.VOID,
        site,
        scope -> {
          c.emit.mark(Event.ACTION, action.name(), 0);
          c.statements.body(action.declaration().body(), scope);
        });
  }

  private Val function(Expr.Call call, CallTarget target, Scope scope) {
    Decl.Function function = (Decl.Function) declaration(target);
    Scope declared = c.root.inner();
    for (int i = 0; i < function.typeParameters().size(); i++) {
      Name parameter = function.typeParameters().get(i);
      if (i < target.typeArguments().size()) {
        declared.bindType(parameter.id(), scope.resolve(target.typeArguments().get(i)));
      }
    }
    return inliner.inline(
        passAll(target, scope),
        declared,
        scope.frame(),
        scope.resolve(target.returnType()),
        call.span(),
        inner -> c.statements.body(function.body(), inner));
  }

  // --- Parsers and controls

  private Val apply(Expr.Call call, CallTarget target, Scope scope) {
    Optional<Binding> instance = target.receiver().flatMap(r -> receiver(r, target, scope));
    if (instance.isPresent() && instance.get() instanceof Binding.Control control) {
      apply(control.instance(), passAll(target, scope), scope.frame(), call.span());
    } else if (instance.isPresent() && instance.get() instanceof Binding.Parser parser) {
      apply(parser.instance(), passAll(target, scope), scope.frame(), call.span());
    } else {
      c.report.error(CompileCode.UNSUPPORTED, call.span(), "applying this");
    }
    return Val.VOID;
  }

  /** The instance before {@code .apply}; a type name makes an instance of its own there. */
  private Optional<Binding> receiver(Expr receiver, CallTarget target, Scope scope) {
    Optional<Node> declaration = c.program.declarationOf(receiver);
    Optional<Binding> bound = declaration.flatMap(scope::lookup);
    if (bound.isPresent()) {
      return bound;
    }
    return target.declaration().flatMap(d -> c.instances.anonymous(d, receiver, scope));
  }

  void apply(ControlInstance control, List<Inliner.Passed> passed, Frame caller, Span site) {
    inliner.inline(
        passed, control.scope(), caller, P4Type.Simple.VOID, site, s -> control.lower(c, s));
  }

  void apply(ParserInstance parser, List<Inliner.Passed> passed, Frame caller, Span site) {
    inliner.inline(
        passed, parser.scope(), caller, P4Type.Simple.VOID, site, s -> parser.lower(c, s));
  }

  // --- Externs

  private Val externFunction(Expr.Call call, CallTarget target, Scope scope) {
    if (scope.frame().emitOnly()) {
      return emitOnly(call, target, scope);
    }
    c.emit.at(call.span());
    Name name = functionName(declaration(target));
    ExternFunction lowering = c.externs.functions().get(name.text());
    ExternCall site = new ExternCall(c, call, target, scope);
    return lowering == null ? HelperFunctionCall.lower(name.text(), site) : lowering.call(site);
  }

  private static Name functionName(Node declaration) {
    return declaration instanceof Decl.Method method ? method.name() : ((Decl) declaration).name();
  }

  private Val externMethod(Expr.Call call, CallTarget target, Scope scope) {
    Optional<Binding> receiver =
        target.receiver().flatMap(c.program::declarationOf).flatMap(scope::lookup);
    if (receiver.isPresent() && receiver.get() instanceof Binding.Extern extern) {
      if (scope.frame().emitOnly() && !(extern.instance() instanceof PacketOut)) {
        return emitOnly(call, target, scope);
      }
      c.emit.at(call.span());
      String method = ((Decl.Method) declaration(target)).name().text();
      return extern.instance().call(method, new ExternCall(c, call, target, scope));
    }
    c.report.error(CompileCode.UNSUPPORTED, call.span(), "this receiver of a method");
    return c.types.zero(scope.resolve(target.returnType()));
  }

  private Val emitOnly(Expr.Call call, CallTarget target, Scope scope) {
    c.report.error(CompileCode.EMIT_ONLY, call.span(), call.callee().span().text());
    return c.types.zero(scope.resolve(target.returnType()));
  }

  // --- Arguments

  private static Node declaration(CallTarget target) {
    return target
        .declaration()
        .orElseThrow(() -> new CompilerBug("a call of " + target.kind() + " without target"));
  }

  private List<Inliner.Passed> passAll(CallTarget target, Scope scope) {
    List<Inliner.Passed> passed = new ArrayList<>();
    for (Bound bound : target.arguments()) {
      passed.add(pass(bound.parameter(), bound.type(), bound.value(), scope));
    }
    return passed;
  }

  /** Evaluates an argument as its parameter wants it. */
  Inliner.Passed pass(
      Parameter parameter, P4Type declaredType, Optional<Expr> argument, Scope scope) {
    P4Type type = scope.resolve(declaredType);
    return new Inliner.Passed(parameter, type, actual(parameter, type, argument, scope));
  }

  private Actual actual(Parameter parameter, P4Type type, Optional<Expr> argument, Scope scope) {
    if (type instanceof P4Type.Instance) {
      Optional<Binding> object = argument.flatMap(c.program::declarationOf).flatMap(scope::lookup);
      if (object.isPresent()) {
        return new Actual.Reference(object.get());
      }
      c.report.error(CompileCode.UNSUPPORTED, parameter.span(), "this argument");
      return new Actual.In(Val.VOID);
    }
    Optional<Expr> value = argument.or(parameter::defaultValue);
    return switch (parameter.direction()) {
      case NONE, IN ->
          new Actual.In(
              value.map(e -> c.exprs.valueAs(e, type, scope)).orElseGet(() -> c.types.zero(type)));
      case OUT, INOUT ->
          new Actual.Out(
              argument
                  .map(e -> c.lvalues.place(e, scope))
                  .orElseGet(() -> new LValue.Discard(type)),
              parameter.direction() == Parameter.Direction.INOUT);
    };
  }
}
