package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.source.Span;
import dev.p4u.language.types.P4Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates instantiations: each instance has its own tables, registers and inner instances. */
final class Instances {

  private static final int MAX_INSTANCES = 10_000;

  private final Context c;
  private final Map<String, Integer> anonymous = new HashMap<>();
  private int count;

  Instances(Context c) {
    this.c = c;
  }

  /** Makes the instance that a declaration names. */
  void declare(Decl.Instance declaration, Scope scope) {
    P4Type type = scope.resolve(c.program.typeOfDeclaration(declaration));
    String name = Names.of(c.program, scope.path(), declaration);
    create(type, declaration.arguments(), name, scope, declaration.span())
        .ifPresent(binding -> scope.bind(declaration, binding));
  }

  /** The instance that {@code Type.apply(...)} makes where it stands. */
  Optional<Binding> anonymous(Node type, Expr where, Scope scope) {
    if (!(type instanceof Decl declaration)) {
      return Optional.empty();
    }
    String base = Names.join(scope.path(), declaration.name().text());
    int number = anonymous.merge(base, 1, Integer::sum);
    String name = number == 1 ? base : base + "_" + number;
    return create(
        new P4Type.Instance(declaration, List.of()), List.of(), name, scope, where.span());
  }

  /** The instance that a constructor call in an argument of a package makes. */
  Optional<Binding> construct(Expr argument, Scope scope) {
    if (argument instanceof Expr.Call call) {
      Optional<Decl> declaration =
          c.program
              .callOf(call)
              .flatMap(t -> t.declaration())
              .filter(Decl.class::isInstance)
              .map(Decl.class::cast);
      return declaration.flatMap(
          d ->
              create(
                  new P4Type.Instance(d, List.of()),
                  call.arguments(),
                  Names.of(c.program, scope.path(), d),
                  scope,
                  call.span()));
    }
    return c.program.declarationOf(argument).flatMap(scope::lookup);
  }

  private Optional<Binding> create(
      P4Type type, List<Argument> arguments, String name, Scope scope, Span span) {
    if (++count > MAX_INSTANCES) {
      throw new LoweringLimit(CompileCode.INLINED_TOO_LARGE, MAX_INSTANCES, "instances");
    }
    if (type instanceof P4Type.Instance instance) {
      Decl declaration = instance.declaration();
      if (declaration instanceof Decl.ExternObject object) {
        ExternObject lowering = c.externs.objects().get(object.name().text());
        if (lowering == null) {
          c.report.error(CompileCode.UNSUPPORTED_EXTERN, span, object.name());
          return Optional.of(new Binding.Extern(new UnsupportedExtern()));
        }
        ExternDeclaration made = new ExternDeclaration(c, name, instance, arguments, scope, span);
        return Optional.of(new Binding.Extern(lowering.instantiate(made)));
      }
      if (declaration instanceof Decl.Control control) {
        Scope inner = c.root.instance(name);
        bindArguments(control.constructorParameters(), arguments, scope, inner);
        makeLocals(control.locals(), inner);
        return Optional.of(new Binding.Control(new ControlInstance(control, inner)));
      }
      if (declaration instanceof Decl.Parser parser) {
        Scope inner = c.root.instance(name);
        bindArguments(parser.constructorParameters(), arguments, scope, inner);
        makeLocals(parser.locals(), inner);
        return Optional.of(new Binding.Parser(new ParserInstance(parser, inner)));
      }
    }
    c.report.error(CompileCode.UNSUPPORTED_TYPE, span, "an instance", type);
    return Optional.empty();
  }

  private void bindArguments(
      List<Parameter> parameters, List<Argument> arguments, Scope outer, Scope inner) {
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      P4Type type = c.program.typeOfDeclaration(parameter);
      Optional<Expr> value =
          ExternDeclaration.find(arguments, i, parameter)
              .map(Argument::value)
              .or(parameter::defaultValue);
      if (type instanceof P4Type.Instance) {
        value.flatMap(e -> construct(e, outer)).ifPresent(b -> inner.bind(parameter, b));
      } else {
        Val known = value.map(e -> c.exprs.valueAs(e, type, outer)).orElse(c.types.zero(type));
        inner.bind(parameter, new Binding.Known(known, type));
      }
    }
  }

  /** Instances and tables exist once an instance, whereas variables are new in each application. */
  private void makeLocals(List<Decl> locals, Scope inner) {
    for (Decl local : locals) {
      if (local instanceof Decl.Instance instance) {
        declare(instance, inner);
      } else if (local instanceof Decl.Constant constant) {
        c.statements.declare(constant, inner);
      } else if (local instanceof Decl.Table table) {
        inner.bind(table, new Binding.Table(TableFactory.create(c, table, inner)));
      }
    }
  }
}
