package dev.p4u.compiler.bpf;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.bpf.MachineFunction.MachineBlock;
import dev.p4u.compiler.ir.Inst.Mark;
import dev.p4u.compiler.ir.Position;
import dev.p4u.runtime.isa.AluOp;
import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.isa.JumpOp;
import dev.p4u.runtime.isa.Pseudo;
import dev.p4u.runtime.isa.Size;
import dev.p4u.runtime.isa.SwapOp;
import dev.p4u.runtime.isa.Width;
import dev.p4u.runtime.object.ProgramInfo.TracePoint;
import dev.p4u.runtime.object.Relocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns allocated machine code into instruction slots. */
final class Emitter {

  /** What stands in the slots, and what is known about them. */
  record Output(
      List<Insn> insns,
      List<Relocation> relocations,
      List<Position> positions,
      List<TracePoint> trace) {}

  private final MachineFunction function;
  private final Frame frame;
  private final MachineFeatures features;
  private final List<Integer> order;

  /** Jumps, by block and number in it, whose distance needs 32 bits. */
  private final Set<Long> longJumps = new HashSet<>();

  private List<Insn> insns = new ArrayList<>();
  private List<Position> positions = new ArrayList<>();
  private List<Relocation> relocations = new ArrayList<>();
  private List<Jump> jumps = new ArrayList<>();
  private Map<Integer, Integer> starts = new HashMap<>();
  private TraceBuilder trace = new TraceBuilder();
  private int block;
  private int jumpsInBlock;

  /** Slot of the instruction that was added last. */
  private int lastSlot;

  /** A jump whose distance is filled in when all blocks have their places. */
  private record Jump(int slot, int target, long key, Position position) {}

  private Emitter(MachineFunction function, Frame frame, MachineFeatures features) {
    this.function = function;
    this.frame = frame;
    this.features = features;
    order = BlockOrder.of(function);
  }

  static Output emit(MachineFunction function, Frame frame, MachineFeatures features) {
    return new Emitter(function, frame, features).run();
  }

  private Output run() {
    do {
      insns = new ArrayList<>();
      positions = new ArrayList<>();
      relocations = new ArrayList<>();
      jumps = new ArrayList<>();
      starts = new HashMap<>();
      trace = new TraceBuilder();
      for (int i = 0; i < order.size(); i++) {
        emit(function.block(order.get(i)), i + 1 < order.size() ? order.get(i + 1) : -1);
      }
    } while (!connect());
    relocations.sort(Comparator.comparingInt(Relocation::slot));
    return new Output(insns, relocations, positions, trace.points(starts));
  }

  /** Fills in distances; false when a jump turned out to be too short. */
  private boolean connect() {
    boolean fits = true;
    for (Jump jump : jumps) {
      int distance = starts.get(jump.target()) - jump.slot() - 1;
      Insn insn = insns.get(jump.slot());
      if (longJumps.contains(jump.key())) {
        insns.set(jump.slot(), Insns.ja32(distance));
      } else if (distance == (short) distance) {
        insns.set(
            jump.slot(), new Insn(insn.opcode(), insn.dst(), insn.src(), distance, insn.imm()));
      } else if (features.longJumps()) {
        longJumps.add(jump.key());
        fits = false;
      } else {
        throw new BackendLimit(
            jump.position(), "a jump over " + distance + " instructions, the target has 32767");
      }
    }
    return fits;
  }

  private void emit(MachineBlock machineBlock, int following) {
    block = machineBlock.id;
    jumpsInBlock = 0;
    starts.put(block, insns.size());
    trace.startBlock();
    for (MachineInst inst : machineBlock.code) {
      emit(inst);
    }
    end(machineBlock.end, following);
  }

  private void add(Position position, Insn insn) {
    trace.instruction(insns.size());
    lastSlot = insns.size();
    insns.add(insn);
    positions.add(position);
  }

  private void addWide(Position position, List<Insn> two) {
    add(position, two.get(0));
    insns.add(two.get(1));
    positions.add(position);
  }

  private void emit(MachineInst inst) {
    Position at = inst.position();
    if (inst instanceof MachineInst.Move move) {
      add(at, Insns.mov64(move.dst(), move.src()));
    } else if (inst instanceof MachineInst.Constant constant) {
      constant(constant);
    } else if (inst instanceof MachineInst.MapHandle handle) {
      relocations.add(new Relocation(insns.size(), Relocation.Kind.MAP, handle.map()));
      addWide(at, Insns.lddw(handle.dst(), Pseudo.NUMBER, 0, 0));
    } else if (inst instanceof MachineInst.BufferAddress address) {
      add(at, Insns.mov64(address.dst(), Registers.FRAME));
      add(at, Insns.alu64Imm(AluOp.ADD, address.dst(), frame.bufferOffset(address.offset())));
    } else if (inst instanceof MachineInst.Alu alu) {
      add(at, Insns.alu(alu.op(), alu.width(), alu.dst(), alu.src()));
    } else if (inst instanceof MachineInst.AluImm alu) {
      add(at, Insns.aluImm(alu.op(), alu.width(), alu.dst(), alu.imm()));
    } else if (inst instanceof MachineInst.Swap swap) {
      add(at, Insns.swap(SwapOp.BE, swap.bits(), swap.dst()));
    } else if (inst instanceof MachineInst.Load load) {
      add(
          at,
          Insns.load(
              load.size(), load.dst(), base(load.base()), offset(load.base(), load.offset())));
    } else if (inst instanceof MachineInst.Store store) {
      int offset = offset(store.base(), store.offset());
      add(at, Insns.store(store.size(), base(store.base()), offset, store.src()));
    } else if (inst instanceof MachineInst.StoreImm store) {
      storeImm(store);
    } else if (inst instanceof MachineInst.Call call) {
      call(call);
    } else if (inst instanceof MachineInst.Trace mark) {
      trace.mark(mark.mark());
    }
  }

