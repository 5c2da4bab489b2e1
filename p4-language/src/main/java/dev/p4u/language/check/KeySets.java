package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Types;
import java.util.List;

/**
 * What can be matched, and the key sets of select and of table entries (spec, "Operations on sets"
 * and "Select expressions").
 */
final class KeySets {

  private final Checking checking;

  KeySets(Checking checking) {
    this.checking = checking;
  }

  /**
   * Whether select can match values of the type. A plain number is one that is known, so that the
   * choice is as well.
   */
  static boolean maySelect(P4Type type) {
    return isNumberOrEnum(type)
        || type == Simple.BOOL
        || (type instanceof P4Type.Tuple t && t.elements().stream().allMatch(KeySets::maySelect));
  }

  /** Whether switch can compare values of the type with its labels. */
  static boolean maySwitch(P4Type type) {
    return isNumberOrEnum(type) || type == Simple.ERROR;
  }

  /** Whether a table can look values of the type up. */
  static boolean mayBeKey(P4Type type) {
    P4Type t = Types.underlying(type);
    return (isNumberOrEnum(t) && t != Simple.INFINITE_INT) || t == Simple.BOOL || t == Simple.ERROR;
  }

  private static boolean isNumberOrEnum(P4Type t) {
    return t instanceof P4Type.Bit
        || t instanceof P4Type.Int
        || t instanceof P4Type.EnumType
        || t == Simple.INFINITE_INT
        || t == Simple.UNKNOWN;
  }

  /** Checks a key set against the types of what is matched. */
  void check(Expr keySet, List<P4Type> wanted, Env env) {
    if (isWhole(keySet)) {
      checking.exprs.checkAny(keySet, env, Simple.UNKNOWN);
      return;
    }
    if (wanted.size() == 1) {
      boolean wrapped = keySet instanceof Expr.ListExpr l && l.elements().size() == 1;
      if (wrapped && !isComposed(wanted.get(0))) {
        Expr.ListExpr l = (Expr.ListExpr) keySet;
        element(l.elements().get(0), wanted.get(0), env);
        checking.types.put(keySet, new P4Type.Tuple(List.of(wanted.get(0))));
      } else {
        element(keySet, wanted.get(0), env);
      }
      return;
    }
    if (keySet instanceof Expr.ListExpr l) {
      if (l.elements().size() != wanted.size()) {
        checking.exprs.checkAny(keySet, env, Simple.UNKNOWN);
        size(keySet, wanted.size(), l.elements().size());
        return;
      }
      for (int i = 0; i < wanted.size(); i++) {
        element(l.elements().get(i), wanted.get(i), env);
      }
      checking.types.put(keySet, new P4Type.Tuple(wanted));
      return;
    }
    P4Type type = checking.exprs.check(keySet, env);
    if (type == Simple.UNKNOWN) {
      return;
    }
    P4Type content = type instanceof P4Type.ValueSetType v ? v.element() : type;
    boolean fits =
        Conversions.elementTypes(content, wanted.size(), false).filter(wanted::equals).isPresent()
            || flat(content).equals(wanted);
    if (!fits) {
      size(keySet, wanted.size(), 1);
    }
  }

  /** The values in a struct, those in its structs in their place. */
  private static List<P4Type> flat(P4Type type) {
    return type instanceof P4Type.Aggregate a && a.kind() == Decl.AggregateKind.STRUCT
        ? a.fields().stream().flatMap(f -> flat(f.type()).stream()).toList()
        : List.of(type);
  }

  private void size(Expr keySet, int wanted, int given) {
    String matched = Plural.of(wanted, "value") + (wanted == 1 ? " is" : " are");
    checking.report.add(CheckCode.KEY_SET_SIZE, keySet, matched, given);
  }

  static boolean isWhole(Expr e) {
    return e instanceof Expr.Default || e instanceof Expr.DontCare;
  }

  private static boolean isComposed(P4Type type) {
    return type instanceof P4Type.Tuple
        || type instanceof P4Type.Aggregate
        || type instanceof P4Type.ListOf;
  }

  private void element(Expr e, P4Type matched, Env env) {
    P4Type type = checking.exprs.check(e, env, matched);
    // Ranges and numbers match a serialisable enum by its underlying type.
    boolean byNumber =
        matched instanceof P4Type.EnumType en
            && en.underlying().isPresent()
            && !type.equals(matched)
            && !(type instanceof P4Type.ValueSetType);
    P4Type wanted = byNumber ? Types.underlying(matched) : matched;
    if (isWhole(e) || type == Simple.UNKNOWN) {
      return;
    }
    if (e instanceof Expr.Call c && !checking.values.value(c).isPresent()) {
      checking.report.add(CheckCode.CALL_IN_KEY_SET, e);
      return;
    }
    if (e instanceof Expr.Mask m) {
      pair(m, m.value(), m.mask(), wanted);
    } else if (e instanceof Expr.Range r) {
      checking.compileTime.requireBound(r.low());
      checking.compileTime.requireBound(r.high());
      pair(r, r.low(), r.high(), wanted);
    } else if (type instanceof P4Type.ValueSetType v) {
      boolean fits =
          v.element().equals(wanted)
              || Conversions.elementTypes(v.element(), 1, false)
                  .filter(List.of(wanted)::equals)
                  .isPresent();
      if (!fits && wanted != Simple.UNKNOWN) {
        checking.report.add(CheckCode.TYPE_MISMATCH, e, wanted, type);
      }
    } else {
      checking.conversionRules.convert(e, wanted);
    }
  }

  private void pair(Expr around, Expr first, Expr second, P4Type wanted) {
    if (wanted == Simple.UNKNOWN) {
      return;
    }
    if (convertsTo(first, wanted) && convertsTo(second, wanted)) {
      checking.types.put(around, new P4Type.SetOf(wanted));
    }
  }

  private boolean convertsTo(Expr e, P4Type wanted) {
    return checking.finalTypeOf(e).equals(wanted) || checking.conversionRules.convert(e, wanted);
  }
}
