package dev.p4u.runtime.isa;

/** What the constant of an {@code lddw} means: its src field (RFC 9669, section 5.4). */
public enum Pseudo {
  /** The 64-bit number itself. */
  NUMBER(0, ""),
  /** Handle of the map with this file descriptor. */
  MAP_BY_FD(1, "map_by_fd"),
  /** Address in the values of the map with this file descriptor; next imm is the offset. */
  MAP_VALUE_BY_FD(2, "map_val_by_fd"),
  /** Address of a variable of the platform. */
  VARIABLE(3, "var_addr"),
  /** Address of an instruction. */
  CODE(4, "code_addr"),
  /** Handle of the map with this index. */
  MAP_BY_INDEX(5, "map_by_idx"),
  /** Address in the values of the map with this index; next imm is the offset. */
  MAP_VALUE_BY_INDEX(6, "map_val_by_idx");

  private final int code;
  private final String keyword;

  Pseudo(int code, String keyword) {
    this.code = code;
    this.keyword = keyword;
  }

  /** Value of the src field. */
  public int code() {
    return code;
  }

  /** How the assembler writes it; empty for a plain number. */
  String keyword() {
    return keyword;
  }

  /** Whether the second slot's imm carries something other than zero. */
  boolean usesNextImm() {
    return this == NUMBER || this == MAP_VALUE_BY_FD || this == MAP_VALUE_BY_INDEX;
  }
}
