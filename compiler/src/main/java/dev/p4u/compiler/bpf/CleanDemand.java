package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Block;
import dev.p4u.compiler.ir.Function;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.HelperArg;
import dev.p4u.compiler.ir.InstVisitor;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which values must stand zero-extended in their 64-bit register. The others may carry anything
 * above their width, because all their readers look at the lower bits alone; this saves the mask
 * after an addition whose result is only stored.
 */
final class CleanDemand implements InstVisitor<Void> {

  private final Set<Integer> demanded = new HashSet<>();
  private final Deque<Integer> work = new ArrayDeque<>();

  /** Values that are as clean as these operands are. */
  private final Map<Integer, List<Operand>> sources = new HashMap<>();

  CleanDemand(Function function) {
    for (Block block : function.blocks()) {
      for (Block.Phi phi : block.phis()) {
        sources.put(phi.result().id(), List.copyOf(phi.inputs().values()));
      }
      block.instructions().forEach(inst -> inst.accept(this));
      // Branches test bits, switches compare, and the result of the program has 64 bits.
      block.terminator().operand().ifPresent(this::demand);
    }
    while (!work.isEmpty()) {
      sources.getOrDefault(work.pop(), List.of()).forEach(this::demand);
    }
  }

  boolean isDemanded(Value value) {
    return demanded.contains(value.id());
  }

  private void demand(Operand operand) {
    if (operand instanceof Value value && demanded.add(value.id())) {
      work.push(value.id());
    }
  }

  /** A store of a size looks at no bit above it. */
  private void store(Operand value, int bytes) {
    if (value.width() < 8 * bytes) {
      demand(value);
    }
  }

  private void parts(List<Part> parts) {
    parts.forEach(part -> store(part.value(), part.size()));
  }

  @Override
  public Void binary(Inst.Binary inst) {
    switch (inst.op()) {
      case ADD, SUB, MUL -> {
        // Computed modulo 2^width whatever stands above.
      }
      case AND, OR, XOR -> {
        if (!(inst.right() instanceof Const)) {
          sources.put(inst.result().id(), List.of(inst.left(), inst.right()));
        } else if (inst.op() != Inst.BinOp.AND) {
          sources.put(inst.result().id(), List.of(inst.left()));
        }
      }
      case SHL -> demand(inst.right());
      case ASHR -> demand(inst.right());
      case LSHR, UDIV, UMOD -> {
        demand(inst.left());
        demand(inst.right());
      }
    }
    return null;
  }

  @Override
  public Void compare(Inst.Compare inst) {
    demand(inst.left());
    demand(inst.right());
    return null;
  }

  @Override
  public Void cast(Inst.Cast inst) {
    if (inst.op() == Inst.CastOp.ZEXT) {
      demand(inst.operand());
    }
    return null;
  }

  @Override
  public Void slice(Inst.Slice inst) {
    return null;
  }

  @Override
  public Void concat(Inst.Concat inst) {
    demand(inst.low());
    return null;
  }

  @Override
  public Void select(Inst.Select inst) {
    demand(inst.condition());
    sources.put(inst.result().id(), List.of(inst.whenTrue(), inst.whenFalse()));
    return null;
  }

  @Override
  public Void readVar(Inst.ReadVar inst) {
    return null;
  }

  @Override
  public Void writeVar(Inst.WriteVar inst) {
    return null;
  }

  @Override
  public Void packetLoad(Inst.PacketLoad inst) {
    demand(inst.byteOffset());
    return null;
  }

  @Override
  public Void packetStore(Inst.PacketStore inst) {
    demand(inst.byteOffset());
    if (inst.bitOffset() % 8 != 0 || inst.value().width() % 8 != 0) {
      demand(inst.value());
    }
    return null;
  }

  @Override
  public Void packetLength(Inst.PacketLength inst) {
    return null;
  }

  @Override
  public Void adjustHead(Inst.AdjustHead inst) {
    demand(inst.delta());
    return null;
  }

  @Override
  public Void truncate(Inst.Truncate inst) {
    demand(inst.maxLength());
    return null;
  }

  @Override
  public Void inputLoad(Inst.InputLoad inst) {
    return null;
  }

  @Override
  public Void inputStore(Inst.InputStore inst) {
    store(inst.value(), inst.size());
    return null;
  }

  @Override
  public Void mapLookup(Inst.MapLookup inst) {
    parts(inst.key());
    return null;
  }

  @Override
  public Void valueLoad(Inst.ValueLoad inst) {
    return null;
  }

  @Override
  public Void valueStore(Inst.ValueStore inst) {
    store(inst.value(), inst.size());
    return null;
  }

  @Override
  public Void mapUpdate(Inst.MapUpdate inst) {
    parts(inst.key());
    parts(inst.value());
    return null;
  }

  @Override
  public Void helperCall(Inst.HelperCall inst) {
    for (HelperArg argument : inst.arguments()) {
      if (argument instanceof HelperArg.Buffer buffer) {
        parts(buffer.parts());
      } else if (argument instanceof HelperArg.Scalar scalar) {
        demand(scalar.value());
      }
    }
    return null;
  }

  @Override
  public Void mark(Inst.Mark inst) {
    return null;
  }
}
