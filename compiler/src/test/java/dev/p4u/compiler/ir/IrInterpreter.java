package dev.p4u.compiler.ir;

import dev.p4u.compiler.ir.Inst.HelperArg;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.object.ProgramInfo.Order;
import dev.p4u.runtime.packet.PacketBuffer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Executes IR as its Javadoc says, one instruction after the other, with integers of any size. It
 * shares no code with passes and back end, for which it is the oracle.
 */
public final class IrInterpreter implements InstVisitor<Void> {

  /** A helper, told apart by name; buffers are bytes, scalars are numbers. */
  public interface Helpers {
    long call(String name, List<Object> arguments);
  }

  private static final int MAX_STEPS = 1_000_000;

  private final Function function;
  private final PacketBuffer packet;
  private final byte[] input;
  private final List<BpfMap> maps;
  private final Helpers helpers;
  private final int lengthAtEntry;
  private final Map<Integer, BigInteger> values = new HashMap<>();
  private final Map<Integer, BigInteger> variables = new HashMap<>();
  private final List<String> events = new ArrayList<>();

  private IrInterpreter(
      Function function, PacketBuffer packet, byte[] input, List<BpfMap> maps, Helpers helpers) {
    this.function = function;
    this.packet = packet;
    this.input = input;
    this.maps = maps;
    this.helpers = helpers;
    lengthAtEntry = packet.length();
  }

  /** What a run returned and the marks that it passed; the rest is in the arguments. */
  public record Result(long r0, List<String> events) {}

  /** Runs a function; packet, input structure and maps are changed in place. */
  public static Result run(
      Function function, PacketBuffer packet, byte[] input, List<BpfMap> maps, Helpers helpers) {
    IrInterpreter run = new IrInterpreter(function, packet, input, maps, helpers);
    return new Result(run.execute(), run.events);
  }

  /** How an event is written in {@link Result#events()}. */
  public static String describe(Object event, String name, int bits) {
    return event + " " + name + " " + bits;
  }

  private long execute() {
    Map<Integer, Block> blocks = new HashMap<>();
    function.blocks().forEach(block -> blocks.put(block.id(), block));
    Block block = function.blocks().get(0);
    int from = -1;
    for (int step = 0; step < MAX_STEPS; step++) {
      Map<Integer, BigInteger> phis = new HashMap<>();
      for (Block.Phi phi : block.phis()) {
        phis.put(phi.result().id(), get(phi.inputs().get(from)));
      }
      values.putAll(phis);
      block.instructions().forEach(inst -> inst.accept(this));
      Terminator end = block.terminator();
      if (end instanceof Terminator.Return result) {
        return get(result.value()).longValue();
      }
      from = block.id();
      block = blocks.get(target(end));
    }
    throw new AssertionError("the program does not end");
  }

  private int target(Terminator end) {
    if (end instanceof Terminator.Jump jump) {
      return jump.target();
    }
    if (end instanceof Terminator.Branch branch) {
      return get(branch.condition()).signum() != 0 ? branch.whenTrue() : branch.whenFalse();
    }
    Terminator.Switch select = (Terminator.Switch) end;
    BigInteger subject = get(select.subject());
    for (Terminator.Case each : select.cases()) {
      if (each.value().equals(subject)) {
        return each.target();
      }
    }
    return select.otherwise();
  }

  private BigInteger get(Operand operand) {
    if (operand instanceof Const constant) {
      return constant.bits();
    }
    BigInteger found = values.get(((Value) operand).id());
    if (found == null) {
      throw new AssertionError(operand + " is not defined");
    }
    return found;
  }

  private int number(Operand operand) {
    return get(operand).intValue();
  }

  private Void set(Value result, BigInteger bits) {
    values.put(result.id(), low(bits, result.width()));
    return null;
  }

  private static BigInteger low(BigInteger bits, int width) {
    return bits.and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
  }

  private static BigInteger signed(BigInteger bits, int width) {
    return bits.testBit(width - 1) ? bits.subtract(BigInteger.ONE.shiftLeft(width)) : bits;
  }

