package dev.p4u.runtime.elf;

import dev.p4u.runtime.elf.ElfSections.Section;
import dev.p4u.runtime.elf.ElfSections.Symbol;
import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.isa.Opcode;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.Relocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns ELF relocations of the code into ours, and resolves calls within the code. */
final class ElfRelocator {

  private static final int MAX_STRING = 4096;
  private static final int MAX_STRINGS = 1 << 20;
  private static final int CALL = Opcode.JMP | Opcode.CALL;

  private final ElfBytes file;
  private final ElfSections sections;
  private final Section text;
  private final List<Insn> insns;
  private final Map<Long, MapDef> maps;
  private final TreeMap<Integer, Relocation> bySlot = new TreeMap<>();
  private final Map<String, String> strings = new LinkedHashMap<>();
  private int stringBytes;
  private int shift;

  /**
   * @param insns the code, in which calls are resolved in place
   * @param maps by their address in the section that holds them
   */
  ElfRelocator(
      ElfBytes file, ElfSections sections, Section text, List<Insn> insns, Map<Long, MapDef> maps) {
    this.file = file;
    this.sections = sections;
    this.text = text;
    this.insns = insns;
    this.maps = maps;
  }

  List<Relocation> relocations() {
    return bySlot.values().stream()
        .map(entry -> new Relocation(entry.slot() + shift, entry.kind(), entry.symbol()))
        .toList();
  }

  Map<String, String> strings() {
    return strings;
  }

  void relocateAll() throws ElfFormatException {
    for (Section section : sections.all()) {
      boolean ofText = section.info() == text.index();
      if (ofText && section.type() == Elf.SHT_RELA) {
        throw new ElfFormatException(
            section.at(), "relocations with addends (SHT_RELA) are not used for BPF");
      }
      if (!ofText || section.type() != Elf.SHT_REL) {
        continue;
      }
      if (section.size() % Elf.REL_SIZE != 0) {
        throw new ElfFormatException(
            section.at(), "size of the relocations is no multiple of 16 bytes");
      }
      long end = section.offset() + section.size();
      for (long at = section.offset(); at < end; at += Elf.REL_SIZE) {
        relocate(at);
      }
    }
  }

  /** Makes the program start at a slot: engines start at the first one. */
  void startAt(int slot) {
    if (slot != 0) {
      insns.add(0, Insns.ja32(slot));
      shift = 1;
    }
  }

  private void relocate(long at) throws ElfFormatException {
    long offset = file.u64(at, "relocation");
    if (offset < 0 || offset >= text.size() || offset % Insn.BYTES != 0) {
      throw new ElfFormatException(
          at, "relocation of code byte " + Long.toUnsignedString(offset) + ", no instruction");
    }
    int slot = (int) (offset / Insn.BYTES);
    int type = file.s32(at + 8, "relocation");
    long symbolIndex = file.u32(at + 12, "relocation");
    if (symbolIndex >= sections.symbols().size()) {
      throw new ElfFormatException(at + 12, "there is no symbol " + symbolIndex);
    }
    Symbol symbol = sections.symbols().get((int) symbolIndex);
    Insn insn = insns.get(slot);
    if (type == Elf.R_BPF_64_64 && insn.isWide() && slot + 1 < insns.size()) {
      relocateConstant(slot, symbol, at);
    } else if ((type == Elf.R_BPF_64_32 || type == Elf.R_BPF_OLD_CALL) && insn.opcode() == CALL) {
      relocateCall(slot, symbol, at);
    } else {
      throw new ElfFormatException(
          at + 8, "relocation of type " + type + " does not fit the instruction at slot " + slot);
    }
  }

  private void relocateConstant(int slot, Symbol symbol, long at) throws ElfFormatException {
    if (symbol.section() == Elf.SHN_UNDEF) {
      throw new ElfFormatException(
          at, "symbol " + sections.name(symbol) + " is used but not defined");
    }
    Section section = sections.at(symbol.section(), symbol.at());
    long value = symbol.value() + insns.get(slot).imm();
    Relocation relocation;
    if (section.name().startsWith(".rodata")) {
      relocation = new Relocation(slot, Relocation.Kind.STRING, string(section, symbol, value));
    } else {
      MapDef map =
          section.name().equals(Elf.DATA) || section.name().equals(Elf.MAPS)
              ? maps.get(value)
              : null;
      if (map == null) {
        throw new ElfFormatException(
            at,
            "slot "
                + slot
                + " loads the address of "
                + section.name()
                + " + "
                + value
                + ", which is no map or string");
      }
      relocation = new Relocation(slot, Relocation.Kind.MAP, map.name());
    }
    put(relocation, at);
    int dst = insns.get(slot).dst();
    insns.set(slot, new Insn(Opcode.LDDW, dst, 0, 0, 0));
    insns.set(slot + 1, new Insn(0, 0, 0, 0, 0));
  }

  /** Reads a string once and gives its label. */
  private String string(Section section, Symbol symbol, long value) throws ElfFormatException {
    boolean named = symbol.type() != Elf.STT_SECTION && value == symbol.value();
    String name = named ? sections.name(symbol) : "";
    String label = name.isEmpty() ? section.name() + "+" + value : name;
    if (strings.containsKey(label)) {
      return label;
    }
    if (value < 0 || value >= section.size()) {
      throw new ElfFormatException(symbol.at(), "string " + label + " is outside its section");
    }
    long start = section.offset() + value;
    String text =
        file.string(start, section.offset() + section.size(), MAX_STRING, "string " + label);
    stringBytes += text.length();
    if (stringBytes > MAX_STRINGS) {
      throw new ElfFormatException(start, "strings of more than " + MAX_STRINGS + " characters");
    }
    strings.put(label, text);
    return label;
  }

  private void relocateCall(int slot, Symbol symbol, long at) throws ElfFormatException {
    if (symbol.section() == Elf.SHN_UNDEF) {
      String name = sections.name(symbol);
      if (name.isEmpty()) {
        throw new ElfFormatException(at, "a call names a symbol without name");
      }
      put(new Relocation(slot, Relocation.Kind.HELPER, name), at);
      insns.set(slot, Insns.call(0));
      return;
    }
    if (symbol.section() != text.index()) {
      throw new ElfFormatException(
          at, "the function " + sections.name(symbol) + " is not in section " + text.name());
    }
    // The addend in imm counts from the next instruction: -1 is the symbol itself.
    long target = symbol.value() / Insn.BYTES + insns.get(slot).imm() + 1;
    if (symbol.value() % Insn.BYTES != 0 || target < 0 || target >= insns.size()) {
      throw new ElfFormatException(at, "the function called at slot " + slot + " is outside");
    }
    insns.set(slot, Insns.callLocal((int) target - slot - 1));
  }

  private void put(Relocation relocation, long at) throws ElfFormatException {
    if (bySlot.put(relocation.slot(), relocation) != null) {
      throw new ElfFormatException(at, "slot " + relocation.slot() + " has two relocations");
    }
  }
}
