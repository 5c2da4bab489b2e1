package dev.p4u.runtime.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The section headers and symbols of a relocatable file, checked against the file's size. */
final class ElfSections {

  private static final int MAX_SECTIONS = 4096;
  private static final int MAX_NAME = 1024;

  /**
   * A section.
   *
   * @param at where its header stands
   */
  record Section(
      int index,
      String name,
      long type,
      long flags,
      long offset,
      long size,
      long link,
      long info,
      long entrySize,
      long at) {

    boolean has(int flag) {
      return (flags & flag) != 0;
    }
  }

  /**
   * A symbol.
   *
   * @param at where it stands
   */
  record Symbol(long nameOffset, int type, int section, long value, long size, long at) {}

  private final ElfBytes file;
  private final List<Section> sections = new ArrayList<>();
  private final List<Symbol> symbols = new ArrayList<>();
  private Section symbolNames;

  private ElfSections(ElfBytes file) {
    this.file = file;
  }

  static ElfSections read(ElfBytes file) throws ElfFormatException {
    ElfSections result = new ElfSections(file);
    result.checkHeader();
    result.readSections();
    result.readSymbols();
    return result;
  }

  List<Section> all() {
    return sections;
  }

  List<Symbol> symbols() {
    return symbols;
  }

  Optional<Section> named(String name) {
    return sections.stream().filter(section -> section.name().equals(name)).findFirst();
  }

  /** The section with an index, which a symbol or header mentions at an offset. */
  Section at(long index, long mentionedAt) throws ElfFormatException {
    if (index <= 0 || index >= sections.size()) {
      throw new ElfFormatException(mentionedAt, "there is no section " + index);
    }
    return sections.get((int) index);
  }

  String name(Symbol symbol) throws ElfFormatException {
    return name(symbolNames, symbol.nameOffset(), symbol.at(), "name of a symbol");
  }

  private void checkHeader() throws ElfFormatException {
    if (file.length() == 0) {
      throw new ElfFormatException(0, "the file is empty");
    }
    byte[] magic = file.copy(0, Math.min(4, file.length()), "ELF header");
    if (magic.length < 4 || file.s32(0, "ELF header") != 0x464c457f) {
      throw new ElfFormatException(0, "this is no ELF file");
    }
    file.require(0, Elf.HEADER_SIZE, "ELF header");
    expect(4, 2, "ELF class (2 = 64 bits)");
    expect(5, 1, "byte order (1 = little endian)");
    expect(6, 1, "ELF version");
    int type = file.u16(16, "file type");
    if (type != Elf.ET_REL) {
      throw new ElfFormatException(
          16, "file type is " + type + ", only relocatable objects (1) can be loaded");
    }
    int machine = file.u16(18, "machine");
    if (machine != Elf.EM_BPF && machine != Elf.EM_NONE) {
      throw new ElfFormatException(18, "machine is " + machine + ", BPF is 247");
    }
  }

  private void expect(int offset, int expected, String what) throws ElfFormatException {
    int actual = file.u8(offset, what);
    if (actual != expected) {
      throw new ElfFormatException(offset, what + " is " + actual + ", not " + expected);
    }
  }

  private void readSections() throws ElfFormatException {
    long start = file.u64(40, "ELF header");
    int entrySize = file.u16(58, "ELF header");
    int count = file.u16(60, "ELF header");
    if (entrySize != Elf.SECTION_SIZE) {
      throw new ElfFormatException(58, "size of a section header is " + entrySize + ", not 64");
    }
    if (count == 0 || count > MAX_SECTIONS) {
      throw new ElfFormatException(
          60, "the file has " + count + " sections, expected are 1 to " + MAX_SECTIONS);
    }
    file.require(start, (long) count * Elf.SECTION_SIZE, "section header table");
    int namesIndex = file.u16(62, "ELF header");
    if (namesIndex >= count) {
      throw new ElfFormatException(62, "there is no section " + namesIndex + " for names");
    }
    Section names = section(namesIndex, start + (long) namesIndex * Elf.SECTION_SIZE, null);
    for (int index = 0; index < count; index++) {
      sections.add(section(index, start + (long) index * Elf.SECTION_SIZE, names));
    }
  }

  private Section section(int index, long at, Section names) throws ElfFormatException {
    String what = "header of section " + index;
    long type = file.u32(at + 4, what);
    long offset = file.u64(at + 24, what);
    long size = file.u64(at + 32, what);
    if (index != 0 && type != Elf.SHT_NOBITS) {
      file.require(offset, size, "section " + index);
    }
    String name =
        names == null ? "" : name(names, file.u32(at, what), at, "name of section " + index);
    return new Section(
        index,
        name,
        type,
        file.u64(at + 8, what),
        offset,
        size,
        file.u32(at + 40, what),
        file.u32(at + 44, what),
        file.u64(at + 56, what),
        at);
  }

  private String name(Section names, long offset, long at, String what) throws ElfFormatException {
    if (names.type() != Elf.SHT_STRTAB) {
      // Only a file without any names can do without a string table.
      if (offset == 0) {
        return "";
      }
      throw new ElfFormatException(at, what + " needs a string table");
    }
    if (offset >= names.size()) {
      throw new ElfFormatException(
          at, what + " starts at " + offset + ", the string table has " + names.size() + " bytes");
    }
    return file.string(names.offset() + offset, names.offset() + names.size(), MAX_NAME, what);
  }

  private void readSymbols() throws ElfFormatException {
    for (Section section : sections) {
      if (section.type() != Elf.SHT_SYMTAB) {
        continue;
      }
      if (symbolNames != null) {
        throw new ElfFormatException(section.at(), "the file has a second symbol table");
      }
      if (section.size() % Elf.SYMBOL_SIZE != 0) {
        throw new ElfFormatException(
            section.at(), "size of the symbol table is no multiple of 24 bytes");
      }
      symbolNames = at(section.link(), section.at());
      long end = section.offset() + section.size();
      for (long at = section.offset(); at < end; at += Elf.SYMBOL_SIZE) {
        symbols.add(
            new Symbol(
                file.u32(at, "symbol"),
                file.u8(at + 4, "symbol") & 0xf,
                file.u16(at + 6, "symbol"),
                file.u64(at + 8, "symbol"),
                file.u64(at + 16, "symbol"),
                at));
      }
    }
  }
}