  private static BigInteger bool(boolean holds) {
    return holds ? BigInteger.ONE : BigInteger.ZERO;
  }

  @Override
  public Void binary(Inst.Binary inst) {
    int width = inst.result().width();
    BigInteger a = get(inst.left());
    BigInteger b = get(inst.right());
    int amount = b.min(BigInteger.valueOf(width)).intValue();
    return set(
        inst.result(),
        switch (inst.op()) {
          case ADD -> a.add(b);
          case SUB -> a.subtract(b);
          case MUL -> a.multiply(b);
          case UDIV -> b.signum() == 0 ? BigInteger.ZERO : a.divide(b);
          case UMOD -> b.signum() == 0 ? a : a.mod(b);
          case AND -> a.and(b);
          case OR -> a.or(b);
          case XOR -> a.xor(b);
          case SHL -> a.shiftLeft(amount);
          case LSHR -> a.shiftRight(amount);
          case ASHR -> signed(a, width).shiftRight(amount);
        });
  }

  @Override
  public Void compare(Inst.Compare inst) {
    int width = inst.left().width();
    BigInteger a = get(inst.left());
    BigInteger b = get(inst.right());
    int unsigned = a.compareTo(b);
    int signed = signed(a, width).compareTo(signed(b, width));
    return set(
        inst.result(),
        bool(
            switch (inst.op()) {
              case EQ -> unsigned == 0;
              case NE -> unsigned != 0;
              case ULT -> unsigned < 0;
              case ULE -> unsigned <= 0;
              case SLT -> signed < 0;
              case SLE -> signed <= 0;
            }));
  }

  @Override
  public Void cast(Inst.Cast inst) {
    BigInteger bits = get(inst.operand());
    return set(
        inst.result(),
        switch (inst.op()) {
          case ZEXT, TRUNC -> bits;
          case SEXT -> signed(bits, inst.operand().width());
        });
  }

  @Override
  public Void slice(Inst.Slice inst) {
    return set(inst.result(), get(inst.operand()).shiftRight(inst.low()));
  }

  @Override
  public Void concat(Inst.Concat inst) {
    return set(inst.result(), get(inst.high()).shiftLeft(inst.low().width()).or(get(inst.low())));
  }

  @Override
  public Void select(Inst.Select inst) {
    boolean holds = get(inst.condition()).signum() != 0;
    return set(inst.result(), get(holds ? inst.whenTrue() : inst.whenFalse()));
  }

  @Override
  public Void readVar(Inst.ReadVar inst) {
    return set(inst.result(), variables.getOrDefault(inst.variable().id(), BigInteger.ZERO));
  }

  @Override
  public Void writeVar(Inst.WriteVar inst) {
    variables.put(inst.variable().id(), get(inst.value()));
    return null;
  }

  /** Index in the packet's array of the bit that is this far from the packet's start. */
  private int packetByte(int bit) {
    if (bit / 8 >= packet.length() || bit < 0) {
      throw new AssertionError("bit " + bit + " of a packet of " + packet.length() + " bytes");
    }
    return packet.head() + bit / 8;
  }

  @Override
  public Void packetLoad(Inst.PacketLoad inst) {
    BigInteger bits = BigInteger.ZERO;
    int start = 8 * number(inst.byteOffset()) + inst.bitOffset();
    for (int i = 0; i < inst.result().width(); i++) {
      int each = packet.array()[packetByte(start + i)] >> 7 - (start + i) % 8 & 1;
      bits = bits.shiftLeft(1).or(BigInteger.valueOf(each));
    }
    return set(inst.result(), bits);
  }

  @Override
  public Void packetStore(Inst.PacketStore inst) {
    BigInteger bits = get(inst.value());
    int width = inst.value().width();
    int start = 8 * number(inst.byteOffset()) + inst.bitOffset();
    for (int i = 0; i < width; i++) {
      int at = packetByte(start + i);
      int mask = 1 << 7 - (start + i) % 8;
      int old = packet.array()[at];
      packet.array()[at] = (byte) (bits.testBit(width - 1 - i) ? old | mask : old & ~mask);
    }
    return null;
  }

