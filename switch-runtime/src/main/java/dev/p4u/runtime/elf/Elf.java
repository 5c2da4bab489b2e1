package dev.p4u.runtime.elf;

/** Numbers of the ELF format (System V ABI; BPF's own from LLVM's docs/BPF). */
final class Elf {

  static final int HEADER_SIZE = 64;
  static final int SECTION_SIZE = 64;
  static final int SYMBOL_SIZE = 24;
  static final int REL_SIZE = 16;
  static final int MAP_DEF_SIZE = 20;

  static final int ET_REL = 1;
  static final int EM_NONE = 0;
  static final int EM_BPF = 247;

  static final int SHT_PROGBITS = 1;
  static final int SHT_SYMTAB = 2;
  static final int SHT_STRTAB = 3;
  static final int SHT_RELA = 4;
  static final int SHT_NOBITS = 8;
  static final int SHT_REL = 9;

  static final int SHF_WRITE = 1;
  static final int SHF_ALLOC = 2;
  static final int SHF_EXECINSTR = 4;
  static final int SHF_MERGE = 0x10;
  static final int SHF_STRINGS = 0x20;
  static final int SHF_INFO_LINK = 0x40;

  static final int SHN_UNDEF = 0;
  static final int SHN_LORESERVE = 0xff00;

  static final int STB_LOCAL = 0;
  static final int STB_GLOBAL = 1;

  static final int STT_NOTYPE = 0;
  static final int STT_OBJECT = 1;
  static final int STT_FUNC = 2;
  static final int STT_SECTION = 3;

  /** Relocation of the 64-bit constant of an lddw. */
  static final int R_BPF_64_64 = 1;

  /** What LLVM before 13 wrote for calls; today it means a 64-bit absolute address. */
  static final int R_BPF_OLD_CALL = 2;

  /** Relocation of a call's imm. */
  static final int R_BPF_64_32 = 10;

  static final String TEXT = ".text";
  static final String DATA = ".data";
  static final String MAPS = "maps";
  static final String STRINGS = ".rodata.str";
  static final String INFO = ".p4u";
  static final String ENTRY = "entry";

  private Elf() {}
}
