package dev.p4u.language.lint.flow;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.ast.Parameter.Direction;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What calls read and write. Actions and tables are walked through, other callees are not. */
final class Calls {

  private final Flow flow;
  private int count;

  /** Externs around the current point whose methods may call each other. */
  private final Set<Integer> implementing = new HashSet<>();

  /** Actions around the current point. */
  private int actionDepth;

  Calls(Flow flow) {
    this.flow = flow;
  }

  /** Calls so far that may have changed something. */
  int count() {
    return count;
  }

  void call(Expr.Call c) {
    CallTarget target = flow.facts.callOf(c).orElse(null);
    if (target == null) {
      return;
    }
    switch (target.kind()) {
      case IS_VALID -> receiver(target).forEach(flow.state::ask);
      case SET_VALID -> setValidity(target, Validity.VALID);
      case SET_INVALID -> setValidity(target, Validity.INVALID);
      case PUSH_FRONT, POP_FRONT -> shift(target);
      case MIN_SIZE_IN_BITS, MIN_SIZE_IN_BYTES, MAX_SIZE_IN_BITS, MAX_SIZE_IN_BYTES -> {
        // Asks the type, not the value.
      }
      case ACTION, FUNCTION, EXTERN_FUNCTION, EXTERN_METHOD -> withArguments(target);
      case PARSER_APPLY, CONTROL_APPLY, TABLE_APPLY, CONSTRUCTOR -> withArguments(target);
    }
  }

  private List<Place> receiver(CallTarget target) {
    return target.receiver().map(flow.expressions::locate).orElse(List.of());
  }

  private void setValidity(CallTarget target, Validity validity) {
    count++;
    List<Place> places = receiver(target);
    target.receiver().ifPresent(r -> flow.assignments.update(r, places, validity));
  }

  /** Moves the elements of a stack: which are valid then is not followed. */
  private void shift(CallTarget target) {
    count++;
    List<Place> places = receiver(target);
    read(target);
    flow.state.set(places);
    places.forEach(p -> flow.state.setValidity(p, Validity.VALID));
  }

  private void read(CallTarget target) {
    for (CallTarget.Bound b : target.arguments()) {
      switch (b.parameter().direction()) {
        case NONE, IN -> b.value().ifPresent(flow.expressions::read);
        case INOUT -> b.value().ifPresent(flow.expressions::readForUpdate);
        case OUT -> {
          // Only written.
        }
      }
    }
  }

  private void withArguments(CallTarget target) {
    count++;
    read(target);
    if (target.declaration().orElse(null) instanceof Decl.Action action) {
      action(action, target);
      return;
    }
    if (target.declaration().orElse(null) instanceof Decl.Table table) {
      table(table);
    } else if (target.kind() == CallTarget.Kind.EXTERN_METHOD) {
      implementations(target);
    }
    Map<Integer, FlowState.Ending> endings = flow.blocks.endings(target);
    for (CallTarget.Bound b : target.arguments()) {
      if (isWritten(b)) {
        write(b.value().orElseThrow(), Optional.ofNullable(endings.get(b.parameter().id())));
      }
    }
  }

  private void write(Expr argument, Optional<FlowState.Ending> ending) {
    List<Place> places = flow.assignments.target(argument);
    flow.assignments.written(argument, places);
    boolean whole = places.size() == 1 && !Assignments.isSlice(argument);
    if (ending.isPresent() && whole) {
      flow.state.take(places.get(0), ending.get());
    }
  }

  private static boolean isWritten(CallTarget.Bound b) {
    Direction d = b.parameter().direction();
    return (d == Direction.OUT || d == Direction.INOUT)
        && b.value().isPresent()
        && !(b.value().get() instanceof Expr.DontCare);
  }

  /** The call of an action: its arguments have been read. */
  private void action(Decl.Action action, CallTarget target) {
    for (CallTarget.Bound b : target.arguments()) {
      Optional<Place> place = flow.place(b.parameter());
      if (place.isEmpty()) {
        continue;
      }
      if (b.parameter().direction() == Direction.OUT) {
        flow.declare(b.parameter());
      } else if (b.value().isPresent()) {
        flow.assignments.bind(place.get(), b.value().get());
      } else {
        flow.initialise(place.get());
      }
    }
    body(action);
    for (CallTarget.Bound b : target.arguments()) {
      if (isWritten(b) && flow.state.isLive()) {
        copyBack(b.parameter(), b.value().orElseThrow());
      }
    }
  }

