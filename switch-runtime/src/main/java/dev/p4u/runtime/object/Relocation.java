package dev.p4u.runtime.object;

/**
 * A place in the code that names something outside it.
 *
 * @param slot index of the 8-byte instruction slot
 * @param kind what is named
 * @param symbol map name, helper name, or label of a string in {@link BpfObject#strings()}
 */
public record Relocation(int slot, Kind kind, String symbol) {
  /** What a relocation names. */
  public enum Kind {
    /** The {@code lddw} at the slot loads a map's handle (R_BPF_64_64 against .data). */
    MAP,
    /** The {@code call} at the slot calls a helper by name (R_BPF_64_32, undefined symbol). */
    HELPER,
    /** The {@code lddw} at the slot loads the address of a string in .rodata.str. */
    STRING
  }
}
