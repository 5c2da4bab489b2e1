package dev.p4u.compiler.ir;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** How a block ends; targets are block ids. */
public sealed interface Terminator {

  Position position();

  /** Blocks where control can go, in order; the same one can stand there more than once. */
  List<Integer> targets();

  /** What it reads. */
  Optional<Operand> operand();

  /** The same with other targets. */
  Terminator retarget(IntUnaryOperator targets);

  /** The same with another operand. */
  Terminator rewrite(UnaryOperator<Operand> operands);

  record Jump(Position position, int target) implements Terminator {
    @Override
    public List<Integer> targets() {
      return List.of(target);
    }

    @Override
    public Optional<Operand> operand() {
      return Optional.empty();
    }

    @Override
    public Terminator retarget(IntUnaryOperator targets) {
      return new Jump(position, targets.applyAsInt(target));
    }

    @Override
    public Terminator rewrite(UnaryOperator<Operand> operands) {
      return this;
    }
  }

  record Branch(Position position, Operand condition, int whenTrue, int whenFalse)
      implements Terminator {
    @Override
    public List<Integer> targets() {
      return List.of(whenTrue, whenFalse);
    }

    @Override
    public Optional<Operand> operand() {
      return Optional.of(condition);
    }

    @Override
    public Terminator retarget(IntUnaryOperator targets) {
      return new Branch(
          position, condition, targets.applyAsInt(whenTrue), targets.applyAsInt(whenFalse));
    }

    @Override
    public Terminator rewrite(UnaryOperator<Operand> operands) {
      return new Branch(position, operands.apply(condition), whenTrue, whenFalse);
    }
  }

  /** Exact values only; the cases are distinct and fit the subject's width. */
  record Switch(Position position, Operand subject, List<Case> cases, int otherwise)
      implements Terminator {
    public Switch {
      cases = List.copyOf(cases);
    }

    @Override
    public List<Integer> targets() {
      List<Integer> targets = new ArrayList<>();
      cases.forEach(each -> targets.add(each.target()));
      targets.add(otherwise);
      return targets;
    }

    @Override
    public Optional<Operand> operand() {
      return Optional.of(subject);
    }

    @Override
    public Terminator retarget(IntUnaryOperator targets) {
      List<Case> changed = new ArrayList<>();
      for (Case each : cases) {
        changed.add(new Case(each.value(), targets.applyAsInt(each.target())));
      }
      return new Switch(position, subject, changed, targets.applyAsInt(otherwise));
    }

    @Override
    public Terminator rewrite(UnaryOperator<Operand> operands) {
      return new Switch(position, operands.apply(subject), cases, otherwise);
    }
  }

  record Case(BigInteger value, int target) {}

  /** Ends the program with r0. */
  record Return(Position position, Operand value) implements Terminator {
    @Override
    public List<Integer> targets() {
      return List.of();
    }

    @Override
    public Optional<Operand> operand() {
      return Optional.of(value);
    }

    @Override
    public Terminator retarget(IntUnaryOperator targets) {
      return this;
    }

    @Override
    public Terminator rewrite(UnaryOperator<Operand> operands) {
      return new Return(position, operands.apply(value));
    }
  }
}
