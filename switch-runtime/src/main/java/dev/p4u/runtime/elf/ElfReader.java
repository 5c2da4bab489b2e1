package dev.p4u.runtime.elf;

import dev.p4u.runtime.elf.ElfSections.Section;
import dev.p4u.runtime.elf.ElfSections.Symbol;
import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfoException;
import dev.p4u.runtime.object.ProgramInfoJson;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads relocatable ELF64 objects: ours, and those that clang makes of p4c-ubpf's C code. Whatever
 * the bytes are, the result is an object or an {@link ElfFormatException}.
 */
public final class ElfReader {

  /** Largest file in bytes. */
  public static final int MAX_FILE = 16 << 20;

  private static final int MAX_MAPS = 1024;

  private final ElfBytes file;
  private final ElfSections sections;

  private ElfReader(ElfBytes file) throws ElfFormatException {
    this.file = file;
    this.sections = ElfSections.read(file);
  }

  /** Reads the contents of an object file. */
  public static BpfObject read(byte[] bytes) throws ElfFormatException {
    if (bytes.length > MAX_FILE) {
      throw new ElfFormatException(
          MAX_FILE, "the file has " + bytes.length + " bytes, the limit is " + MAX_FILE);
    }
    return new ElfReader(new ElfBytes(bytes)).object();
  }

  private BpfObject object() throws ElfFormatException {
    Section text = text();
    byte[] bytes = file.copy(text.offset(), text.size(), "section " + text.name());
    List<Insn> insns = Insns.decode(bytes);
    TreeMap<Long, MapDef> maps = maps();
    ElfRelocator relocator = new ElfRelocator(file, sections, text, insns, maps);
    relocator.relocateAll();
    relocator.startAt(entrySlot(text));
    return new BpfObject(
        Insns.encode(insns),
        List.copyOf(maps.values()),
        relocator.relocations(),
        relocator.strings(),
        info());
  }

  /** The section {@code .text}, or the first one with code when it is absent or empty. */
  private Section text() throws ElfFormatException {
    Section text =
        sections.all().stream()
            .filter(section -> section.type() == Elf.SHT_PROGBITS && section.size() > 0)
            .filter(section -> section.has(Elf.SHF_EXECINSTR))
            .min(Comparator.comparing(section -> !section.name().equals(Elf.TEXT)))
            .orElseThrow(() -> new ElfFormatException(40, "the file has no section with code"));
    if (text.size() % Insn.BYTES != 0) {
      throw new ElfFormatException(
          text.at(), "size of the code is " + text.size() + " bytes, no multiple of 8");
    }
    return text;
  }

  /** Map definitions by their address in the section that holds them. */
  private TreeMap<Long, MapDef> maps() throws ElfFormatException {
    TreeMap<Long, MapDef> maps = new TreeMap<>();
    Set<String> names = new HashSet<>();
    Optional<Section> section = mapSection();
    if (section.isEmpty()) {
      return maps;
    }
    for (Symbol symbol : sections.symbols()) {
      boolean defines =
          symbol.section() == section.get().index()
              && symbol.size() == Elf.MAP_DEF_SIZE
              && (symbol.type() == Elf.STT_OBJECT || symbol.type() == Elf.STT_NOTYPE);
      if (!defines) {
        continue;
      }
      MapDef map = map(symbol, section.get());
      if (maps.put(symbol.value(), map) != null || !names.add(map.name())) {
        throw new ElfFormatException(symbol.at(), "map " + map.name() + " is defined twice");
      }
      if (maps.size() > MAX_MAPS) {
        throw new ElfFormatException(symbol.at(), "the file has more than " + MAX_MAPS + " maps");
      }
    }
    return maps;
  }

  private Optional<Section> mapSection() {
    Optional<Section> named = sections.named(Elf.MAPS);
    return named.isPresent()
        ? named
        : sections.all().stream()
            .filter(section -> section.type() == Elf.SHT_PROGBITS && section.size() > 0)
            .filter(section -> section.name().equals(Elf.DATA))
            .findFirst();
  }

  private MapDef map(Symbol symbol, Section section) throws ElfFormatException {
    String name = sections.name(symbol);
    if (symbol.value() < 0 || symbol.value() > section.size() - Elf.MAP_DEF_SIZE) {
      throw new ElfFormatException(
          symbol.at(), "map " + name + " reaches beyond section " + section.name());
    }
    long at = section.offset() + symbol.value();
    int number = file.s32(at, "map definition");
    MapType type =
        MapType.of(number)
            .orElseThrow(
                () ->
                    new ElfFormatException(at, "map " + name + " has the unknown type " + number));
    return new MapDef(
        name,
        type,
        count(at + 4, "key size of map " + name),
        count(at + 8, "value size of map " + name),
        count(at + 12, "number of entries of map " + name));
  }

  private int count(long at, String what) throws ElfFormatException {
    int value = file.s32(at, what);
    if (value < 0) {
      throw new ElfFormatException(
          at, what + " is " + Integer.toUnsignedString(value) + ", too large");
    }
    return value;
  }

  /** Where the function {@code entry} starts; the start of the code without such a symbol. */
  private int entrySlot(Section text) throws ElfFormatException {
    for (Symbol symbol : sections.symbols()) {
      if (symbol.section() == text.index()
          && symbol.type() == Elf.STT_FUNC
          && sections.name(symbol).equals(Elf.ENTRY)) {
        long value = symbol.value();
        if (value < 0 || value >= text.size() || value % Insn.BYTES != 0) {
          throw new ElfFormatException(
              symbol.at(), "entry is at " + Long.toUnsignedString(value) + ", outside the code");
        }
        return (int) (value / Insn.BYTES);
      }
    }
    return 0;
  }

  private Optional<ProgramInfo> info() throws ElfFormatException {
    Optional<Section> section = sections.named(Elf.INFO);
    if (section.isEmpty() || section.get().type() != Elf.SHT_PROGBITS) {
      return Optional.empty();
    }
    byte[] json = file.copy(section.get().offset(), section.get().size(), "section .p4u");
    try {
      return Optional.of(ProgramInfoJson.read(new String(json, StandardCharsets.UTF_8)));
    } catch (ProgramInfoException e) {
      throw new ElfFormatException(section.get().offset(), e.getMessage());
    }
  }
}
