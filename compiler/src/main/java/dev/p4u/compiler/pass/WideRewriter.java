package dev.p4u.compiler.pass;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.Binary;
import dev.p4u.compiler.ir.Inst.Cast;
import dev.p4u.compiler.ir.Inst.CastOp;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Inst.Compare;
import dev.p4u.compiler.ir.Inst.HelperArg;
import dev.p4u.compiler.ir.Inst.PacketLoad;
import dev.p4u.compiler.ir.Inst.PacketStore;
import dev.p4u.compiler.ir.Inst.Select;
import dev.p4u.compiler.ir.Inst.Slice;
import dev.p4u.compiler.ir.Inst.ValueLoad;
import dev.p4u.compiler.ir.Inst.ValueStore;
import dev.p4u.compiler.ir.InstVisitor;
import dev.p4u.compiler.ir.IrPrinter;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Part;
import dev.p4u.compiler.ir.Position;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Emits, for each instruction, what does the same on limbs. */
final class WideRewriter implements InstVisitor<Void> {

  private static final int LIMB_BYTES = Bits.LIMB / 8;

  private final LegaliseWide.Limbs limbs;
  private final IntFunction<Value> newValue;
  private final Consumer<Inst> emit;

  WideRewriter(LegaliseWide.Limbs limbs, IntFunction<Value> newValue, Consumer<Inst> emit) {
    this.limbs = limbs;
    this.newValue = newValue;
    this.emit = emit;
  }

  private static boolean isWide(Operand operand) {
    return operand.width() > Bits.LIMB;
  }

  private Void keep(Inst inst) {
    emit.accept(inst);
    return null;
  }

  private Void unsupported(Inst inst) {
    throw new CompilerBug("no code for " + IrPrinter.print(inst));
  }

  private Bits bits(Inst inst) {
    return new Bits(inst.position(), newValue, emit);
  }

  private Operand binary(Position position, BinOp op, Operand left, Operand right) {
    Value result = newValue.apply(left.width());
    emit.accept(new Binary(position, result, op, left, right));
    return result;
  }

  private Operand compare(Position position, CmpOp op, Operand left, Operand right) {
    Value result = newValue.apply(1);
    emit.accept(new Compare(position, result, op, left, right));
    return result;
  }

  private Operand cast(Position position, CastOp op, Operand operand, int width) {
    if (operand.width() == width) {
      return operand;
    }
    Value result = newValue.apply(width);
    emit.accept(new Cast(position, result, op, operand));
    return result;
  }

  /** Gives an existing narrow operand the name of a result. */
  private void copy(Position position, Value result, Operand operand) {
    emit.accept(new Cast(position, result, CastOp.ZEXT, operand));
  }

