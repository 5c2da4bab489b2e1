package dev.p4u.language.lint.flow;

import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Walks expressions in the order of their evaluation and reports what they read. */
final class Expressions {

  private final Flow flow;

  Expressions(Flow flow) {
    this.flow = flow;
  }

  /** Evaluates an {@code inout} argument: its callee may set what is not set yet in headers. */
  void readForUpdate(Expr e) {
    if (isStorage(e) && flow.state.isLive()) {
      flow.reports.update(flow.state, e, locate(e));
    } else {
      read(e);
    }
  }

  private static boolean isStorage(Expr e) {
    return e instanceof Expr.NameRef || e instanceof Expr.Index || e instanceof Expr.Member;
  }

  /** Evaluates an expression and reads its value. */
  void read(Expr e) {
    flow.step();
    if (!flow.state.isLive()) {
      return;
    }
    if (isStorage(e)) {
      List<Place> places = locate(e);
      if (!isPositionOfStack(e)) {
        flow.reports.read(flow.state, e, places);
      }
    } else if (e instanceof Expr.Binary b) {
      binary(b);
    } else if (e instanceof Expr.Conditional c) {
      conditional(c);
    } else if (e instanceof Expr.Call c) {
      flow.calls.call(c);
    } else if (e instanceof Expr.Slice s) {
      read(s.target());
    } else if (e instanceof Expr.PlusSlice s) {
      read(s.target());
      read(s.low());
    } else if (e instanceof Expr.Unary u) {
      read(u.operand());
    } else if (e instanceof Expr.Cast c) {
      read(c.operand());
    } else if (e instanceof Expr.Mask m) {
      read(m.value());
      read(m.mask());
    } else if (e instanceof Expr.Range r) {
      read(r.low());
      read(r.high());
    } else if (e instanceof Expr.ListExpr l) {
      l.elements().forEach(this::read);
    } else if (e instanceof Expr.StructExpr s) {
      s.fields().stream().map(Argument::value).forEach(this::read);
    }
  }

  /** {@code stack.next} and {@code stack.last} as such read no field. */
  private boolean isPositionOfStack(Expr e) {
    return e instanceof Expr.Member m && isStack(m.target());
  }

  private boolean isStack(Expr e) {
    return flow.facts.typeOf(e) instanceof P4Type.Stack;
  }

  private void binary(Expr.Binary b) {
    boolean and = b.op() == Expr.BinaryOp.AND;
    if (!and && b.op() != Expr.BinaryOp.OR) {
      read(b.left());
      read(b.right());
      return;
    }
    read(b.left());
    Optional<Boolean> left = flow.truth(b.left());
    if (left.isPresent() && left.get() != and) {
      return;
    }
    int calls = flow.calls.count();
    FlowState without = flow.state.copy();
    read(b.right());
    if (flow.calls.count() != calls) {
      flow.state = FlowState.join(flow.state, without);
    }
  }

  private void conditional(Expr.Conditional c) {
    read(c.condition());
    Optional<Boolean> condition = flow.truth(c.condition());
    if (condition.isPresent()) {
      read(condition.get() ? c.whenTrue() : c.whenFalse());
      return;
    }
    FlowState before = flow.state.copy();
    read(c.whenTrue());
    FlowState first = flow.state;
    flow.state = before;
    // What was asked for the first value holds for the second as well.
    read(c.whenFalse());
    flow.state = FlowState.join(first, flow.state);
  }

  /**
   * Evaluates an l-value and says where it is: several places for an index that is not known.
   * Reports fields of invalid headers on the way, but reads nothing.
   */
  List<Place> locate(Expr e) {
    flow.step();
    if (e instanceof Expr.NameRef n) {
      Optional<Node> declaration = flow.facts.declarationOf(n);
      return declaration.flatMap(flow::place).map(List::of).orElse(List.of());
    }
    if (e instanceof Expr.Member m) {
      return member(m);
    }
    if (e instanceof Expr.Index i) {
      return index(i);
    }
    if (e instanceof Expr.Slice s) {
      return locate(s.target());
    }
    if (e instanceof Expr.PlusSlice s) {
      return locate(s.target());
    }
    read(e);
    return List.of();
  }

  private List<Place> member(Expr.Member m) {
    P4Type target = flow.facts.typeOf(m.target());
    if (target instanceof P4Type.TypeOfType || target instanceof P4Type.EnumType) {
      return List.of();
    }
    List<Place> places = locate(m.target());
    if (target instanceof P4Type.Stack) {
      return m.name().text().equals("lastIndex") ? List.of() : elements(places);
    }
    if (Layouts.isHeader(target)) {
      flow.reports.header(flow.state, m.target(), places);
    }
    return Place.fields(places, m.name().text());
  }

  private List<Place> index(Expr.Index i) {
    List<Place> places = locate(i.target());
    Optional<Integer> known = knownIndex(i);
    if (known.isEmpty()) {
      read(i.index());
      return elements(places);
    }
    int index = known.get();
    return places.stream()
        .filter(p -> index < p.layout().partCount())
        .map(p -> p.part(index))
        .toList();
  }

  private Optional<Integer> knownIndex(Expr.Index i) {
    return flow.facts.constantOf(i.index()).orElse(null) instanceof Value.IntValue v
            && v.value().signum() >= 0
            && v.value().bitLength() < Integer.SIZE
        ? Optional.of(v.value().intValue())
        : Optional.empty();
  }

  private static List<Place> elements(List<Place> places) {
    return places.stream().flatMap(p -> p.elements().stream()).toList();
  }

  /** Whether an l-value names one of several places that is not known before the program runs. */
  boolean isAnyElement(Expr e) {
    return e instanceof Expr.Index i
        ? knownIndex(i).isEmpty()
        : e instanceof Expr.Member m && isStack(m.target());
  }

  /** Learns which headers are valid from the truth of a condition. */
  void assume(Expr condition, boolean truth) {
    if (condition instanceof Expr.Unary u && u.op() == Expr.UnaryOp.NOT) {
      assume(u.operand(), !truth);
    } else if (condition instanceof Expr.Binary b
        && b.op() == (truth ? Expr.BinaryOp.AND : Expr.BinaryOp.OR)) {
      assume(b.left(), truth);
      assume(b.right(), truth);
    } else if (truth && condition instanceof Expr.Call c) {
      flow.calls.validHeader(c).ifPresent(p -> makeValid(p));
    }
  }

  private void makeValid(Place p) {
    BitSet asked = flow.state.asked();
    flow.state.setOwnValidity(p, Validity.VALID);
    flow.state.restoreAsked(asked);
  }
}
