package dev.p4u.runtime.object;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A compiled program: what an ELF object file of ours holds, in memory.
 *
 * @param code instruction slots, 8 bytes each, little endian; helper calls by number carry it in
 *     imm, calls by name and map loads have a relocation
 * @param maps map definitions in the order of the .data section
 * @param relocations sorted by slot
 * @param strings contents of .rodata.str by label
 * @param info description for control planes, tests and debuggers; absent in foreign objects
 */
public record BpfObject(
    byte[] code,
    List<MapDef> maps,
    List<Relocation> relocations,
    Map<String, String> strings,
    Optional<ProgramInfo> info) {

  public BpfObject {
    maps = List.copyOf(maps);
    relocations = List.copyOf(relocations);
    strings = Map.copyOf(strings);
  }

  /** Number of 8-byte instruction slots. */
  public int slots() {
    return code.length / 8;
  }
}
