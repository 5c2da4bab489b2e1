package dev.p4u.tests.conformance;

import dev.p4u.runtime.isa.AsmException;
import dev.p4u.runtime.isa.Assembler;
import dev.p4u.runtime.isa.Insns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A file of bpf_conformance: sections that start with {@code -- name}. */
final class ConformanceVector {

  /** The file is no vector: part of the negative ones. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  private static final Set<String> SECTIONS =
      Set.of("asm", "raw", "mem", "result", "error", "c", "no register offset");

  private final Map<String, String> sections = new HashMap<>();

  private ConformanceVector() {}

  static ConformanceVector read(Path file) throws IOException, Malformed {
    ConformanceVector vector = new ConformanceVector();
    String name = "";
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("--")) {
        name = line.substring(2).strip();
        if (!SECTIONS.contains(name)) {
          throw new Malformed("unknown section " + name);
        }
        vector.sections.put(name, "");
      } else {
        vector.sections.merge(name, line + "\n", String::concat);
      }
    }
    if (!vector.sections.containsKey("asm") && !vector.sections.containsKey("raw")) {
      throw new Malformed("no instructions");
    }
    return vector;
  }

  boolean isRaw() {
    return sections.containsKey("raw");
  }

  /** The program's slots: the raw ones where given, else the assembled ones. */
  byte[] program() throws AsmException {
    return isRaw() ? raw() : assembled();
  }

  byte[] assembled() throws AsmException {
    return Insns.encode(Assembler.assemble(sections.get("asm")).insns());
  }

  private byte[] raw() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String word : sections.get("raw").trim().split("\\s+")) {
      if (word.startsWith("0x")) {
        long slot = Long.parseUnsignedLong(word.substring(2), 16);
        bytes.writeBytes(
            ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(slot).array());
      } else {
        bytes.write(Integer.parseInt(word, 16));
      }
    }
    return bytes.toByteArray();
  }

  /** Input memory in hex; empty when there is none. */
  String memory() {
    return sections.getOrDefault("mem", "");
  }

  /** The r0 that is expected; 0 when the file names none, as bpf_conformance's runner has it. */
  long result() {
    String text = sections.getOrDefault("result", "0").strip();
    return text.startsWith("0x")
        ? Long.parseUnsignedLong(text.substring(2), 16)
        : Long.parseUnsignedLong(text, 16);
  }

  /** The message that is expected; empty when there is none. */
  String error() {
    return sections.getOrDefault("error", "").strip();
  }
}
