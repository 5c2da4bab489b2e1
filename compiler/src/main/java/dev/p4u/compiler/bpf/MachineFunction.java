package dev.p4u.compiler.bpf;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Inst;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The program as machine code under construction. */
final class MachineFunction {

  /** A basic block. */
  static final class MachineBlock {
    final int id;
    List<MachineInst> code = new ArrayList<>();
    MachineEnd end;

    /** What is passed on the way to a successor: the marks of empty blocks that are skipped. */
    final Map<Integer, List<Inst.Mark>> marksTo = new HashMap<>();

    MachineBlock(int id) {
      this.id = id;
    }
  }

  private final Map<Integer, MachineBlock> blocks = new LinkedHashMap<>();
  private int nextRegister = Registers.FIRST_VIRTUAL;

  /** Which buffers the code builds. */
  final BufferArea buffers = new BufferArea();

  /** Appends an empty block; the first one is the entry. */
  MachineBlock newBlock() {
    MachineBlock block = new MachineBlock(blocks.size());
    blocks.put(block.id, block);
    return block;
  }

  int newRegister() {
    return nextRegister++;
  }

  /** First register number that is not in use. */
  int registers() {
    return nextRegister;
  }

  MachineBlock block(int id) {
    return blocks.get(id);
  }

  List<MachineBlock> blocks() {
    return List.copyOf(blocks.values());
  }

  Cfg cfg() {
    return Cfg.of(
        0,
        id -> {
          MachineEnd end = blocks.get(id).end;
          if (end == null) {
            throw new CompilerBug("machine block " + id + " has no end");
          }
          return end.targets();
        });
  }
}
