package dev.p4u.compiler.bpf;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.bpf.MachineFunction.MachineBlock;
import dev.p4u.compiler.ir.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Puts real registers in the place of virtual ones. What does not fit lives in stack slots, or is
 * computed again where it is read if it is a constant or an address.
 */
final class RegisterAllocator {

  private static final int MAX_ROUNDS = 100;

  /** Computing a constant again costs less than a load, and no slot. */
  private static final double CHEAP = 0.3;

  private final MachineFunction function;

  /** Registers that live from one instruction to the next; spilling them again gains nothing. */
  private final Set<Integer> temporary = new HashSet<>();

  /** The only instruction that writes a register, where there is one that can be repeated. */
  private Map<Integer, MachineInst> repeatable = new HashMap<>();

  private int slots;

  private RegisterAllocator(MachineFunction function) {
    this.function = function;
  }

  /** Allocates; afterwards only real registers and slots are left. Returns the number of slots. */
  static int run(MachineFunction function) {
    RegisterAllocator allocator = new RegisterAllocator(function);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      if (allocator.round()) {
        return allocator.slots;
      }
    }
    throw new CompilerBug("register allocation does not end");
  }

  private boolean round() {
    repeatable = findRepeatable();
    Liveness liveness = new Liveness(function, Liveness.Model.REGISTERS);
    InterferenceGraph graph = new InterferenceGraph(function, liveness);
    Colouring colouring = new Colouring(graph, register -> cost(graph, register));
    Collection<Set<Integer>> spilled = colouring.run();
    if (spilled.isEmpty()) {
      apply(colouring);
      return true;
    }
    spilled.forEach(this::spill);
    return false;
  }

  private double cost(InterferenceGraph graph, int register) {
    if (temporary.contains(register)) {
      return Double.POSITIVE_INFINITY;
    }
    return graph.weight(register) * (repeatable.containsKey(register) ? CHEAP : 1);
  }

  private Map<Integer, MachineInst> findRepeatable() {
    Map<Integer, MachineInst> found = new HashMap<>();
    Set<Integer> written = new HashSet<>();
    for (MachineBlock block : function.blocks()) {
      for (MachineInst inst : block.code) {
        for (int def : inst.defs()) {
          if (!written.add(def)) {
            found.remove(def);
          } else if (inst instanceof MachineInst.Constant) {
            found.put(def, inst);
          }
        }
      }
    }
    return found;
  }

  /** Registers that were to share one register share a slot. */
  private void spill(Set<Integer> together) {
    Set<Integer> registers = new HashSet<>(together);
    registers.removeAll(temporary);
    if (registers.isEmpty()) {
      throw new CompilerBug("no register is left for " + together);
    }
    MachineInst again = registers.size() == 1 ? repeatable.get(registers.iterator().next()) : null;
    int slot = again == null ? slots++ : -1;
    for (MachineBlock block : function.blocks()) {
      List<MachineInst> out = new ArrayList<>();
      for (MachineInst inst : block.code) {
        boolean reads = containsAny(inst.uses(), registers);
        boolean writes = containsAny(inst.defs(), registers);
        if (!reads && !writes) {
          out.add(inst);
        } else if (!(again != null && writes)
            && !(inst instanceof MachineInst.Move && reads && writes)) {
          int own = newTemporary();
          if (reads) {
            out.add(reload(inst.position(), own, slot, again));
          }
          out.add(inst.rename(each -> registers.contains(each) ? own : each));
          if (writes) {
            out.add(SpillCode.store(inst.position(), slot, own));
          }
        }
      }
      if (containsAny(block.end.uses(), registers)) {
        int own = newTemporary();
        out.add(reload(block.end.position(), own, slot, again));
        block.end = block.end.rename(each -> registers.contains(each) ? own : each);
      }
      block.code = out;
    }
  }

  private int newTemporary() {
    int register = function.newRegister();
    temporary.add(register);
    return register;
  }

  private static MachineInst reload(Position position, int register, int slot, MachineInst again) {
    return again == null
        ? SpillCode.load(position, register, slot)
        : again.rename(each -> register);
  }

  private static boolean containsAny(int[] registers, Set<Integer> wanted) {
    for (int each : registers) {
      if (wanted.contains(each)) {
        return true;
      }
    }
    return false;
  }

  private void apply(Colouring colouring) {
    IntUnaryOperator real =
        register -> Registers.isVirtual(register) ? colouring.colour(register) : register;
    for (MachineBlock block : function.blocks()) {
      List<MachineInst> out = new ArrayList<>();
      for (MachineInst inst : block.code) {
        MachineInst renamed = inst.rename(real);
        if (!(renamed instanceof MachineInst.Move move && move.dst() == move.src())) {
          out.add(renamed);
        }
      }
      block.code = out;
      block.end = block.end.rename(real);
    }
  }
}