  @Override
  public Void binary(Binary inst) {
    if (!isWide(inst.result())) {
      if (isWide(inst.right())) {
        return unsupported(inst);
      }
      return keep(inst);
    }
    List<Operand> left = limbs.of(inst.left());
    List<Operand> right = limbs.of(inst.right());
    Position position = inst.position();
    switch (inst.op()) {
      case AND, OR, XOR -> {
        List<Operand> out = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
          out.add(binary(position, inst.op(), left.get(i), right.get(i)));
        }
        limbs.define(inst.result(), out);
      }
      case ADD, SUB -> limbs.define(inst.result(), sum(position, inst.op(), left, right));
      case SHL, LSHR, ASHR -> limbs.define(inst.result(), shift(inst, left));
      case MUL, UDIV, UMOD -> unsupported(inst);
    }
    return null;
  }

  /** Addition or subtraction with carry from limb to limb. */
  private List<Operand> sum(Position position, BinOp op, List<Operand> left, List<Operand> right) {
    List<Operand> out = new ArrayList<>();
    Operand carry = Const.of(0, 1);
    for (int i = 0; i < left.size(); i++) {
      Operand a = left.get(i);
      Operand first = binary(position, op, a, right.get(i));
      Operand extended = cast(position, CastOp.ZEXT, carry, first.width());
      Operand second = binary(position, op, first, extended);
      out.add(second);
      if (i + 1 < left.size()) {
        boolean add = op == BinOp.ADD;
        Operand one =
            add
                ? compare(position, CmpOp.ULT, first, a)
                : compare(position, CmpOp.ULT, a, right.get(i));
        Operand two =
            add
                ? compare(position, CmpOp.ULT, second, first)
                : compare(position, CmpOp.ULT, first, extended);
        carry = binary(position, BinOp.OR, one, two);
      }
    }
    return out;
  }

  private List<Operand> shift(Binary inst, List<Operand> left) {
    if (!(inst.right() instanceof Const amount)) {
      unsupported(inst);
      return List.of();
    }
    int width = inst.result().width();
    int by = amount.bits().min(BigInteger.valueOf(width)).intValue();
    Bits bits = bits(inst);
    if (inst.op() == BinOp.SHL) {
      List<Operand> pieces = new ArrayList<>(zeros(by));
      pieces.addAll(left);
      return bits.limbs(pieces, 0, width);
    }
    List<Operand> pieces = new ArrayList<>(left);
    if (inst.op() == BinOp.ASHR) {
      pieces.addAll(sign(inst.position(), left, by));
    }
    return bits.limbs(pieces, by, width);
  }

  private static List<Operand> zeros(int width) {
    List<Operand> zeros = new ArrayList<>();
    for (int limb = 0; limb < Bits.limbs(width); limb++) {
      zeros.add(Const.of(0, Bits.limbWidth(width, limb)));
    }
    return zeros;
  }

  /** Copies of the sign bit, as pieces. */
  private List<Operand> sign(Position position, List<Operand> of, int width) {
    Operand top = of.get(of.size() - 1);
    Operand bit = new Bits(position, newValue, emit).slice(top, top.width() - 1, 1);
    Operand fill = cast(position, CastOp.SEXT, bit, Bits.LIMB);
    List<Operand> pieces = new ArrayList<>();
    for (int limb = 0; limb < Bits.limbs(width); limb++) {
      pieces.add(fill);
    }
    return pieces;
  }

  @Override
  public Void compare(Compare inst) {
    if (!isWide(inst.left())) {
      return keep(inst);
    }
    List<Operand> left = limbs.of(inst.left());
    List<Operand> right = limbs.of(inst.right());
    Position position = inst.position();
    switch (inst.op()) {
      case EQ, NE -> {
        Operand any = null;
        for (int i = 0; i < left.size(); i++) {
          Operand differs = binary(position, BinOp.XOR, left.get(i), right.get(i));
          differs = cast(position, CastOp.ZEXT, differs, Bits.LIMB);
          any = any == null ? differs : binary(position, BinOp.OR, any, differs);
        }
        keep(new Compare(position, inst.result(), inst.op(), any, Const.of(0, Bits.LIMB)));
      }
      case ULT, ULE, SLT, SLE -> order(inst, left, right);
    }
    return null;
  }

  /** The highest limbs decide unless they are equal; only they carry a sign. */
  private void order(Compare inst, List<Operand> left, List<Operand> right) {
    Position position = inst.position();
    boolean signed = inst.op() == CmpOp.SLT || inst.op() == CmpOp.SLE;
    CmpOp lowest = inst.op() == CmpOp.ULE || inst.op() == CmpOp.SLE ? CmpOp.ULE : CmpOp.ULT;
    Operand result = compare(position, lowest, left.get(0), right.get(0));
    for (int i = 1; i < left.size(); i++) {
      boolean top = i == left.size() - 1;
      Operand less =
          compare(position, top && signed ? CmpOp.SLT : CmpOp.ULT, left.get(i), right.get(i));
      Operand equal = compare(position, CmpOp.EQ, left.get(i), right.get(i));
      Operand below = binary(position, BinOp.AND, equal, result);
      result = binary(position, BinOp.OR, less, below);
    }
    copy(position, inst.result(), result);
  }

  @Override
  public Void cast(Cast inst) {
    if (!isWide(inst.result()) && !isWide(inst.operand())) {
      return keep(inst);
    }
    List<Operand> pieces = new ArrayList<>(limbs.of(inst.operand()));
    int width = inst.result().width();
    if (inst.op() == CastOp.SEXT) {
      pieces.addAll(sign(inst.position(), pieces, width - inst.operand().width()));
    }
    define(inst, inst.result(), bits(inst).limbs(pieces, 0, width));
    return null;
  }

  @Override
  public Void slice(Slice inst) {
    if (!isWide(inst.operand())) {
      return keep(inst);
    }
    List<Operand> pieces = limbs.of(inst.operand());
    define(inst, inst.result(), bits(inst).limbs(pieces, inst.low(), inst.result().width()));
    return null;
  }

  @Override
  public Void concat(Inst.Concat inst) {
    if (!isWide(inst.result())) {
      return keep(inst);
    }
    List<Operand> pieces = new ArrayList<>(limbs.of(inst.low()));
    pieces.addAll(limbs.of(inst.high()));
    define(inst, inst.result(), bits(inst).limbs(pieces, 0, inst.result().width()));
    return null;
  }

  private void define(Inst inst, Value result, List<Operand> found) {
    if (isWide(result)) {
      limbs.define(result, found);
    } else {
      copy(inst.position(), result, found.get(0));
    }
  }

  @Override
  public Void select(Select inst) {
    if (!isWide(inst.result())) {
      return keep(inst);
    }
    List<Operand> yes = limbs.of(inst.whenTrue());
    List<Operand> no = limbs.of(inst.whenFalse());
    List<Operand> out = new ArrayList<>();
    for (int i = 0; i < yes.size(); i++) {
      Value limb = newValue.apply(yes.get(i).width());
      keep(new Select(inst.position(), limb, inst.condition(), yes.get(i), no.get(i)));
      out.add(limb);
    }
    limbs.define(inst.result(), out);
    return null;
  }

  @Override
  public Void readVar(Inst.ReadVar inst) {
    return unsupported(inst);
  }

  @Override
  public Void writeVar(Inst.WriteVar inst) {
    return unsupported(inst);
  }

  @Override
  public Void packetLoad(PacketLoad inst) {
    int width = inst.result().width();
    if (!isWide(inst.result())) {
      return keep(inst);
    }
    List<Operand> out = limbs.of(inst.result());
    for (int i = 0; i < out.size(); i++) {
      Value limb = (Value) out.get(i);
      int bit = inst.bitOffset() + width - i * Bits.LIMB - limb.width();
      keep(new PacketLoad(inst.position(), limb, inst.byteOffset(), bit));
    }
    return null;
  }

  @Override
  public Void packetStore(PacketStore inst) {
    if (!isWide(inst.value())) {
      return keep(inst);
    }
    List<Operand> parts = limbs.of(inst.value());
    for (int i = parts.size() - 1; i >= 0; i--) {
      int bit = inst.bitOffset() + inst.value().width() - i * Bits.LIMB - parts.get(i).width();
      keep(new PacketStore(inst.position(), inst.byteOffset(), bit, parts.get(i)));
    }
    return null;
  }

  @Override
  public Void packetLength(Inst.PacketLength inst) {
    return keep(inst);
  }

  @Override
  public Void adjustHead(Inst.AdjustHead inst) {
    return keep(inst);
  }

  @Override
  public Void truncate(Inst.Truncate inst) {
    return keep(inst);
  }

  @Override
  public Void inputLoad(Inst.InputLoad inst) {
    if (!isWide(inst.result())) {
      return keep(inst);
    }
    List<Operand> out = limbs.of(inst.result());
    keep(new Inst.InputLoad(inst.position(), (Value) out.get(0), inst.offset(), inst.size()));
    zeroAbove(inst.position(), out, 1);
    return null;
  }

  @Override
  public Void inputStore(Inst.InputStore inst) {
    return keep(
        new Inst.InputStore(
            inst.position(), inst.offset(), inst.size(), limbs.of(inst.value()).get(0)));
  }

  private void zeroAbove(Position position, List<Operand> out, int from) {
    for (int i = from; i < out.size(); i++) {
      copy(position, (Value) out.get(i), Const.of(0, out.get(i).width()));
    }
  }

  @Override
  public Void mapLookup(Inst.MapLookup inst) {
    return keep(
        new Inst.MapLookup(
            inst.position(), inst.result(), inst.map(), inst.keySize(), parts(inst.key())));
  }

  /** Where the bytes of one limb stand in a scalar of some size. */
  private record Place(int offset, int size) {
    static Place of(int limb, int size, Order order) {
      int low = limb * LIMB_BYTES;
      int bytes = Math.min(LIMB_BYTES, size - low);
      return new Place(order == Order.LITTLE ? low : size - low - bytes, bytes);
    }
  }

  @Override
  public Void valueLoad(ValueLoad inst) {
    List<Operand> out = limbs.of(inst.result());
    int available = (inst.size() + LIMB_BYTES - 1) / LIMB_BYTES;
    for (int i = 0; i < Math.min(out.size(), available); i++) {
      Place place = Place.of(i, inst.size(), inst.order());
      keep(
          new ValueLoad(
              inst.position(),
              (Value) out.get(i),
              inst.address(),
              inst.offset() + place.offset(),
              place.size(),
              inst.order()));
    }
    zeroAbove(inst.position(), out, available);
    return null;
  }

  @Override
  public Void valueStore(ValueStore inst) {
    List<Operand> parts = limbs.of(inst.value());
    for (int i = 0; i * LIMB_BYTES < inst.size(); i++) {
      Place place = Place.of(i, inst.size(), inst.order());
      Operand limb = i < parts.size() ? parts.get(i) : Const.of(0, Bits.LIMB);
      keep(
          new ValueStore(
              inst.position(),
              inst.address(),
              inst.offset() + place.offset(),
              place.size(),
              inst.order(),
              limb));
    }
    return null;
  }

  private List<Part> parts(List<Part> parts) {
    List<Part> out = new ArrayList<>();
    for (Part part : parts) {
      if (part.size() <= LIMB_BYTES && !isWide(part.value())) {
        out.add(part);
        continue;
      }
      List<Operand> values = limbs.of(part.value());
      for (int i = 0; i * LIMB_BYTES < part.size(); i++) {
        Place place = Place.of(i, part.size(), part.order());
        Operand limb = i < values.size() ? values.get(i) : Const.of(0, Bits.LIMB);
        out.add(new Part(part.offset() + place.offset(), place.size(), part.order(), limb));
      }
    }
    return out;
  }

  @Override
  public Void mapUpdate(Inst.MapUpdate inst) {
    return keep(
        new Inst.MapUpdate(
            inst.position(),
            inst.map(),
            inst.keySize(),
            parts(inst.key()),
            inst.valueSize(),
            parts(inst.value())));
  }

  @Override
  public Void helperCall(Inst.HelperCall inst) {
    if (inst.result().filter(WideRewriter::isWide).isPresent()) {
      return unsupported(inst);
    }
    List<HelperArg> arguments = new ArrayList<>();
    for (HelperArg argument : inst.arguments()) {
      if (argument instanceof HelperArg.Buffer buffer) {
        arguments.add(new HelperArg.Buffer(buffer.size(), parts(buffer.parts())));
      } else if (argument instanceof HelperArg.Scalar scalar) {
        arguments.add(scalar);
      }
    }
    if (arguments.stream().anyMatch(WideRewriter::isWideScalar)) {
      return unsupported(inst);
    }
    return keep(
        new Inst.HelperCall(inst.position(), inst.result(), inst.id(), inst.name(), arguments));
  }

  private static boolean isWideScalar(HelperArg argument) {
    return argument instanceof HelperArg.Scalar scalar && isWide(scalar.value());
  }

  @Override
  public Void mark(Inst.Mark inst) {
    return keep(inst);
  }
}
