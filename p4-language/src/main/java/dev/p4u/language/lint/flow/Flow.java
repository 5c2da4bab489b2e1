package dev.p4u.language.lint.flow;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.check.CheckResult;
import dev.p4u.language.types.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One walk through a parser, control or function: where it is, and what the walkers share. */
final class Flow {

  /**
   * Steps of one walk before it stops: loops in loops and actions that call actions could make it
   * long without end. A large program takes about a hundredth.
   */
  private static final int MAX_STEPS = 1 << 20;

  /** Scalars of all variables of a walk. */
  private static final int MAX_SCALARS = 1 << 16;

  final CheckResult facts;
  final FlowReports reports;
  final Blocks blocks;
  final Expressions expressions;
  final Assignments assignments;
  final Calls calls;
  final Statements statements;

  /** What holds at the current point. */
  FlowState state = new FlowState();

  /** What holds where {@code exit} was reached. */
  FlowState exits = FlowState.unreachable();

  /** Of the action or function that is being walked. */
  FlowState returns = FlowState.unreachable();

  /** Of the innermost loop. */
  FlowState breaks = FlowState.unreachable();

  FlowState continues = FlowState.unreachable();

  private final Layouts layouts;
  private final Map<Integer, Optional<Place>> places = new HashMap<>();
  private int scalars;
  private int headers;
  private int steps;

  Flow(Blocks blocks) {
    this.blocks = blocks;
    facts = blocks.facts();
    layouts = blocks.layouts();
    reports = new FlowReports(facts, blocks.found());
    expressions = new Expressions(this);
    assignments = new Assignments(this);
    calls = new Calls(this);
    statements = new Statements(this);
  }

  /** Counts a step; after too many nothing is live any more, so that every walk ends. */
  void step() {
    steps += 1 + (state.weight() >> 3);
    if (steps > MAX_STEPS) {
      reports.stop();
      state = FlowState.unreachable();
    }
  }

  boolean isExhausted() {
    return steps > MAX_STEPS;
  }

  /** Storage of a variable or parameter; empty when it has none or is not followed. */
  Optional<Place> place(Node declaration) {
    Optional<Place> place = places.get(declaration.id());
    if (place == null) {
      place = layouts.of(facts.typeOf(declaration)).flatMap(this::allocate);
      places.put(declaration.id(), place);
    }
    return place;
  }

  private Optional<Place> allocate(Layout layout) {
    if (scalars + layout.scalars() > MAX_SCALARS || headers + layout.headers() > MAX_SCALARS) {
      return Optional.empty();
    }
    Place place = new Place(layout, scalars, headers);
    scalars += layout.scalars();
    headers += layout.headers();
    return Optional.of(place);
  }

  /** Makes a variable one that nothing has set, with invalid headers. */
  void declare(Node declaration) {
    place(declaration)
        .ifPresent(
            p -> {
              state.unset(p);
              state.setValidity(p, Validity.INVALID);
            });
  }

  /** Enters a block: {@code out} parameters have no value, the others have one. */
  void enter(List<Parameter> parameters) {
    for (Parameter p : parameters) {
      if (p.direction() == Parameter.Direction.OUT) {
        declare(p);
      } else {
        place(p).ifPresent(this::initialise);
      }
    }
  }

  void initialise(Place place) {
    state.set(List.of(place));
    state.setValidity(place, Validity.VALID);
  }

  Optional<Boolean> truth(Expr condition) {
    return facts.constantOf(condition).orElse(null) instanceof Value.BoolValue b
        ? Optional.of(b.value())
        : Optional.empty();
  }

  /** Variables of a parser or control with their values, in order. */
  void locals(List<Decl> locals) {
    locals.forEach(statements::declaration);
  }

  /** Reports {@code out} parameters that the block leaves unset. */
  void leave(String block, List<Parameter> parameters) {
    for (Parameter p : parameters) {
      if (p.direction() == Parameter.Direction.OUT && state.isLive()) {
        place(p).ifPresent(place -> reports.outParameter(state, p, place, block));
      }
    }
  }
}
