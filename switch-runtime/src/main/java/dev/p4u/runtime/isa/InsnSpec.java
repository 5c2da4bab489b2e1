package dev.p4u.runtime.isa;

import java.util.List;
import java.util.stream.Stream;

/**
 * One row of the instruction table: a form of an instruction with fixed operand places.
 *
 * @param index position in the table
 * @param mnemonic as the assembler writes it ({@code add32}, {@code lock fetch or}); forms that
 *     differ only in the operand's place share it
 * @param group conformance group
 * @param source where the second operand stands
 * @param opcode opcode byte
 * @param dst what the dst field holds; likewise src, off and imm
 */
public record InsnSpec(
    int index,
    String mnemonic,
    Group group,
    Operation operation,
    Source source,
    int opcode,
    Field dst,
    Field src,
    Field off,
    Field imm) {

  /** Conformance groups (RFC 9669, section 2.4), and the calls that it leaves out. */
  public enum Group {
    BASE32,
    BASE64,
    DIVMUL32,
    DIVMUL64,
    ATOMIC32,
    ATOMIC64,
    CALLX
  }

  /** Where the second operand of arithmetic, stores and jumps stands. */
  public enum Source {
    IMM,
    REG,
    NONE
  }

  /** What a field of the instruction slot is for. */
  public enum Role {
    /** It must have one value: 0 when unused, another one to tell the row from its siblings. */
    FIXED,
    /** Number of a register that is read. */
    READ,
    /** Number of a register that is written. */
    WRITE,
    /** Number of a register that is read and written. */
    UPDATE,
    /** A constant. */
    VALUE,
    /** Bytes from a register. */
    OFFSET,
    /** Slots from the next instruction. */
    TARGET
  }

  /** A field's role; the value counts only for {@link Role#FIXED}. */
  public record Field(Role role, int value) {

    static final Field UNUSED = new Field(Role.FIXED, 0);

    static Field fixed(int value) {
      return new Field(Role.FIXED, value);
    }

    static Field of(Role role) {
      return new Field(role, 0);
    }

    boolean accepts(int actual) {
      return role != Role.FIXED || value == actual;
    }

    int choose(int wanted) {
      return role == Role.FIXED ? value : wanted;
    }

    /** Whether the field names a register. */
    public boolean isRegister() {
      return role == Role.READ || role == Role.WRITE || role == Role.UPDATE;
    }

    /** Whether the field names a register that the instruction changes. */
    public boolean isWritten() {
      return role == Role.WRITE || role == Role.UPDATE;
    }
  }

  /** Slots that the instruction takes: 2 for {@code lddw}, else 1. */
  public int slots() {
    return opcode == Opcode.LDDW ? 2 : 1;
  }

  /** An instruction of this row; arguments for fields that have one fixed value are ignored. */
  Insn make(int dstValue, int srcValue, int offValue, int immValue) {
    return new Insn(
        opcode,
        dst.choose(dstValue),
        src.choose(srcValue),
        off.choose(offValue),
        imm.choose(immValue));
  }

  /** Whether an instruction with this row's opcode has the values that this row asks for. */
  boolean describes(Insn insn) {
    return dst.accepts(insn.dst())
        && src.accepts(insn.src())
        && off.accepts(insn.off())
        && imm.accepts(insn.imm());
  }

  /** Names of the fields of an instruction that have not the value that this row asks for. */
  List<String> wrongFields(Insn insn) {
    return Stream.of("dst", "src", "off", "imm")
        .filter(name -> !field(name).accepts(value(name, insn)))
        .toList();
  }

  /** The field with a name. */
  Field field(String name) {
    return switch (name) {
      case "dst" -> dst;
      case "src" -> src;
      case "off" -> off;
      case "imm" -> imm;
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** An instruction's value of the field with a name. */
  static int value(String name, Insn insn) {
    return switch (name) {
      case "dst" -> insn.dst();
      case "src" -> insn.src();
      case "off" -> insn.off();
      case "imm" -> insn.imm();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
