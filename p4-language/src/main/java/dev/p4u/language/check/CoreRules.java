package dev.p4u.language.check;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Value;
import java.util.List;
import java.util.Optional;

/**
 * Rules of the core library that its declarations cannot express (spec, "Data extraction", "Data
 * insertion into packets" and "P4 core library"): what may be extracted, looked at and emitted, and
 * where {@code verify} stands.
 */
final class CoreRules {

  private final Checking checking;

  CoreRules(Checking checking) {
    this.checking = checking;
  }

  void check(Expr.Call call, CallTarget target, Env env) {
    if (target.kind() == CallTarget.Kind.EXTERN_FUNCTION) {
      boolean verify =
          target.declaration().filter(d -> Declarations.name(d).equals("verify")).isPresent();
      if (verify && env.place() != Env.Place.STATE && env.place() != Env.Place.FUNCTION) {
        checking.report.add(CheckCode.WRONG_PLACE_FOR_CALL, call, "`verify`", env.place());
      }
      if (target
          .declaration()
          .filter(d -> Declarations.name(d).equals("static_assert"))
          .isPresent()) {
        staticAssert(call, target);
      }
      return;
    }
    if (target.kind() != CallTarget.Kind.EXTERN_METHOD || target.receiver().isEmpty()) {
      return;
    }
    P4Type receiver = checking.typeOf(target.receiver().get());
    String method = target.declaration().map(Declarations::name).orElse("");
    if (isNamed(receiver, "packet_in") && !target.typeArguments().isEmpty()) {
      input(call, target, method);
    }
  }

  private void staticAssert(Expr.Call call, CallTarget target) {
    List<Optional<Value>> values =
        target.arguments().stream().map(a -> a.value().flatMap(checking.values::value)).toList();
    boolean failed =
        !values.isEmpty() && values.get(0).filter(new Value.BoolValue(false)::equals).isPresent();
    if (failed) {
      String text =
          target.arguments().size() < 2
              ? ""
              : target
                  .arguments()
                  .get(1)
                  .value()
                  .filter(Expr.StringLiteral.class::isInstance)
                  .map(e -> ": " + ((Expr.StringLiteral) e).value())
                  .orElse("");
      checking.report.add(CheckCode.STATIC_ASSERT_FAILED, call, text);
    }
  }

  private static List<P4Type.Field> varbits(P4Type.Aggregate a) {
    return a.fields().stream().filter(f -> f.type() instanceof P4Type.VarBit).toList();
  }

  private static boolean isNamed(P4Type type, String name) {
    return type instanceof P4Type.Instance i
        && i.declaration() instanceof Decl.ExternObject e
        && e.name().text().equals(name);
  }

  private void input(Expr.Call call, CallTarget target, String method) {
    P4Type type = target.typeArguments().get(0);
    Expr at = target.arguments().stream().flatMap(a -> a.value().stream()).findFirst().orElse(call);
    if (type == Simple.UNKNOWN || type instanceof P4Type.Variable) {
      return;
    }
    Optional<TypeSizes.Size> size = checking.sizes.size(type);
    boolean varying = size.isPresent() && !size.get().min().equals(size.get().max());
    if (method.equals("extract")) {
      if (!(type instanceof P4Type.Aggregate a) || !a.isHeader()) {
        checking.report.add(CheckCode.NOT_A_HEADER, at, type);
      } else if (varbits(a).size() > 1) {
        Decl.Field second = varbits(a).get(1).declaration();
        List<Related> related = List.of(new Related(at.span(), "extracted here"));
        checking.report.add(CheckCode.TWO_VARBITS, second, related, a);
      } else if (varying != (target.arguments().size() == 2)) {
        checking.report.add(
            CheckCode.EXTRACT_SIZE,
            at,
            type,
            varying ? "a varbit field: give its size" : "no varbit field: give no size");
      }
    } else if (method.equals("lookahead") && (size.isEmpty() || varying)) {
      checking.report.add(CheckCode.NO_FIXED_SIZE, at, type);
    }
  }
}
