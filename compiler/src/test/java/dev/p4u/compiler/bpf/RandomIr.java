package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Function;
import dev.p4u.compiler.ir.FunctionBuilder;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.CastOp;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Inst.HelperArg;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Part;
import dev.p4u.compiler.ir.Position;
import dev.p4u.compiler.ir.Terminator;
import dev.p4u.compiler.ir.Terminator.Case;
import dev.p4u.compiler.ir.Var;
import dev.p4u.runtime.object.ProgramInfo.Event;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Makes random functions that are well formed: structured control flow with bounded loops,
 * variables, all instructions. They touch the packet's first {@link #REACH} bytes at most, so
 * packets must have {@link #MIN_PACKET} bytes or more.
 */
final class RandomIr {

  static final int MIN_PACKET = 96;

  /** Packet bytes that a program reads and writes. */
  private static final int REACH = 64;

  private static final int[] WIDTHS = {1, 3, 8, 13, 16, 20, 32, 33, 48, 63, 64};
  private static final int[] WIDE = {65, 96, 128, 160};
  private static final Position HERE = new Position("test.p4", 1, 1);

  private final Random random;
  private final boolean wide;
  private final FunctionBuilder b = new FunctionBuilder();
  private final List<Var> variables = new ArrayList<>();
  private int heads = 2;
  private int names;

  RandomIr(long seed, boolean wide) {
    random = new Random(seed);
    this.wide = wide;
  }

  Function function(int statements) {
    for (int i = 0; i < 8; i++) {
      variables.add(b.variable("v" + i, width()));
    }
    int enough = b.newBlock("enough");
    int tooShort = b.newBlock("too_short");
    Value length = b.value(32);
    b.add(new Inst.PacketLength(HERE, length));
    Operand isShort = compare(CmpOp.ULT, length, Const.of(MIN_PACKET, 32));
    b.end(new Terminator.Branch(HERE, isShort, tooShort, enough));
    b.moveTo(tooShort);
    b.end(new Terminator.Return(HERE, Const.of(9, 64)));
    b.moveTo(enough);
    block(new Pool(null), statements, 3);
    Pool last = new Pool(null);
    Operand result = Const.of(0, 64);
    for (Var variable : variables) {
      Operand read = read(variable);
      result = binary(BinOp.XOR, result, resize(read, 64));
      b.add(new Inst.PacketStore(HERE, Const.of(0, 32), random.nextInt(200), read));
    }
    last.add(result);
    b.end(new Terminator.Return(HERE, result));
    return b.build();
  }

  /** Values that can be read at a place, the outer ones included. */
  private static final class Pool {
    final Pool outer;
    final Map<Integer, List<Operand>> byWidth = new LinkedHashMap<>();

    Pool(Pool outer) {
      this.outer = outer;
    }

    void add(Operand operand) {
      byWidth.computeIfAbsent(operand.width(), width -> new ArrayList<>()).add(operand);
    }

    List<Operand> of(int width) {
      List<Operand> found = new ArrayList<>(byWidth.getOrDefault(width, List.of()));
      if (outer != null) {
        found.addAll(outer.of(width));
      }
      return found;
    }
  }

  private int width() {
    return wide && random.nextInt(3) == 0
        ? WIDE[random.nextInt(WIDE.length)]
        : WIDTHS[random.nextInt(WIDTHS.length)];
  }

  private Operand constant(int width) {
    return switch (random.nextInt(5)) {
      case 0 -> Const.of(0, width);
      case 1 -> Const.of(1, width);
      case 2 -> Const.of(-1, width);
      case 3 -> Const.of(random.nextInt(300), width);
      default -> Const.of(new BigInteger(width, random), width);
    };
  }

  private Operand pick(Pool pool, int width) {
    List<Operand> known = pool.of(width);
    if (!known.isEmpty() && random.nextInt(5) != 0) {
      return known.get(random.nextInt(known.size()));
    }
    return switch (random.nextInt(3)) {
      case 0 -> constant(width);
      case 1 -> resize(read(variables.get(random.nextInt(variables.size()))), width);
      default -> load(pool, width);
    };
  }

  private Operand read(Var variable) {
    Value result = b.value(variable.width());
    b.add(new Inst.ReadVar(HERE, result, variable));
    return result;
  }

  private Operand load(Pool pool, int width) {
    Value result = b.value(width);
    int room = 8 * REACH - width;
    if (random.nextInt(4) == 0 && room > 8 * 16) {
      Operand offset = binary(BinOp.AND, pick(pool, 32), Const.of(15, 32));
      if (random.nextBoolean()) {
        offset = binary(BinOp.ADD, offset, Const.of(random.nextInt(4), 32));
      }
      int bit = random.nextInt(2) == 0 ? 0 : random.nextInt(8);
      b.add(new Inst.PacketLoad(HERE, result, offset, bit));
    } else {
      int bit = random.nextInt(room);
      int rounded = random.nextInt(3) == 0 ? bit : bit / 8 * 8;
      b.add(new Inst.PacketLoad(HERE, result, Const.of(rounded / 8, 32), rounded % 8));
    }
    pool.add(result);
    return result;
  }

  private Operand resize(Operand operand, int width) {
    if (operand.width() == width) {
      return operand;
    }
    Value result = b.value(width);
    CastOp op =
        operand.width() > width ? CastOp.TRUNC : random.nextBoolean() ? CastOp.ZEXT : CastOp.SEXT;
    b.add(new Inst.Cast(HERE, result, op, operand));
    return result;
  }

  private Operand binary(BinOp op, Operand left, Operand right) {
    Value result = b.value(left.width());
    b.add(new Inst.Binary(HERE, result, op, left, right));
    return result;
  }

  private Operand compare(CmpOp op, Operand left, Operand right) {
    Value result = b.value(1);
    b.add(new Inst.Compare(HERE, result, op, left, right));
    return result;
  }

  private void block(Pool outer, int statements, int depth) {
    Pool pool = new Pool(outer);
    for (int i = 0; i < statements; i++) {
      statement(pool, depth);
    }
  }

  private void statement(Pool pool, int depth) {
    switch (random.nextInt(depth > 0 ? 20 : 16)) {
      case 0, 1, 2, 3 -> pool.add(arithmetic(pool));
      case 4 -> {
        int width = width();
        CmpOp op = CmpOp.values()[random.nextInt(CmpOp.values().length)];
        pool.add(compare(op, pick(pool, width), pick(pool, width)));
      }
      case 5 -> pool.add(resize(pick(pool, width()), width()));
      case 6 -> pool.add(sliceOrConcat(pool));
      case 7 -> {
        int width = width();
        Value result = b.value(width);
        Operand condition = pick(pool, 1);
        Operand yes = pick(pool, width);
        b.add(new Inst.Select(HERE, result, condition, yes, pick(pool, width)));
        pool.add(result);
      }
      case 8, 9 -> {
        Var variable = variables.get(random.nextInt(variables.size()));
        b.add(new Inst.WriteVar(HERE, variable, pick(pool, variable.width())));
      }
      case 10, 11 -> store(pool);
      case 12 -> input(pool);
      case 13 -> map(pool);
      case 14 -> helper(pool);
      case 15 -> mark();
      case 16 -> branch(pool, depth);
      case 17 -> choose(pool, depth);
      case 18 -> loop(pool, depth);
      default -> moveHead(pool);
    }
  }

  private void mark() {
    Event event = random.nextInt(4) == 0 ? Event.ACTION : Event.STATE;
    b.add(new Inst.Mark(HERE, event, "mark" + names++, 0));
  }

  private Operand arithmetic(Pool pool) {
    int width = width();
    BinOp op = BinOp.values()[random.nextInt(BinOp.values().length)];
    boolean isShift = op == BinOp.SHL || op == BinOp.LSHR || op == BinOp.ASHR;
    if (isShift) {
      int amountWidth = WIDTHS[random.nextInt(WIDTHS.length)];
      Operand amount =
          width > 64 || random.nextBoolean()
              ? Const.of(random.nextInt(width + 3), 32)
              : pick(pool, amountWidth);
      return binary(op, pick(pool, width), amount);
    }
    if (width > 64 && (op == BinOp.MUL || op == BinOp.UDIV || op == BinOp.UMOD)) {
      op = BinOp.ADD;
    }
    return binary(op, pick(pool, width), pick(pool, width));
  }

  private Operand sliceOrConcat(Pool pool) {
    int first = width();
    int second = width();
    if (random.nextBoolean() && first + second <= 160) {
      Value result = b.value(first + second);
      b.add(new Inst.Concat(HERE, result, pick(pool, first), pick(pool, second)));
      return resize(result, width());
    }
    int low = random.nextInt(first);
    Value result = b.value(1 + random.nextInt(first - low));
    b.add(new Inst.Slice(HERE, result, pick(pool, first), low));
    return resize(result, width());
  }

  private void store(Pool pool) {
    int width = width();
    int bit = random.nextInt(8 * REACH - width);
    int rounded = random.nextInt(3) == 0 ? bit : bit / 8 * 8;
    Operand value = pick(pool, width);
    b.add(new Inst.PacketStore(HERE, Const.of(rounded / 8, 32), rounded % 8, value));
  }

  private void input(Pool pool) {
    int size = 1 << random.nextInt(4);
    int offset = random.nextInt(24 - size + 1);
    if (random.nextBoolean()) {
      Value result = b.value(WIDTHS[random.nextInt(WIDTHS.length)]);
      b.add(new Inst.InputLoad(HERE, result, offset, size));
      pool.add(result);
    } else {
      // The length field stays as it is: the runtime's own copy is read by helpers.
      Operand value = pick(pool, WIDTHS[random.nextInt(WIDTHS.length)]);
      b.add(new Inst.InputStore(HERE, offset, size, value));
    }
  }

  private List<Part> parts(Pool pool, int size) {
    List<Part> parts = new ArrayList<>();
    int at = random.nextInt(2);
    while (at < size) {
      int bytes = Math.min(size - at, 1 + random.nextInt(wide ? 12 : 8));
      int width = 0;
      while (width == 0 || width > 8 * bytes) {
        width = WIDTHS[random.nextInt(WIDTHS.length)];
      }
      if (random.nextBoolean() && 8 * bytes <= 64) {
        width = 8 * bytes;
      }
      Order order = random.nextBoolean() ? Order.LITTLE : Order.BIG;
      parts.add(new Part(at, bytes, order, pick(pool, width)));
      at += bytes + random.nextInt(3);
    }
    return parts;
  }

  private void map(Pool pool) {
    boolean small = random.nextBoolean();
    String name = small ? "m4" : "m8";
    int keySize = small ? 4 : 8;
    int valueSize = small ? 16 : 8;
    // Few different keys, so that lookups hit.
    Operand low = binary(BinOp.AND, pick(pool, 32), Const.of(3, 32));
    List<Part> key = List.of(new Part(0, 4, Order.LITTLE, low));
    if (random.nextInt(3) == 0) {
      b.add(new Inst.MapUpdate(HERE, name, keySize, key, valueSize, parts(pool, valueSize)));
      return;
    }
    Value address = b.value(64);
    b.add(new Inst.Mark(HERE, Event.LOOKUP, "lookup" + names++, 0));
    b.add(new Inst.MapLookup(HERE, address, name, keySize, key));
    Operand found = compare(CmpOp.NE, address, Const.of(0, 64));
    int hit = b.newBlock("hit");
    int miss = b.newBlock("miss");
    int after = b.newBlock("after");
    b.end(new Terminator.Branch(HERE, found, hit, miss));
    b.moveTo(hit);
    b.add(new Inst.Mark(HERE, Event.HIT, name, 0));
    Pool inside = new Pool(pool);
    int size = 1 + random.nextInt(8);
    int offset = random.nextInt(valueSize - size + 1);
    Order order = random.nextBoolean() ? Order.LITTLE : Order.BIG;
    Value loaded = b.value(WIDTHS[random.nextInt(WIDTHS.length)]);
    b.add(new Inst.ValueLoad(HERE, loaded, address, offset, size, order));
    inside.add(loaded);
    if (random.nextBoolean()) {
      Operand value = pick(inside, WIDTHS[random.nextInt(WIDTHS.length)]);
      b.add(new Inst.ValueStore(HERE, address, offset, size, order, value));
    }
    Var variable = variables.get(random.nextInt(variables.size()));
    b.add(new Inst.WriteVar(HERE, variable, resize(loaded, variable.width())));
    b.end(new Terminator.Jump(HERE, after));
    b.moveTo(miss);
    b.add(new Inst.Mark(HERE, Event.MISS, name, 0));
    b.end(new Terminator.Jump(HERE, after));
    b.moveTo(after);
  }

  private void helper(Pool pool) {
    Value result = b.value(WIDTHS[random.nextInt(WIDTHS.length)]);
    boolean mix = random.nextBoolean();
    HelperArg first =
        mix
            ? new HelperArg.Buffer(Trial.MIX_BYTES, parts(pool, Trial.MIX_BYTES))
            : new HelperArg.Scalar(pick(pool, WIDTHS[random.nextInt(WIDTHS.length)]));
    HelperArg second = new HelperArg.Scalar(pick(pool, WIDTHS[random.nextInt(WIDTHS.length)]));
    b.add(
        new Inst.HelperCall(
            HERE,
            random.nextInt(4) == 0 ? Optional.empty() : Optional.of(result),
            mix ? -1 : 100,
            mix ? "mix" : "sum",
            List.of(first, second)));
  }

  private void branch(Pool pool, int depth) {
    int yes = b.newBlock("yes");
    int no = b.newBlock("no");
    int after = b.newBlock("after");
    int width = width();
    Operand condition =
        random.nextBoolean()
            ? pick(pool, 1)
            : compare(CmpOp.values()[random.nextInt(6)], pick(pool, width), pick(pool, width));
    b.end(new Terminator.Branch(HERE, condition, yes, no));
    for (int side : new int[] {yes, no}) {
      b.moveTo(side);
      block(pool, random.nextInt(4), depth - 1);
      b.end(new Terminator.Jump(HERE, after));
    }
    b.moveTo(after);
  }

  private void choose(Pool pool, int depth) {
    int after = b.newBlock("after");
    int width = WIDTHS[1 + random.nextInt(WIDTHS.length - 1)];
    Operand subject = pick(pool, width);
    List<Case> cases = new ArrayList<>();
    List<Integer> blocks = new ArrayList<>();
    int count = random.nextBoolean() ? 3 : 7;
    for (int i = 0; i < count; i++) {
      int target = i % 3 == 2 ? after : b.newBlock("case");
      if (target != after) {
        blocks.add(target);
      }
      BigInteger value = BigInteger.valueOf(i < 3 ? i : random.nextInt(60));
      if (value.bitLength() <= width
          && cases.stream().noneMatch(each -> each.value().equals(value))) {
        cases.add(new Case(value, target));
      }
    }
    b.end(new Terminator.Switch(HERE, subject, cases, after));
    for (int block : blocks) {
      b.moveTo(block);
      block(pool, random.nextInt(3), depth - 1);
      b.end(new Terminator.Jump(HERE, after));
    }
    b.moveTo(after);
  }

  private void loop(Pool pool, int depth) {
    Var counter = b.variable("i" + names++, 8);
    b.add(new Inst.WriteVar(HERE, counter, Const.of(0, 8)));
    int head = b.newBlock("head");
    int body = b.newBlock("body");
    int after = b.newBlock("after");
    b.end(new Terminator.Jump(HERE, head));
    b.moveTo(head);
    Operand count = read(counter);
    Operand more = compare(CmpOp.ULT, count, Const.of(1 + random.nextInt(4), 8));
    b.end(new Terminator.Branch(HERE, more, body, after));
    b.moveTo(body);
    int heads = this.heads;
    this.heads = 0;
    block(pool, 1 + random.nextInt(3), Math.min(depth - 1, 1));
    this.heads = heads;
    b.add(new Inst.WriteVar(HERE, counter, binary(BinOp.ADD, read(counter), Const.of(1, 8))));
    b.end(new Terminator.Jump(HERE, head));
    b.moveTo(after);
  }

  private void moveHead(Pool pool) {
    if (heads == 0) {
      return;
    }
    heads--;
    if (random.nextInt(3) == 0) {
      Operand extra = binary(BinOp.AND, pick(pool, 32), Const.of(7, 32));
      b.add(new Inst.Truncate(HERE, binary(BinOp.ADD, extra, Const.of(MIN_PACKET, 32))));
      return;
    }
    Value good = b.value(1);
    BooleanSupplier dynamic = random::nextBoolean;
    Operand delta =
        dynamic.getAsBoolean()
            ? Const.of(random.nextInt(17) - 8, 32)
            : binary(BinOp.AND, pick(pool, 32), Const.of(7, 32));
    b.add(new Inst.AdjustHead(HERE, good, delta));
    int moved = b.newBlock("moved");
    int failed = b.newBlock("failed");
    b.end(new Terminator.Branch(HERE, good, moved, failed));
    b.moveTo(failed);
    if (random.nextBoolean()) {
      load(new Pool(pool), 8);
    }
    b.end(new Terminator.Return(HERE, Const.of(7, 64)));
    b.moveTo(moved);
  }
}
