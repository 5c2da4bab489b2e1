package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.diag.Spelling;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What can stand after a dot. */
final class MemberRules {

  private static final List<String> STACK = List.of("next", "last", "lastIndex", "size");
  private static final List<String> RESULT = List.of("hit", "miss", "action_run");

  private final Checking checking;

  MemberRules(Checking checking) {
    this.checking = checking;
  }

  P4Type check(Expr.Member m, Env env) {
    P4Type target = checking.exprs.checkAny(m.target(), env, Simple.UNKNOWN);
    String name = m.name().text();
    if (target == Simple.UNKNOWN || name.isEmpty()) {
      return Simple.UNKNOWN;
    }
    if (target instanceof P4Type.TypeOfType t) {
      return typeMember(m, t.type());
    }
    if (target instanceof P4Type.Aggregate a && a.field(name).isPresent()) {
      P4Type.Field f = a.field(name).get();
      checking.use(m, m.name(), f.declaration());
      return f.type();
    }
    if (target instanceof P4Type.UnknownStruct u) {
      Optional<P4Type.Field> f = u.fields().stream().filter(x -> x.name().equals(name)).findFirst();
      if (f.isPresent()) {
        return f.get().type();
      }
    }
    if (target instanceof P4Type.Stack s && STACK.contains(name)) {
      if (!Conversions.isHeaderLike(s.element()) && s.element() != Simple.UNKNOWN) {
        checking.report.add(CheckCode.NOT_A_STACK, m.name(), name, s);
        return Simple.UNKNOWN;
      }
      boolean inControl =
          env.place() != Env.Place.STATE
              && env.place() != Env.Place.PARSER
              && env.place() != Env.Place.FUNCTION;
      if (inControl && !name.equals("size")) {
        checking.report.add(CheckCode.STACK_IN_CONTROL, m.name(), name);
        return Simple.UNKNOWN;
      }
      return stackMember(m, s);
    }
    if (target instanceof P4Type.ApplyResult r && RESULT.contains(name)) {
      return name.equals("action_run") ? new P4Type.ActionRun(r.table()) : Simple.BOOL;
    }
    if (checking.calls.hasMethod(target, name)) {
      return new P4Type.Callable(name);
    }
    noMember(m.name(), describe(target), memberNames(target), declaredAt(target));
    return Simple.UNKNOWN;
  }

  private P4Type stackMember(Expr.Member m, P4Type.Stack s) {
    switch (m.name().text()) {
      case "size" -> {
        checking.constants.put(m, new Value.IntValue(BigInteger.valueOf(s.size())));
        return new P4Type.Bit(32);
      }
      case "lastIndex" -> {
        return new P4Type.Bit(32);
      }
      default -> {
        return s.element();
      }
    }
  }

  private P4Type typeMember(Expr.Member m, P4Type type) {
    String name = m.name().text();
    if (type == Simple.ERROR) {
      Name declared = checking.errors.get(name);
      if (declared != null) {
        checking.use(m, m.name(), declared);
        checking.constants.put(m, new Value.ErrorValue(name));
        return Simple.ERROR;
      }
      if (checking.includes.report(m.name())) {
        return Simple.UNKNOWN;
      }
      noMember(m.name(), "error", checking.errors.keySet(), List.of());
      return Simple.UNKNOWN;
    }
    if (type == Simple.MATCH_KIND && checking.matchKinds.containsKey(name)) {
      checking.use(m, m.name(), checking.matchKinds.get(name));
      return Simple.MATCH_KIND;
    }
    if (type instanceof P4Type.EnumType e) {
      for (Decl.EnumMember member : e.declaration().members()) {
        if (member.name().text().equals(name)) {
          checking.use(m, m.name(), member);
          return e;
        }
      }
    }
    if (checking.calls.hasTypeMethod(type, name)) {
      return new P4Type.Callable(name);
    }
    noMember(m.name(), describe(type), memberNames(type), declaredAt(type));
    return Simple.UNKNOWN;
  }

  void noMember(Name name, String what, Collection<String> candidates, List<Related> related) {
    Optional<String> meant = Spelling.closest(name.text(), candidates);
    checking.report.add(
        CheckCode.NO_SUCH_MEMBER,
        name.span(),
        related,
        Resolver.renameFix(name, meant),
        what,
        name.text(),
        Names.didYouMean(meant));
  }

  private static String describe(P4Type type) {
    if (type instanceof P4Type.Aggregate a) {
      return a.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " " + a;
    }
    if (type instanceof P4Type.EnumType) {
      return "enum " + type;
    }
    if (type instanceof P4Type.Instance i && i.declaration() instanceof Decl.ExternObject) {
      return "extern " + i;
    }
    return type instanceof P4Type.TableType ? type.toString() : "type " + type;
  }

  private static List<Related> declaredAt(P4Type type) {
    if (type instanceof P4Type.Aggregate a) {
      return Reporter.declaredHere(a.declaration());
    }
    if (type instanceof P4Type.EnumType e) {
      return Reporter.declaredHere(e.declaration());
    }
    return type instanceof P4Type.Instance i ? Reporter.declaredHere(i.declaration()) : List.of();
  }

  private Collection<String> memberNames(P4Type type) {
    List<String> names = new ArrayList<>();
    if (type instanceof P4Type.Aggregate a) {
      a.fields().forEach(f -> names.add(f.name()));
    } else if (type instanceof P4Type.EnumType e) {
      e.declaration().members().forEach(m -> names.add(m.name().text()));
    } else if (type instanceof P4Type.Stack) {
      names.addAll(STACK);
    } else if (type instanceof P4Type.ApplyResult) {
      names.addAll(RESULT);
    } else if (type instanceof P4Type.Instance i
        && i.declaration() instanceof Decl.ExternObject e) {
      e.methods().forEach(m -> names.add(m.name().text()));
    }
    names.addAll(checking.builtIns.names(type));
    if (type instanceof P4Type.TableType || type instanceof P4Type.Instance) {
      names.add("apply");
    }
    return names;
  }
}
