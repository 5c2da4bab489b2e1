package dev.p4u.tests.reference;

import dev.p4u.language.api.CheckedProgram;
import java.util.ArrayList;
import java.util.List;

/** What the parts of the interpreter share, and what one packet did. */
final class Run {

  private static final int MAX_STEPS = 200_000;

  final CheckedProgram program;
  final TypeFacts types;
  final Env top = Env.top();
  final Expressions exprs;
  final Places places;
  final Operators operators;
  final Statements statements;
  final Calls calls;
  final Instances instances;
  final Parsers parsers;
  final Externs externs;

  /** Fate of the packet at hand. */
  boolean pass;

  Integer truncateTo;
  long timeNanos;
  private int steps;

  /** States, actions, hits and misses in the order in which they happened. */
  final List<String> path = new ArrayList<>();

  Run(CheckedProgram program) {
    this.program = program;
    this.types = new TypeFacts(program);
    this.exprs = new Expressions(this);
    this.places = new Places(this);
    this.operators = new Operators();
    this.statements = new Statements(this);
    this.calls = new Calls(this);
    this.instances = new Instances(this);
    this.parsers = new Parsers(this);
    this.externs = new Externs(this);
  }

  void begin() {
    pass = true;
    truncateTo = null;
    steps = 0;
    path.clear();
  }

  void step() {
    if (++steps > MAX_STEPS) {
      throw new Signal(Signal.Kind.ENDLESS, "more than " + MAX_STEPS + " steps");
    }
  }
}
