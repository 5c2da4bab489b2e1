package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Block;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Function;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Terminator.Branch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which of its arguments a program needs, and where it still needs the packet's address. */
final class ProgramUses {

  private static final int LENGTH_START = 4;
  private static final int LENGTH_END = 8;

  private final List<Inst> all;
  private final Map<Integer, Block> blocks = new HashMap<>();

  /** Blocks from whose start a packet access can be reached. */
  private final Set<Integer> leadsToAccess = new HashSet<>();

  ProgramUses(Function function) {
    Cfg cfg = Cfg.of(function);
    function.blocks().forEach(block -> blocks.put(block.id(), block));
    blocks.keySet().removeIf(id -> !cfg.isReachable(id));
    all = blocks.values().stream().flatMap(block -> block.instructions().stream()).toList();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block block : blocks.values()) {
        boolean leads =
            block.instructions().stream().anyMatch(ProgramUses::isAccess)
                || block.terminator().targets().stream().anyMatch(leadsToAccess::contains);
        changed |= leads && leadsToAccess.add(block.id());
      }
    }
  }

  private static boolean isAccess(Inst inst) {
    return inst instanceof Inst.PacketLoad || inst instanceof Inst.PacketStore;
  }

  private boolean any(Predicate<Inst> what) {
    return all.stream().anyMatch(what);
  }

  boolean packet() {
    return any(ProgramUses::isAccess);
  }

  boolean context() {
    return packet()
        || any(inst -> inst instanceof Inst.AdjustHead || inst instanceof Inst.Truncate);
  }

  boolean input() {
    return any(inst -> inst instanceof Inst.InputLoad || inst instanceof Inst.InputStore)
        || (any(inst -> inst instanceof Inst.PacketLength) && !lengthAtEntry());
  }

  /** Whether the length must be kept from the start because the program overwrites its field. */
  boolean lengthAtEntry() {
    return any(inst -> inst instanceof Inst.PacketLength)
        && any(
            inst ->
                inst instanceof Inst.InputStore store
                    && store.offset() < LENGTH_END
                    && store.offset() + store.size() > LENGTH_START);
  }

  /** Whether the packet is accessed somewhere after an instruction. */
  boolean packetAfter(Block block, Inst inst) {
    return accessedBelow(block, inst)
        || block.terminator().targets().stream().anyMatch(leadsToAccess::contains);
  }

  /** Whether the packet is accessed after its head could not be moved. */
  boolean packetAfterFailure(Block block, Inst.AdjustHead inst) {
    Operand result = inst.result();
    if (block.terminator() instanceof Branch branch && branch.condition().equals(result)) {
      return accessedBelow(block, inst) || leadsToAccess.contains(branch.whenFalse());
    }
    return packetAfter(block, inst);
  }

  private static boolean accessedBelow(Block block, Inst inst) {
    List<Inst> instructions = block.instructions();
    int from = instructions.indexOf(inst) + 1;
    return instructions.subList(from, instructions.size()).stream().anyMatch(ProgramUses::isAccess);
  }
}
