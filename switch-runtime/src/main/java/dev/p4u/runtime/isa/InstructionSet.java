package dev.p4u.runtime.isa;

import dev.p4u.runtime.isa.InsnSpec.Field;
import dev.p4u.runtime.isa.InsnSpec.Group;
import dev.p4u.runtime.isa.InsnSpec.Role;
import dev.p4u.runtime.isa.InsnSpec.Source;
import dev.p4u.runtime.isa.Operation.CallKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of all instructions of RFC 9669. Assembler, disassembler, structural checks and engines
 * read it. Rows are derived from operator, width and source; what tells them apart beyond the
 * opcode byte is a fixed value of src, off or imm.
 */
public final class InstructionSet {

  private static final Field READ = Field.of(Role.READ);
  private static final Field WRITE = Field.of(Role.WRITE);
  private static final Field UPDATE = Field.of(Role.UPDATE);
  private static final Field VALUE = Field.of(Role.VALUE);
  private static final Field OFFSET = Field.of(Role.OFFSET);
  private static final Field TARGET = Field.of(Role.TARGET);
  private static final Field UNUSED = Field.UNUSED;

  private static final List<InsnSpec> ROWS = List.copyOf(new InstructionSet().build());
  private static final List<List<InsnSpec>> BY_OPCODE = byOpcode();
  private static final Map<String, List<InsnSpec>> BY_MNEMONIC = byMnemonic();

  private final List<InsnSpec> rows = new ArrayList<>();

  private InstructionSet() {}

  /** All rows. */
  public static List<InsnSpec> rows() {
    return ROWS;
  }

