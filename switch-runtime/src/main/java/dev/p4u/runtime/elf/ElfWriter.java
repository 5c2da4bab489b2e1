package dev.p4u.runtime.elf;

import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.isa.Operation.CallKind;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.ProgramInfoJson;
import dev.p4u.runtime.object.Relocation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes objects as relocatable ELF64 files in the shape that P4rt-OVS and iovisor/ubpf load. The
 * section header table stands at the end; equal objects give equal bytes.
 */
public final class ElfWriter {

  private record Section(
      String name,
      int type,
      int flags,
      int link,
      int info,
      int entrySize,
      int align,
      byte[] data) {}

  private final BpfObject object;
  private final List<Section> sections = new ArrayList<>();
  private final ByteArrayOutputStream symbols = new ByteArrayOutputStream();
  private final StringTable names = new StringTable();
  private final Map<String, Integer> symbolIndex = new HashMap<>();
  private int symbolCount;

  private ElfWriter(BpfObject object) {
    this.object = object;
  }

  /** The bytes of the object file. */
  public static byte[] write(BpfObject object) {
    return new ElfWriter(object).file();
  }

  private byte[] file() {
    sections.add(new Section("", 0, 0, 0, 0, 0, 0, new byte[0]));
    int allocExec = Elf.SHF_ALLOC | Elf.SHF_EXECINSTR;
    int text = add(new Section(Elf.TEXT, Elf.SHT_PROGBITS, allocExec, 0, 0, 0, 8, code()));
    int data = object.maps().isEmpty() ? 0 : addMaps();
    TreeMap<String, Integer> labels = new TreeMap<>();
    int strings = object.strings().isEmpty() ? 0 : addStrings(labels);

    symbol("", 0, 0, 0, 0, 0);
    labels.forEach(
        (label, offset) ->
            symbol(
                label,
                Elf.STB_LOCAL,
                Elf.STT_OBJECT,
                strings,
                offset,
                utf8(object.strings().get(label)).length + 1));
    int firstGlobal = symbolCount;
    symbol(Elf.ENTRY, Elf.STB_GLOBAL, Elf.STT_FUNC, text, 0, object.code().length);
    int offset = 0;
    for (MapDef map : object.maps()) {
      symbol(map.name(), Elf.STB_GLOBAL, Elf.STT_OBJECT, data, offset, Elf.MAP_DEF_SIZE);
      offset += Elf.MAP_DEF_SIZE;
    }
    for (String helper : helperNames()) {
      symbol(helper, Elf.STB_GLOBAL, Elf.STT_NOTYPE, Elf.SHN_UNDEF, 0, 0);
    }

    boolean relocates = !object.relocations().isEmpty();
    int symtab = sections.size() + (relocates ? 1 : 0) + (object.info().isPresent() ? 1 : 0);
    if (relocates) {
      byte[] rel = relocations();
      int flags = Elf.SHF_INFO_LINK;
      add(new Section(".rel.text", Elf.SHT_REL, flags, symtab, text, Elf.REL_SIZE, 8, rel));
    }
    object
        .info()
        .ifPresent(
            info ->
                add(
                    new Section(
                        Elf.INFO,
                        Elf.SHT_PROGBITS,
                        0,
                        0,
                        0,
                        0,
                        1,
                        utf8(ProgramInfoJson.write(info)))));
    add(
        new Section(
            ".symtab",
            Elf.SHT_SYMTAB,
            0,
            symtab + 1,
            firstGlobal,
            Elf.SYMBOL_SIZE,
            8,
            symbols.toByteArray()));
    add(new Section(".strtab", Elf.SHT_STRTAB, 0, 0, 0, 0, 1, names.bytes()));
    return assemble();
  }

  /** The code, with calls by name as clang writes them: to function -1 of the program. */
  private byte[] code() {
    byte[] code = object.code().clone();
    for (Relocation relocation : object.relocations()) {
      int at = relocation.slot() * Insn.BYTES;
      if (relocation.kind() == Relocation.Kind.HELPER) {
        Insn call = Insn.decode(code, at);
        new Insn(call.opcode(), 0, CallKind.LOCAL.ordinal(), 0, -1).encode(code, at);
      } else {
        // Loaders add imm to the symbol's address.
        Insn load = Insn.decode(code, at);
        new Insn(load.opcode(), load.dst(), 0, 0, 0).encode(code, at);
        new Insn(0, 0, 0, 0, 0).encode(code, at + Insn.BYTES);
      }
    }
    return code;
  }

