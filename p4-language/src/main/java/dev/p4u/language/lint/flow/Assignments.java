package dev.p4u.language.lint.flow;

import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Expr;
import java.util.List;
import java.util.Optional;

/** What assignments do to storage. */
final class Assignments {

  private final Flow flow;

  Assignments(Flow flow) {
    this.flow = flow;
  }

  /** {@code target = value}, or {@code target op= value} which reads the target first. */
  void assign(Expr target, boolean compound, Expr value) {
    if (compound) {
      flow.expressions.read(target);
    }
    List<Place> places = target(target);
    flow.expressions.read(value);
    flow.state.set(places);
    validity(target, places, value);
  }

  /** Evaluates what is written to; writing some bits of a value keeps the others: reads them. */
  List<Place> target(Expr target) {
    if (target instanceof Expr.Slice s) {
      flow.expressions.read(s.target());
    } else if (target instanceof Expr.PlusSlice) {
      flow.expressions.read(target);
    }
    return flow.expressions.locate(target);
  }

  /** {@code place = value} where the value is in the declaration of a variable. */
  void initialise(Place place, Expr value) {
    flow.expressions.read(value);
    flow.state.set(List.of(place));
    copy(place, value);
  }

  static boolean isSlice(Expr target) {
    return target instanceof Expr.Slice || target instanceof Expr.PlusSlice;
  }

  private void validity(Expr target, List<Place> places, Expr value) {
    if (places.isEmpty() || places.get(0).layout().headers() == 0) {
      return;
    }
    if (places.size() > 1 || isMemberOfUnion(target)) {
      Validity v = headerValidity(value);
      update(target, places, v);
      return;
    }
    copy(places.get(0), value);
  }

  private boolean isMemberOfUnion(Expr target) {
    return target instanceof Expr.Member m && Layouts.isUnion(flow.facts.typeOf(m.target()));
  }

  /**
   * Gives a header, the member of a union or elements of a stack a validity. Of several places only
   * one is meant: none becomes invalid, and all count as valid.
   */
  void update(Expr target, List<Place> places, Validity validity) {
    boolean any = flow.expressions.isAnyElement(target);
    if (isMemberOfUnion(target) && target instanceof Expr.Member m) {
      any |= flow.expressions.isAnyElement(m.target());
      if (!any) {
        // The other members of a union become invalid with it (spec 8.20).
        flow.reports.mute();
        List<Place> unions = flow.expressions.locate(m.target());
        flow.reports.unmute();
        unions.forEach(u -> flow.state.setValidity(u, Validity.INVALID));
        unions.forEach(u -> flow.state.setOwnValidity(u, validity));
      }
    }
    if (!any || validity == Validity.VALID) {
      places.forEach(p -> flow.state.setValidity(p, validity));
    }
  }

  /** Everything inside becomes valid: what an extern or a block has written. */
  void written(Expr target, List<Place> places) {
    flow.state.set(places);
    if (places.isEmpty() || places.get(0).layout().headers() == 0) {
      return;
    }
    if (isMemberOfUnion(target)) {
      update(target, places, Validity.VALID);
    } else {
      places.forEach(p -> flow.state.setValidity(p, Validity.VALID));
    }
  }

  private Validity headerValidity(Expr value) {
    if (value instanceof Expr.InvalidHeader || value instanceof Expr.Dots) {
      return Validity.INVALID;
    }
    if (value instanceof Expr.Cast c) {
      return headerValidity(c.operand());
    }
    return source(value).map(flow.state::validity).orElse(Validity.VALID);
  }

  /** Validity of what is inside {@code to} after it has been assigned the value. */
  private void copy(Place to, Expr value) {
    if (to.layout().headers() == 0) {
      return;
    }
    if (value instanceof Expr.Cast c) {
      copy(to, c.operand());
    } else if (value instanceof Expr.InvalidHeader || value instanceof Expr.Dots) {
      flow.state.setValidity(to, Validity.INVALID);
    } else if (value instanceof Expr.ListExpr l) {
      copyParts(to, l.open());
      for (int i = 0; i < Math.min(l.elements().size(), to.layout().partCount()); i++) {
        copyPart(to, i, l.elements().get(i));
      }
    } else if (value instanceof Expr.StructExpr s) {
      copyParts(to, s.open());
      for (Argument field : s.fields()) {
        int index = to.layout().names().indexOf(field.name().map(Object::toString).orElse(""));
        if (index >= 0) {
          copyPart(to, index, field.value());
        }
      }
    } else {
      Optional<Place> from = source(value).filter(p -> p.size() == 1).map(p -> p.get(0));
      if (from.isPresent() && from.get().layout().headers() == to.layout().headers()) {
        flow.state.copyValidity(to, from.get());
      } else {
        flow.state.setValidity(to, Validity.VALID);
      }
    }
  }

  private void copyPart(Place to, int index, Expr value) {
    copy(to.part(index), value);
  }

  /** Before the parts: a header is valid, and what {@code ...} stands for is not. */
  private void copyParts(Place to, boolean open) {
    flow.state.setValidity(to, open ? Validity.INVALID : Validity.VALID);
    if (to.layout().kind() == Layout.Kind.HEADER) {
      flow.state.setOwnValidity(to, Validity.VALID);
    }
  }

  /** Where a value is read from, when it is storage. */
  private Optional<List<Place>> source(Expr value) {
    boolean storage =
        value instanceof Expr.NameRef
            || value instanceof Expr.Member
            || value instanceof Expr.Index;
    if (!storage) {
      return Optional.empty();
    }
    flow.reports.mute();
    List<Place> places = flow.expressions.locate(value);
    flow.reports.unmute();
    return places.isEmpty() ? Optional.empty() : Optional.of(places);
  }

  /** Binds a parameter of an action to its argument. */
  void bind(Place parameter, Expr argument) {
    flow.state.set(List.of(parameter));
    copy(parameter, argument);
  }

  /** Copies a parameter of an action back to its argument. */
  void copyBack(Expr argument, List<Place> places, Place parameter) {
    flow.state.set(places);
    if (places.isEmpty() || parameter.layout().headers() == 0) {
      return;
    }
    boolean same = places.get(0).layout().headers() == parameter.layout().headers();
    if (places.size() == 1 && same && !isMemberOfUnion(argument)) {
      flow.state.copyValidity(places.get(0), parameter);
    } else {
      update(argument, places, flow.state.validity(List.of(parameter)));
    }
  }
}
