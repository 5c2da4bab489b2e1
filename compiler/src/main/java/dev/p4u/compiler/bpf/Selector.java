package dev.p4u.compiler.bpf;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.bpf.MachineFunction.MachineBlock;
import dev.p4u.compiler.ir.Block;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Function;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.InstVisitor;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Terminator;
import dev.p4u.runtime.isa.JumpOp;
import dev.p4u.runtime.isa.Size;
import dev.p4u.runtime.object.ProgramInfo.Event;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns IR into machine code over virtual registers. Entry: r1 = context, r2 = input structure. */
final class Selector implements InstVisitor<Void> {

  private static final int ADJUST_HEAD = 8;
  private static final int PACKET_DATA = 9;
  private static final int TRUNCATE = 11;

  /** Offset of the packet's length in the input structure. */
  private static final int LENGTH_OFFSET = 4;

  private final Function function;
  private final MachineFunction machine = new MachineFunction();
  private final CodeBuilder code;
  private final ProgramUses needs;
  private final Values values;
  private final ArithmeticSelector arithmetic;
  private final ConditionSelector conditions;
  private final PacketSelector packets;
  private final BufferSelector buffers;
  private final CallSelector calls;
  private final ByteAccess bytes;
  private final Map<Integer, MachineBlock> blocks = new HashMap<>();

  /** Registers of the entry's arguments, of the packet's address, of the length at entry. */
  private final int context;

  private final int input;
  private final int packet;
  private final int length;

  private final List<MachineInst.Trace> pendingLookups = new ArrayList<>();
  private Block current;

  private Selector(Function function, MachineFeatures features) {
    this.function = function;
    code = new CodeBuilder(machine, features);
    context = code.fresh();
    input = code.fresh();
    packet = code.fresh();
    length = code.fresh();
    needs = new ProgramUses(function);
    ValueUses uses = new ValueUses(function);
    values = new Values(code, new CleanDemand(function), new NetworkOrder(function, uses));
    arithmetic = new ArithmeticSelector(code, values);
    conditions = new ConditionSelector(code, values, uses, arithmetic, features);
    packets = new PacketSelector(code, values, uses, new PacketBounds(function, uses), packet);
    buffers = new BufferSelector(code, values);
    calls = new CallSelector(code, values, buffers);
    bytes = new ByteAccess(code, values);
  }

  static MachineFunction select(Function function, MachineFeatures features) {
    return new Selector(function, features).run();
  }

  private MachineFunction run() {
    Cfg cfg = Cfg.of(function);
    Map<Integer, Block> byId = new HashMap<>();
    function.blocks().forEach(block -> byId.put(block.id(), block));
    cfg.order().forEach(id -> blocks.put(id, machine.newBlock()));
    for (int id : cfg.order()) {
      current = byId.get(id);
      code.moveTo(blocks.get(id));
      code.at(current.terminator().position());
      if (id == cfg.entry()) {
        enter();
      }
      current.phis().forEach(phi -> values.definePhi(phi.result()));
      buffers.enter(current.instructions());
      for (Inst inst : current.instructions()) {
        code.at(inst.position());
        inst.accept(this);
        buffers.leave();
      }
      code.at(current.terminator().position());
      flushLookups();
      copyToPhis(byId);
      end(current.terminator());
    }
    return machine;
  }

  private void enter() {
    if (needs.context()) {
      code.move(context, Registers.R1);
    }
    if (needs.input()) {
      code.move(input, Registers.R2);
    }
    if (needs.lengthAtEntry()) {
      code.add(new MachineInst.Load(code.position(), Size.W, length, Registers.R2, LENGTH_OFFSET));
    }
    if (needs.packet()) {
      findPacket();
    }
  }

  /** packet = address of the first byte. */
  private void findPacket() {
    code.move(Registers.R1, context);
    calls.call(PACKET_DATA, "ubpf_packet_data", 1);
    code.move(packet, Registers.R0);
  }

  /** All phis of a block take their inputs at once. */
  private void copyToPhis(Map<Integer, Block> byId) {
    List<Integer> targets = current.terminator().targets();
    ParallelMoves moves = new ParallelMoves(code, conditions);
    for (int target : targets.stream().distinct().toList()) {
      for (Block.Phi phi : byId.get(target).phis()) {
        if (targets.size() > 1) {
          throw new CompilerBug("critical edge from b" + current.id() + " to b" + target);
        }
        Operand from = phi.inputs().get(current.id());
        int register = from instanceof Value value ? values.use(value) : ParallelMoves.NO_REGISTER;
        moves.add(values.register(phi.result()), register, from);
      }
    }
    moves.emit();
  }