  /** The row that describes an instruction, if it is valid. */
  public static Optional<InsnSpec> find(Insn insn) {
    for (InsnSpec row : BY_OPCODE.get(insn.opcode())) {
      if (row.describes(insn)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** Why no row describes an instruction, in one sentence. */
  public static String whyInvalid(Insn insn) {
    List<InsnSpec> rows = BY_OPCODE.get(insn.opcode());
    if (rows.isEmpty()) {
      int mode = insn.opcode() & Opcode.MODE_MASK;
      boolean packetAccess =
          (insn.opcode() & Opcode.CLASS_MASK) == Opcode.LD
              && (mode == Opcode.MODE_ABS || mode == Opcode.MODE_IND);
      String code = String.format("opcode 0x%02x", insn.opcode());
      return packetAccess
          ? code + " is a deprecated packet access instruction, which is not supported"
          : code + " does not exist";
    }
    // Siblings are told apart by one field; complain about another one where that fits.
    List<InsnSpec> near = new ArrayList<>();
    int fewest = Integer.MAX_VALUE;
    for (InsnSpec row : rows) {
      int wrong = row.wrongFields(insn).size();
      if (wrong < fewest) {
        fewest = wrong;
        near.clear();
      }
      if (wrong == fewest) {
        near.add(row);
      }
    }
    String field = near.get(0).wrongFields(insn).get(0);
    List<String> values = new ArrayList<>();
    for (InsnSpec row : near) {
      if (row.wrongFields(insn).get(0).equals(field)) {
        values.add(
            row.field(field).value() + (near.size() == 1 ? "" : " (" + row.mnemonic() + ")"));
      }
    }
    return "field "
        + field
        + (near.size() == 1 ? " of " + near.get(0).mnemonic() : "")
        + " must be "
        + String.join(" or ", values)
        + ", is "
        + InsnSpec.value(field, insn);
  }

  /** The forms that share a mnemonic; empty when there is none. */
  static List<InsnSpec> withMnemonic(String mnemonic) {
    return BY_MNEMONIC.getOrDefault(mnemonic, List.of());
  }

  private static List<List<InsnSpec>> byOpcode() {
    List<List<InsnSpec>> index = new ArrayList<>();
    for (int opcode = 0; opcode < 256; opcode++) {
      int wanted = opcode;
      index.add(ROWS.stream().filter(row -> row.opcode() == wanted).toList());
    }
    return List.copyOf(index);
  }

  private static Map<String, List<InsnSpec>> byMnemonic() {
    Map<String, List<InsnSpec>> index = new LinkedHashMap<>();
    for (InsnSpec row : ROWS) {
      index.computeIfAbsent(row.mnemonic(), name -> new ArrayList<>()).add(row);
    }
    return index;
  }

  private List<InsnSpec> build() {
    for (Width width : Width.values()) {
      for (AluOp op : AluOp.values()) {
        alu(op, width);
      }
      movesWithSign(width);
    }
    for (SwapOp op : SwapOp.values()) {
      for (int bits = 16; bits <= 64; bits *= 2) {
        Group group = op != SwapOp.BSWAP && bits < 64 ? Group.BASE32 : Group.BASE64;
        row(
            op.mnemonic() + bits,
            group,
            new Operation.Swap(op, bits),
            Source.NONE,
            op.opcode(),
            UPDATE,
            UNUSED,
            UNUSED,
            Field.fixed(bits));
      }
    }
    for (Pseudo pseudo : Pseudo.values()) {
      row(
          "lddw",
          Group.BASE64,
          new Operation.LoadConstant(pseudo),
          Source.IMM,
          Opcode.LDDW,
          WRITE,
          Field.fixed(pseudo.code()),
          UNUSED,
          VALUE);
    }
    for (Size size : Size.values()) {
      memory(size);
    }
    for (Width width : Width.values()) {
      atomics(width);
      for (JumpOp op : JumpOp.values()) {
        jump(op, width);
      }
    }
    controlFlow();
    return rows;
  }

  private void alu(AluOp op, Width width) {
    boolean is64 = width == Width.W64;
    Group group =
        op.isDivMul() ? is64 ? Group.DIVMUL64 : Group.DIVMUL32 : is64 ? Group.BASE64 : Group.BASE32;
    Operation operation = new Operation.Alu(op, width);
    String mnemonic = op.mnemonic() + suffix(width);
    int opcode = op.code() | (is64 ? Opcode.ALU64 : Opcode.ALU32);
    Field dst = op == AluOp.MOV ? WRITE : UPDATE;
    Field off = Field.fixed(op.off());
    if (op == AluOp.NEG) {
      row(mnemonic, group, operation, Source.NONE, opcode, dst, UNUSED, off, UNUSED);
      return;
    }
    row(mnemonic, group, operation, Source.IMM, opcode, dst, UNUSED, off, VALUE);
    row(mnemonic, group, operation, Source.REG, opcode | Opcode.REG, dst, READ, off, UNUSED);
  }

  private void movesWithSign(Width width) {
    boolean is64 = width == Width.W64;
    for (int from = 8; from < width.bits(); from *= 2) {
      row(
          "movsx" + from + width.bits(),
          is64 ? Group.BASE64 : Group.BASE32,
          new Operation.MoveSigned(from, width),
          Source.REG,
          Opcode.MOV | Opcode.REG | (is64 ? Opcode.ALU64 : Opcode.ALU32),
          WRITE,
          READ,
          Field.fixed(from),
          UNUSED);
    }
  }

  private void memory(Size size) {
    Group group = size == Size.DW ? Group.BASE64 : Group.BASE32;
    int code = size.code() | Opcode.MODE_MEM;
    row(
        "ldx" + size.suffix(),
        group,
        new Operation.Load(size, false),
        Source.REG,
        Opcode.LDX | code,
        WRITE,
        READ,
        OFFSET,
        UNUSED);
    if (size != Size.DW) {
      row(
          "ldxs" + size.suffix(),
          Group.BASE64,
          new Operation.Load(size, true),
          Source.REG,
          Opcode.LDX | size.code() | Opcode.MODE_MEMSX,
          WRITE,
          READ,
          OFFSET,
          UNUSED);
    }
    Operation store = new Operation.Store(size);
    String st = "st" + size.suffix();
    String stx = "stx" + size.suffix();
    row(st, group, store, Source.IMM, Opcode.ST | code, READ, UNUSED, OFFSET, VALUE);
    row(stx, group, store, Source.REG, Opcode.STX | code, READ, READ, OFFSET, UNUSED);
  }

  private void atomics(Width width) {
    boolean is64 = width == Width.W64;
    int size = is64 ? Opcode.SIZE_DW : Opcode.SIZE_W;
    for (AtomicOp op : AtomicOp.values()) {
      for (int fetch = op.alwaysFetches() ? 1 : 0; fetch <= 1; fetch++) {
        boolean says = fetch == 1 && !op.alwaysFetches();
        row(
            "lock " + (says ? "fetch " : "") + op.mnemonic() + suffix(width),
            is64 ? Group.ATOMIC64 : Group.ATOMIC32,
            new Operation.Atomic(op, fetch == 1, width),
            Source.REG,
            Opcode.STX | size | Opcode.MODE_ATOMIC,
            READ,
            fetch == 1 && op != AtomicOp.CMPXCHG ? UPDATE : READ,
            OFFSET,
            Field.fixed(op.code() | (fetch == 1 ? AtomicOp.FETCH : 0)));
      }
    }
  }

  private void jump(JumpOp op, Width width) {
    boolean is64 = width == Width.W64;
    Group group = is64 ? Group.BASE64 : Group.BASE32;
    Operation operation = new Operation.Jump(op, width);
    String mnemonic = op.mnemonic() + suffix(width);
    int opcode = op.code() | (is64 ? Opcode.JMP : Opcode.JMP32);
    row(mnemonic, group, operation, Source.IMM, opcode, READ, UNUSED, TARGET, VALUE);
    row(mnemonic, group, operation, Source.REG, opcode | Opcode.REG, READ, READ, TARGET, UNUSED);
  }

  private void controlFlow() {
    Operation near = new Operation.Goto(false);
    Operation far = new Operation.Goto(true);
    int ja = Opcode.JA | Opcode.JMP;
    int ja32 = Opcode.JA | Opcode.JMP32;
    row("ja", Group.BASE32, near, Source.NONE, ja, UNUSED, UNUSED, TARGET, UNUSED);
    row("ja32", Group.BASE32, far, Source.NONE, ja32, UNUSED, UNUSED, UNUSED, TARGET);
    int call = Opcode.CALL | Opcode.JMP;
    call("call", CallKind.HELPER, call, UNUSED, Field.fixed(0), VALUE);
    call("call local", CallKind.LOCAL, call, UNUSED, Field.fixed(1), TARGET);
    call("call runtime", CallKind.RUNTIME, call, UNUSED, Field.fixed(2), VALUE);
    // The RFC leaves callx out; GCC, and LLVM from 19 on, put the register into dst.
    call("callx", CallKind.REGISTER, call | Opcode.REG, READ, UNUSED, UNUSED);
    int exit = Opcode.EXIT | Opcode.JMP;
    Operation operation = new Operation.Exit();
    row("exit", Group.BASE32, operation, Source.NONE, exit, UNUSED, UNUSED, UNUSED, UNUSED);
  }

  private void call(String name, CallKind kind, int opcode, Field dst, Field src, Field imm) {
    Group group = kind == CallKind.REGISTER ? Group.CALLX : Group.BASE32;
    row(name, group, new Operation.Call(kind), Source.NONE, opcode, dst, src, UNUSED, imm);
  }

  private void row(
      String mnemonic,
      Group group,
      Operation operation,
      Source source,
      int opcode,
      Field dst,
      Field src,
      Field off,
      Field imm) {
    rows.add(
        new InsnSpec(rows.size(), mnemonic, group, operation, source, opcode, dst, src, off, imm));
  }

  private static String suffix(Width width) {
    return width == Width.W64 ? "" : "32";
  }
}
