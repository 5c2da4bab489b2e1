package dev.p4u.runtime.verify;

/**
 * Why a program must not run.
 *
 * @param slot index of the instruction slot, or -1 when the program as a whole is meant
 * @param instruction the instruction as the disassembler writes it; empty when slot is -1
 * @param reason one clause
 */
public record Rejection(int slot, String instruction, String reason) {

  /** A rejection of the program as a whole. */
  public static Rejection ofProgram(String reason) {
    return new Rejection(-1, "", reason);
  }

  @Override
  public String toString() {
    return slot < 0 ? reason : "slot " + slot + ", `" + instruction + "`: " + reason;
  }
}