  private void constant(MachineInst.Constant inst) {
    long value = inst.value();
    if (value == (int) value) {
      add(inst.position(), Insns.mov64Imm(inst.dst(), (int) value));
    } else if (value >>> 32 == 0) {
      add(inst.position(), Insns.mov32Imm(inst.dst(), (int) value));
    } else {
      addWide(inst.position(), Insns.lddw(inst.dst(), value));
    }
  }

  private void storeImm(MachineInst.StoreImm store) {
    Size size = store.size();
    int offset = offset(store.base(), store.offset());
    add(store.position(), Insns.storeImm(size, base(store.base()), offset, store.imm()));
  }

  private void call(MachineInst.Call call) {
    if (call.id() < 0) {
      relocations.add(new Relocation(insns.size(), Relocation.Kind.HELPER, call.name()));
    }
    add(call.position(), Insns.call(Math.max(0, call.id())));
  }

  private static int base(int register) {
    return register == Registers.BUFFERS || register == Registers.SLOTS
        ? Registers.FRAME
        : register;
  }

  private int offset(int base, int offset) {
    if (base == Registers.BUFFERS) {
      return frame.bufferOffset(offset);
    }
    return base == Registers.SLOTS ? frame.slotOffset(offset) : offset;
  }

  private void end(MachineEnd end, int following) {
    if (end instanceof MachineEnd.Exit) {
      add(end.position(), Insns.exit());
    } else if (end instanceof MachineEnd.Goto jump) {
      jump(jump.position(), jump.target(), following);
    } else if (end instanceof MachineEnd.Compare compare) {
      decide(new Decision(compare), following);
    } else if (end instanceof MachineEnd.CompareImm compare) {
      decide(new Decision(compare), following);
    } else {
      throw new CompilerBug("unknown end " + end);
    }
  }

  private void jump(Position position, int target, int following) {
    if (target != following || trace.needsInstruction(marksTo(target))) {
      reference(position, Insns.ja(0), target);
    }
    leave(target);
  }

  /** Control passes to another block from the last slot. */
  private void leave(int target) {
    trace.leave(lastSlot, target, marksTo(target));
  }

  private List<Mark> marksTo(int target) {
    return function.block(block).marksTo.getOrDefault(target, List.of());
  }

  private long nextKey() {
    return (long) block << 8 | jumpsInBlock;
  }

  private void reference(Position position, Insn insn, int target) {
    jumps.add(new Jump(insns.size(), target, nextKey(), position));
    jumpsInBlock++;
    add(position, insn);
  }

  /** A comparison that can be turned around. */
  private record Decision(
      Position position,
      JumpOp op,
      Width width,
      int left,
      int right,
      int imm,
      int whenTrue,
      int whenFalse) {

    static final int NO_REGISTER = -1;

    Decision(MachineEnd.Compare end) {
      this(
          end.position(),
          end.op(),
          end.width(),
          end.left(),
          end.right(),
          0,
          end.whenTrue(),
          end.whenFalse());
    }

    Decision(MachineEnd.CompareImm end) {
      this(
          end.position(),
          end.op(),
          end.width(),
          end.left(),
          NO_REGISTER,
          end.imm(),
          end.whenTrue(),
          end.whenFalse());
    }

    Decision inverse() {
      return new Decision(
          position, JumpOps.inverse(op), width, left, right, imm, whenFalse, whenTrue);
    }

    /** The same with its registers exchanged; only without a constant. */
    Decision mirrored() {
      return new Decision(
          position, JumpOps.mirrored(op), width, right, left, imm, whenTrue, whenFalse);
    }

    Insn insn() {
      return right == NO_REGISTER
          ? Insns.jumpImm(op, width, left, imm, 0)
          : Insns.jump(op, width, left, right, 0);
    }
  }

  private boolean exists(Decision decision) {
    return features.jumps().contains(decision.op());
  }

  /** The form of a comparison that the machine has, if there is one. */
  private Optional<Decision> existing(Decision decision) {
    if (exists(decision)) {
      return Optional.of(decision);
    }
    return decision.right() == Decision.NO_REGISTER
        ? Optional.empty()
        : Optional.of(decision.mirrored()).filter(this::exists);
  }

  private void decide(Decision decision, int following) {
    Optional<Decision> straight = existing(decision);
    Optional<Decision> inverse =
        JumpOps.hasInverse(decision.op()) ? existing(decision.inverse()) : Optional.empty();
    Decision chosen =
        (decision.whenTrue() == following ? inverse.or(() -> straight) : straight.or(() -> inverse))
            .orElseThrow(() -> new CompilerBug("no jump for " + decision));
    long key = nextKey();
    if (longJumps.contains(key)) {
      // A comparison reaches only so far: it skips the jump that skips the long one.
      Insn near = chosen.insn();
      add(chosen.position(), new Insn(near.opcode(), near.dst(), near.src(), 1, near.imm()));
      add(chosen.position(), Insns.ja(1));
    }
    reference(chosen.position(), chosen.insn(), chosen.whenTrue());
    leave(chosen.whenTrue());
    if (chosen.whenFalse() != following) {
      reference(chosen.position(), Insns.ja(0), chosen.whenFalse());
    }
    leave(chosen.whenFalse());
  }
}