  private void copyBack(Parameter parameter, Expr argument) {
    List<Place> places = flow.assignments.target(argument);
    Optional<Place> place = flow.place(parameter);
    if (place.isPresent()) {
      if (actionDepth == 0 && parameter.direction() == Direction.OUT) {
        flow.reports.copiedOut(flow.state, parameter, place.get());
      }
      flow.assignments.copyBack(argument, places, place.get());
    } else {
      flow.assignments.written(argument, places);
    }
  }

  private void body(Decl.Action action) {
    FlowState outerReturns = flow.returns;
    flow.returns = FlowState.unreachable();
    actionDepth++;
    flow.statements.block(action.body());
    actionDepth--;
    flow.state = FlowState.join(flow.state, flow.returns);
    flow.returns = outerReturns;
    flow.leave(action.name().text(), action.parameters());
  }

  /** One of the actions runs; which is not known. */
  private void table(Decl.Table table) {
    BitSet asked = flow.state.asked();
    FlowState after = FlowState.unreachable();
    boolean hasDefault = false;
    for (Decl.TableProperty p : table.properties()) {
      if (p instanceof Decl.KeyProperty key) {
        key.elements().forEach(k -> flow.expressions.read(k.expression()));
      }
      hasDefault |= p instanceof Decl.DefaultActionProperty;
    }
    FlowState before = flow.state;
    for (Decl.TableProperty p : table.properties()) {
      if (p instanceof Decl.ActionsProperty actions) {
        for (Decl.ActionRef ref : actions.actions()) {
          flow.state = before.copy();
          listed(ref.action());
          after = FlowState.join(after, flow.state);
        }
      }
    }
    // Without a default action nothing happens on a miss.
    flow.state = hasDefault ? after : FlowState.join(after, before);
    if (flow.state == before) {
      flow.state = before.copy();
    }
    flow.state.doubtOnlyWhat(before);
    flow.state.keepAsked(asked);
  }

  private void listed(Expr ref) {
    if (ref instanceof Expr.Call c) {
      call(c);
    } else if (flow.facts.declarationOf(ref).orElse(null) instanceof Decl.Action action) {
      action.parameters().forEach(p -> flow.place(p).ifPresent(flow::initialise));
      body(action);
    }
  }

  /** A method of an extern may call the abstract methods that the program implements, or not. */
  private void implementations(CallTarget target) {
    Optional<Decl.Instance> instance =
        target
            .receiver()
            .flatMap(flow.facts::declarationOf)
            .filter(Decl.Instance.class::isInstance)
            .map(Decl.Instance.class::cast);
    if (instance.isEmpty() || !implementing.add(instance.get().id())) {
      return;
    }
    for (Decl d : instance.get().initializer()) {
      if (d instanceof Decl.Function f) {
        FlowState before = flow.state.copy();
        function(f);
        flow.state = FlowState.join(before, flow.state);
      }
    }
    implementing.remove(instance.get().id());
  }

  /** Walks a function from the current point; afterwards the state is that of its end. */
  void function(Decl.Function f) {
    FlowState outerReturns = flow.returns;
    flow.returns = FlowState.unreachable();
    flow.enter(f.parameters());
    flow.statements.block(f.body());
    flow.state = FlowState.join(flow.state, flow.returns);
    flow.returns = outerReturns;
    flow.leave(f.name().text(), f.parameters());
  }

  /** The header that is valid when the call gives true. */
  Optional<Place> validHeader(Expr.Call c) {
    Optional<CallTarget> target = flow.facts.callOf(c);
    if (target.isEmpty() || target.get().kind() != CallTarget.Kind.IS_VALID) {
      return Optional.empty();
    }
    flow.reports.mute();
    List<Place> places = receiver(target.get());
    flow.reports.unmute();
    return places.size() == 1 ? Optional.of(places.get(0)) : Optional.empty();
  }
}