  @Override
  public Void packetLength(Inst.PacketLength inst) {
    return set(inst.result(), BigInteger.valueOf(lengthAtEntry));
  }

  @Override
  public Void adjustHead(Inst.AdjustHead inst) {
    return set(inst.result(), bool(packet.adjustHead(number(inst.delta()))));
  }

  @Override
  public Void truncate(Inst.Truncate inst) {
    packet.truncate(number(inst.maxLength()));
    return null;
  }

  @Override
  public Void inputLoad(Inst.InputLoad inst) {
    return set(inst.result(), read(input, inst.offset(), inst.size(), Order.LITTLE));
  }

  @Override
  public Void inputStore(Inst.InputStore inst) {
    write(input, inst.offset(), inst.size(), Order.LITTLE, get(inst.value()));
    return null;
  }

  private static BigInteger read(byte[] from, int offset, int size, Order order) {
    BigInteger bits = BigInteger.ZERO;
    for (int i = 0; i < size; i++) {
      int at = offset + (order == Order.BIG ? i : size - 1 - i);
      bits = bits.shiftLeft(8).or(BigInteger.valueOf(from[at] & 0xff));
    }
    return bits;
  }

  private static void write(byte[] to, int offset, int size, Order order, BigInteger bits) {
    for (int i = 0; i < size; i++) {
      int at = offset + (order == Order.LITTLE ? i : size - 1 - i);
      to[at] = bits.shiftRight(8 * i).byteValue();
    }
  }

  private byte[] buffer(int size, List<Part> parts) {
    byte[] buffer = new byte[size];
    for (Part part : parts) {
      write(buffer, part.offset(), part.size(), part.order(), get(part.value()));
    }
    return buffer;
  }

  private int map(String name) {
    for (int i = 0; i < maps.size(); i++) {
      if (maps.get(i).def().name().equals(name)) {
        return i;
      }
    }
    throw new AssertionError("no map " + name);
  }

  @Override
  public Void mapLookup(Inst.MapLookup inst) {
    int index = map(inst.map());
    int found = maps.get(index).lookup(buffer(inst.keySize(), inst.key()), 0);
    long address = found < 0 ? 0 : (index + 1L) << 32 | found;
    return set(inst.result(), BigInteger.valueOf(address));
  }

  private byte[] valuesAt(Operand address) {
    return maps.get((int) (get(address).longValue() >>> 32) - 1).values();
  }

  @Override
  public Void valueLoad(Inst.ValueLoad inst) {
    int offset = get(inst.address()).intValue() + inst.offset();
    return set(inst.result(), read(valuesAt(inst.address()), offset, inst.size(), inst.order()));
  }

  @Override
  public Void valueStore(Inst.ValueStore inst) {
    int offset = get(inst.address()).intValue() + inst.offset();
    write(valuesAt(inst.address()), offset, inst.size(), inst.order(), get(inst.value()));
    return null;
  }

  @Override
  public Void mapUpdate(Inst.MapUpdate inst) {
    maps.get(map(inst.map()))
        .update(buffer(inst.keySize(), inst.key()), 0, buffer(inst.valueSize(), inst.value()), 0);
    return null;
  }

  @Override
  public Void helperCall(Inst.HelperCall inst) {
    List<Object> arguments = new ArrayList<>();
    for (HelperArg argument : inst.arguments()) {
      if (argument instanceof HelperArg.Buffer buffer) {
        arguments.add(buffer(buffer.size(), buffer.parts()));
      } else if (argument instanceof HelperArg.Scalar scalar) {
        arguments.add(get(scalar.value()).longValue());
      }
    }
    long returned = helpers.call(inst.name(), arguments);
    inst.result().ifPresent(result -> set(result, BigInteger.valueOf(returned)));
    return null;
  }

  @Override
  public Void mark(Inst.Mark inst) {
    events.add(describe(inst.event(), inst.name(), inst.bits()));
    return null;
  }
}
