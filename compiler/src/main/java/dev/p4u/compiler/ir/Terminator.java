package dev.p4u.compiler.ir;

import java.math.BigInteger;
import java.util.List;

/** How a block ends; targets are block ids. */
public sealed interface Terminator {

  Position position();

  record Jump(Position position, int target) implements Terminator {}

  record Branch(Position position, Operand condition, int whenTrue, int whenFalse)
      implements Terminator {}

  /** Exact values only; the cases are distinct and fit the subject's width. */
  record Switch(Position position, Operand subject, List<Case> cases, int otherwise)
      implements Terminator {
    public Switch {
      cases = List.copyOf(cases);
    }
  }

  record Case(BigInteger value, int target) {}

  /** Ends the program with r0. */
  record Return(Position position, Operand value) implements Terminator {}
}