  private int addMaps() {
    ByteBuffer bytes = little(object.maps().size() * Elf.MAP_DEF_SIZE);
    for (MapDef map : object.maps()) {
      bytes
          .putInt(map.type().number())
          .putInt(map.keySize())
          .putInt(map.valueSize())
          .putInt(map.maxEntries())
          .putInt(0);
    }
    int flags = Elf.SHF_ALLOC | Elf.SHF_WRITE;
    return add(new Section(Elf.DATA, Elf.SHT_PROGBITS, flags, 0, 0, 0, 4, bytes.array()));
  }

  private int addStrings(Map<String, Integer> labels) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String label : new TreeSet<>(object.strings().keySet())) {
      labels.put(label, bytes.size());
      bytes.writeBytes(utf8(object.strings().get(label)));
      bytes.write(0);
    }
    int flags = Elf.SHF_ALLOC | Elf.SHF_MERGE | Elf.SHF_STRINGS;
    return add(new Section(Elf.STRINGS, Elf.SHT_PROGBITS, flags, 0, 0, 1, 1, bytes.toByteArray()));
  }

  private TreeSet<String> helperNames() {
    TreeSet<String> helpers = new TreeSet<>();
    for (Relocation relocation : object.relocations()) {
      if (relocation.kind() == Relocation.Kind.HELPER) {
        helpers.add(relocation.symbol());
      }
    }
    return helpers;
  }

  private byte[] relocations() {
    ByteBuffer bytes = little(object.relocations().size() * Elf.REL_SIZE);
    for (Relocation relocation : object.relocations()) {
      Integer symbol = symbolIndex.get(relocation.symbol());
      if (symbol == null) {
        throw new IllegalArgumentException(
            "relocation at slot " + relocation.slot() + " of undefined " + relocation.symbol());
      }
      boolean call = relocation.kind() == Relocation.Kind.HELPER;
      bytes
          .putLong((long) relocation.slot() * Insn.BYTES)
          .putInt(call ? Elf.R_BPF_64_32 : Elf.R_BPF_64_64)
          .putInt(symbol);
    }
    return bytes.array();
  }

  private void symbol(String name, int binding, int type, int section, long value, long size) {
    if (!name.isEmpty() && symbolIndex.put(name, symbolCount) != null) {
      throw new IllegalArgumentException("two things of the object are called " + name);
    }
    symbols.writeBytes(
        little(Elf.SYMBOL_SIZE)
            .putInt(names.add(name))
            .put((byte) (binding << 4 | type))
            .put((byte) 0)
            .putShort((short) section)
            .putLong(value)
            .putLong(size)
            .array());
    symbolCount++;
  }

  private int add(Section section) {
    sections.add(section);
    return sections.size() - 1;
  }

  private byte[] assemble() {
    StringTable sectionNames = new StringTable();
    sections.forEach(section -> sectionNames.add(section.name()));
    sectionNames.add(".shstrtab");
    int namesIndex =
        add(new Section(".shstrtab", Elf.SHT_STRTAB, 0, 0, 0, 0, 1, sectionNames.bytes()));

    int position = Elf.HEADER_SIZE;
    int[] offsets = new int[sections.size()];
    for (int i = 1; i < sections.size(); i++) {
      position = align(position, sections.get(i).align());
      offsets[i] = position;
      position += sections.get(i).data().length;
    }
    int table = align(position, 8);
    ByteBuffer file = little(table + sections.size() * Elf.SECTION_SIZE);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});
    file.position(16);
    file.putShort((short) Elf.ET_REL).putShort((short) Elf.EM_BPF).putInt(1);
    file.putLong(0).putLong(0).putLong(table).putInt(0);
    file.putShort((short) Elf.HEADER_SIZE).putShort((short) 0).putShort((short) 0);
    file.putShort((short) Elf.SECTION_SIZE).putShort((short) sections.size());
    file.putShort((short) namesIndex);
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      if (i > 0) {
        file.position(offsets[i]).put(section.data());
      }
      file.position(table + i * Elf.SECTION_SIZE);
      file.putInt(sectionNames.add(section.name())).putInt(section.type());
      file.putLong(section.flags()).putLong(0).putLong(offsets[i]).putLong(section.data().length);
      file.putInt(section.link()).putInt(section.info());
      file.putLong(section.align()).putLong(section.entrySize());
    }
    return file.array();
  }

  private static int align(int position, int alignment) {
    return alignment <= 1 ? position : (position + alignment - 1) / alignment * alignment;
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Names, each once, ended by zero bytes; the empty name is at 0. */
  private static final class StringTable {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<String, Integer> offsets = new HashMap<>();

    StringTable() {
      add("");
    }

    int add(String name) {
      Integer known = offsets.get(name);
      if (known != null) {
        return known;
      }
      int offset = bytes.size();
      offsets.put(name, offset);
      bytes.writeBytes(utf8(name));
      bytes.write(0);
      return offset;
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