  private void end(Terminator end) {
    if (end instanceof Terminator.Jump jump) {
      code.jumpTo(blocks.get(jump.target()));
    } else if (end instanceof Terminator.Branch branch) {
      conditions.branch(
          branch.condition(), blocks.get(branch.whenTrue()), blocks.get(branch.whenFalse()));
    } else if (end instanceof Terminator.Switch select) {
      conditions.select(select, blocks::get);
    } else if (end instanceof Terminator.Return result) {
      conditions.assign(Registers.R0, result.value());
      code.end(new MachineEnd.Exit(code.position()));
    }
  }

  @Override
  public Void binary(Inst.Binary inst) {
    arithmetic.binary(inst);
    return null;
  }

  @Override
  public Void compare(Inst.Compare inst) {
    conditions.compare(inst);
    return null;
  }

  @Override
  public Void cast(Inst.Cast inst) {
    arithmetic.cast(inst);
    return null;
  }

  @Override
  public Void slice(Inst.Slice inst) {
    arithmetic.slice(inst);
    return null;
  }

  @Override
  public Void concat(Inst.Concat inst) {
    arithmetic.concat(inst);
    return null;
  }

  @Override
  public Void select(Inst.Select inst) {
    conditions.select(inst);
    return null;
  }

  @Override
  public Void readVar(Inst.ReadVar inst) {
    throw new CompilerBug("a variable after SSA construction: " + inst.variable());
  }

  @Override
  public Void writeVar(Inst.WriteVar inst) {
    throw new CompilerBug("a variable after SSA construction: " + inst.variable());
  }

  @Override
  public Void packetLoad(Inst.PacketLoad inst) {
    packets.load(inst);
    return null;
  }

  @Override
  public Void packetStore(Inst.PacketStore inst) {
    packets.store(inst);
    return null;
  }

  @Override
  public Void packetLength(Inst.PacketLength inst) {
    int register =
        needs.lengthAtEntry() ? code.copy(length) : code.load(Size.W, input, LENGTH_OFFSET);
    values.define(inst.result(), register, 32);
    return null;
  }

  @Override
  public Void adjustHead(Inst.AdjustHead inst) {
    code.move(Registers.R1, context);
    calls.argument(Registers.R2, inst.delta());
    calls.call(ADJUST_HEAD, "ubpf_adjust_head", 2);
    int moved = code.copy(Registers.R0);
    if (needs.packetAfterFailure(current, inst)) {
      // The old address stays good when the packet could not be moved.
      MachineBlock good = machine.newBlock();
      MachineBlock after = machine.newBlock();
      code.compareImm(JumpOp.JEQ, moved, 0, after, good);
      code.moveTo(good);
      code.move(packet, moved);
      code.jumpTo(after);
      code.moveTo(after);
    } else {
      code.move(packet, moved);
    }
    conditions.defineNonZero(inst.result(), moved);
    return null;
  }

  @Override
  public Void truncate(Inst.Truncate inst) {
    code.move(Registers.R1, context);
    calls.argument(Registers.R2, inst.maxLength());
    calls.call(TRUNCATE, "ubpf_truncate_packet", 2);
    if (needs.packetAfter(current, inst)) {
      findPacket();
    }
    return null;
  }

  @Override
  public Void inputLoad(Inst.InputLoad inst) {
    int register = code.load(Size.ofBytes(inst.size()), input, inst.offset());
    values.define(inst.result(), register, 8 * inst.size());
    return null;
  }

  @Override
  public Void inputStore(Inst.InputStore inst) {
    bytes.store(input, inst.offset(), inst.size(), Order.LITTLE, inst.value());
    return null;
  }

  @Override
  public Void mapLookup(Inst.MapLookup inst) {
    calls.lookup(inst, List.copyOf(pendingLookups));
    pendingLookups.clear();
    return null;
  }

  @Override
  public Void valueLoad(Inst.ValueLoad inst) {
    calls.load(inst);
    return null;
  }

  @Override
  public Void valueStore(Inst.ValueStore inst) {
    calls.store(inst);
    return null;
  }

  @Override
  public Void mapUpdate(Inst.MapUpdate inst) {
    calls.update(inst);
    return null;
  }

  @Override
  public Void helperCall(Inst.HelperCall inst) {
    calls.helper(inst);
    return null;
  }

  @Override
  public Void mark(Inst.Mark inst) {
    MachineInst.Trace trace = new MachineInst.Trace(inst.position(), inst);
    if (inst.event() == Event.LOOKUP) {
      pendingLookups.add(trace);
    } else {
      flushLookups();
      code.add(trace);
    }
    return null;
  }

  /** A lookup mark without its lookup in the same block is reported where it stands. */
  private void flushLookups() {
    pendingLookups.forEach(code::add);
    pendingLookups.clear();
  }
}
