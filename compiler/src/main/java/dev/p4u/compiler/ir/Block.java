package dev.p4u.compiler.ir;

import dev.p4u.compiler.ir.Operand.Value;
import java.util.List;
import java.util.Map;

/**
 * A basic block.
 *
 * @param phis only after SSA construction
 * @param name for people
 */
public record Block(
    int id, String name, List<Phi> phis, List<Inst> instructions, Terminator terminator) {
  public Block {
    phis = List.copyOf(phis);
    instructions = List.copyOf(instructions);
  }

  /**
   * @param inputs operand for each predecessor block id
   */
  public record Phi(Value result, Map<Integer, Operand> inputs) {
    public Phi {
      inputs = Map.copyOf(inputs);
    }
  }
}
