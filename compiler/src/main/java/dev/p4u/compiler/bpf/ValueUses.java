package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Block;
import dev.p4u.compiler.ir.Function;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Insts;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Terminator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who reads each value, and who defines it. */
final class ValueUses {

  /**
   * One reader; exactly one of the three is there. An instruction that reads a value twice stands
   * here twice.
   */
  record Use(int block, Optional<Inst> inst, Optional<Terminator> end, Optional<Block.Phi> phi) {}

  private final Map<Integer, List<Use>> uses = new HashMap<>();
  private final Map<Integer, Inst> definitions = new HashMap<>();
  private final Map<Integer, Integer> definingBlock = new HashMap<>();

  ValueUses(Function function) {
    for (Block block : function.blocks()) {
      for (Block.Phi phi : block.phis()) {
        Use use = new Use(block.id(), Optional.empty(), Optional.empty(), Optional.of(phi));
        phi.inputs().values().forEach(input -> add(input, use));
      }
      for (Inst inst : block.instructions()) {
        Use use = new Use(block.id(), Optional.of(inst), Optional.empty(), Optional.empty());
        Insts.operands(inst).forEach(operand -> add(operand, use));
        Insts.definition(inst)
            .ifPresent(
                value -> {
                  definitions.put(value.id(), inst);
                  definingBlock.put(value.id(), block.id());
                });
      }
      Terminator end = block.terminator();
      Use use = new Use(block.id(), Optional.empty(), Optional.of(end), Optional.empty());
      end.operand().ifPresent(operand -> add(operand, use));
    }
  }

  private void add(Operand operand, Use use) {
    if (operand instanceof Value value) {
      uses.computeIfAbsent(value.id(), id -> new ArrayList<>()).add(use);
    }
  }

  List<Use> of(Value value) {
    return uses.getOrDefault(value.id(), List.of());
  }

  /** The instruction that defines an operand, if it is of this kind. */
  <T extends Inst> Optional<T> definition(Operand operand, Class<T> kind) {
    return operand instanceof Value value
        ? Optional.ofNullable(definitions.get(value.id())).filter(kind::isInstance).map(kind::cast)
        : Optional.empty();
  }

  /**
   * Whether a condition can be computed where it is decided on instead of where it is defined: it
   * decides only, and either once or in its own block.
   */
  boolean isDecidedOnly(Value value) {
    List<Use> all = of(value);
    int home = definingBlock.getOrDefault(value.id(), -1);
    return all.stream()
        .allMatch(use -> decides(use, value) && (all.size() == 1 || use.block() == home));
  }

  private static boolean decides(Use use, Value value) {
    if (use.end().isPresent()) {
      return use.end().get() instanceof Terminator.Branch;
    }
    return use.inst()
        .filter(
            inst ->
                inst instanceof Inst.Select select
                    && select.condition().equals(value)
                    && !select.whenTrue().equals(value)
                    && !select.whenFalse().equals(value))
        .isPresent();
  }
}
