package dev.p4u.runtime.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.runtime.isa.Assembler;
import dev.p4u.runtime.isa.Assembly;
import dev.p4u.runtime.isa.Disassembler;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.Relocation;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ElfTest {

  private static BpfObject object() throws Exception {
    Assembly assembly =
        Assembler.assemble(
            """
            lddw %r1, map pipe_count
            call ubpf_map_lookup
            lddw %r1, string fmt
            call ubpf_printf
            call 5
            lddw %r2, map pipe_filter
            call local f
            exit
            f: mov %r0, 1
            exit
            """);
    ProgramInfo info =
        new ProgramInfo(
            1,
            "test.p4",
            "p4u",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new ProgramInfo.Line(0, "test.p4", 3, 1)),
            List.of());
    return new BpfObject(
        Insns.encode(assembly.insns()),
        List.of(
            new MapDef("pipe_filter", MapType.TERNARY, 8, 12, 100),
            new MapDef("pipe_count", MapType.ARRAY, 4, 8, 16)),
        assembly.relocations(),
        Map.of("fmt", "grüße %d", "other", ""),
        Optional.of(info));
  }

  private static BpfObject foreign() throws Exception {
    return ElfReader.read(foreignBytes());
  }

  private static byte[] foreignBytes() throws Exception {
    try (InputStream in = ElfTest.class.getResourceAsStream("foreign.o")) {
      return in.readAllBytes();
    }
  }

  private static void assertSame(BpfObject actual, BpfObject expected) {
    assertThat(Disassembler.lines(Insns.decode(actual.code())))
        .isEqualTo(Disassembler.lines(Insns.decode(expected.code())));
    assertThat(actual.maps()).isEqualTo(expected.maps());
    assertThat(actual.relocations()).isEqualTo(expected.relocations());
    assertThat(actual.info()).isEqualTo(expected.info());
  }

  @Test
  void readsWhatItWrites() throws Exception {
    byte[] file = ElfWriter.write(object());
    BpfObject read = ElfReader.read(file);
    assertSame(read, object());
    // A string that no instruction names is not part of the program.
    assertThat(read.strings()).isEqualTo(Map.of("fmt", "grüße %d"));
    assertThat(ElfWriter.write(object())).isEqualTo(file);
  }

  @Test
  void writesOnlyTheSectionsThatItNeeds() throws Exception {
    BpfObject bare =
        new BpfObject(
            Insns.encode(List.of(Insns.mov64Imm(0, 1), Insns.exit())),
            List.of(),
            List.of(),
            Map.of(),
            Optional.empty());
    byte[] file = ElfWriter.write(bare);
    assertSame(ElfReader.read(file), bare);
    assertThat(new String(file, StandardCharsets.ISO_8859_1))
        .contains(".text", ".symtab", ".strtab", ".shstrtab", "entry")
        .doesNotContain(".data", ".rodata", ".rel", ".p4u");
  }

  @Test
  void refusesObjectsWhoseNamesClash() throws Exception {
    BpfObject object = object();
    BpfObject clash =
        new BpfObject(
            object.code(),
            List.of(new MapDef("entry", MapType.HASH, 4, 4, 4)),
            List.of(),
            Map.of(),
            Optional.empty());
    assertThatThrownBy(() -> ElfWriter.write(clash)).hasMessageContaining("called entry");
    BpfObject dangling =
        new BpfObject(object.code(), List.of(), object.relocations(), Map.of(), Optional.empty());
    assertThatThrownBy(() -> ElfWriter.write(dangling))
        .hasMessage("relocation at slot 0 of undefined pipe_count");
  }

  /** foreign.o comes from another assembler: entry is not the first function. */
  @Test
  void readsForeignObjects() throws Exception {
    BpfObject object = foreign();
    assertThat(Disassembler.lines(Insns.decode(object.code())))
        .containsExactly(
            "gotol +3",
            "r0 = r1",
            "r0 += r0",
            "exit",
            "r6 = r1",
            "r1 = 0x0 ll",
            "r2 = r10",
            "call 0",
            "r1 = 0x0 ll",
            "call 0",
            "r1 = 21",
            "call local -13",
            "exit");
    assertThat(object.relocations())
        .containsExactly(
            new Relocation(5, Relocation.Kind.MAP, "counters"),
            new Relocation(8, Relocation.Kind.HELPER, "ubpf_map_lookup"),
            new Relocation(9, Relocation.Kind.STRING, ".rodata.str1.1+0"),
            new Relocation(11, Relocation.Kind.HELPER, "ubpf_printf"));
    assertThat(object.maps()).containsExactly(new MapDef("counters", MapType.ARRAY, 4, 8, 16));
    assertThat(object.strings()).isEqualTo(Map.of(".rodata.str1.1+0", "value %d"));
    assertThat(object.info()).isEmpty();
  }

  @Test
  void readsTheOldRelocationTypeOfCalls() throws Exception {
    byte[] file = foreignBytes();
    int patched = 0;
    for (int at = 0; at + 8 < file.length; at += 8) {
      // An entry of .rel.text: offset, then type 10 and a symbol number.
      if (file[at + 8] == 10 && file[at + 9] == 0 && file[at + 10] == 0 && file[at + 11] == 0) {
        file[at + 8] = 2;
        patched++;
      }
    }
    assertThat(patched).isEqualTo(2);
    assertSame(ElfReader.read(file), foreign());
  }

  @Test
  void cutFilesAreErrorsAtEveryLength() throws Exception {
    for (byte[] file : List.of(ElfWriter.write(object()), foreignBytes())) {
      for (int length = 0; length < file.length; length++) {
        byte[] cut = Arrays.copyOf(file, length);
        assertThatThrownBy(() -> ElfReader.read(cut))
            .as("length %d", length)
            .isInstanceOf(ElfFormatException.class)
            .hasMessageMatching("byte \\d+: .*");
      }
    }
  }

  @Test
  void damagedFilesAreObjectsOrErrors() throws Exception {
    Random random = new Random(20_261_123);
    int objects = 0;
    int errors = 0;
    for (byte[] file : List.of(ElfWriter.write(object()), foreignBytes())) {
      for (int round = 0; round < 20_000; round++) {
        byte[] damaged = file.clone();
        int flips = 1 + random.nextInt(4);
        for (int i = 0; i < flips; i++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        try {
          ElfReader.read(damaged);
          objects++;
        } catch (ElfFormatException e) {
          assertThat(e.offset()).isBetween(0L, (long) damaged.length);
          errors++;
        }
      }
    }
    assertThat(objects).isPositive();
    assertThat(errors).isPositive();
  }

  private static void assertProblem(byte[] file, String problem) {
    assertThatThrownBy(() -> ElfReader.read(file))
        .isInstanceOf(ElfFormatException.class)
        .hasMessageContaining(problem);
  }

  private static byte[] patched(byte[] file, int at, int... values) {
    byte[] copy = file.clone();
    for (int i = 0; i < values.length; i++) {
      copy[at + i] = (byte) values[i];
    }
    return copy;
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    byte[] file = ElfWriter.write(object());
    assertProblem(new byte[0], "byte 0: the file is empty");
    assertProblem("control c() {}".getBytes(StandardCharsets.UTF_8), "this is no ELF file");
    assertProblem(patched(file, 4, 1), "byte 4: ELF class (2 = 64 bits) is 1");
    assertProblem(patched(file, 5, 2), "byte 5: byte order (1 = little endian) is 2");
    assertProblem(patched(file, 16, 3), "byte 16: file type is 3");
    assertProblem(patched(file, 18, 62, 0), "byte 18: machine is 62, BPF is 247");
    assertProblem(patched(file, 40, 0, 0, 0, 0, 0, 0, 0, 0x80), "section header table needs");
    assertProblem(patched(file, 60, 0, 0), "the file has 0 sections");
    assertProblem(patched(file, 62, 99, 0), "there is no section 99 for names");
    assertProblem(new byte[ElfReader.MAX_FILE + 1], "the limit is 16777216");
    BpfObject object = object();
    assertProblem(
        ElfWriter.write(new BpfObject(new byte[12], List.of(), List.of(), Map.of(), object.info())),
        "size of the code is 12 bytes, no multiple of 8");
    assertProblem(
        ElfWriter.write(new BpfObject(new byte[0], List.of(), List.of(), Map.of(), object.info())),
        "the file has no section with code");
    // A damaged description names the member.
    String text = new String(file, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("formatVersion\":1") + "formatVersion\":".length();
    assertProblem(patched(file, at, '7'), "description has format 7, this p4u reads format 1");
  }
}
