package dev.p4u.runtime.vm;

import dev.p4u.runtime.elf.ElfFormatException;
import dev.p4u.runtime.elf.ElfReader;
import dev.p4u.runtime.helper.Helper;
import dev.p4u.runtime.helper.HelperContext;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.verify.RejectedException;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plug-in protocol of bpf_conformance: a program in hex and memory in hex go in, r0 comes out.
 * Its programs may call one helper, number 5, which ends the run with 0 when its argument is 0.
 */
public final class VmPlugin {

  /** Why there is no result, in one sentence for standard error. */
  public static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
      super(message);
    }
  }

  /** Leaves the run from inside the helper. */
  private static final class Unwind extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unwind() {
      super("unwind", null, false, false);
    }
  }

  private record UnwindHelper() implements Helper {
    @Override
    public int id() {
      return 5;
    }

    @Override
    public String name() {
      return "unwind";
    }

    @Override
    public int arity() {
      return 1;
    }

    @Override
    public long call(HelperContext context, long r1, long r2, long r3, long r4, long r5) {
      if (r1 == 0) {
        throw new Unwind();
      }
      return r1;
    }
  }

  private VmPlugin() {}

  /**
   * Runs a program.
   *
   * @param programHex instructions, or an ELF file, as hex bytes with any blanks between them
   * @param elf whether the program is an ELF file
   * @param memoryHex input memory in the same form; empty when there is none
   * @return r0 in hex, as the protocol wants it on standard output
   */
  public static String run(String programHex, boolean elf, String memoryHex, Engine engine)
      throws Failure {
    byte[] program = bytes("the program", programHex);
    byte[] memory = bytes("the memory", memoryHex);
    return Long.toHexString(run(program, elf, memory, engine));
  }

  /** Runs a program of raw slots, or in an ELF file, on input memory that it may change. */
  public static long run(byte[] program, boolean elf, byte[] memory, Engine engine) throws Failure {
    RunState state = new RunState().rawInput(memory);
    try {
      BpfObject object =
          elf
              ? ElfReader.read(program)
              : new BpfObject(program, List.of(), List.of(), Map.of(), Optional.empty());
      if (!object.maps().isEmpty()) {
        throw new Failure("programs with maps cannot run here");
      }
      HelperTable helpers = HelperTable.of(new UnwindHelper());
      return engine.run(Linker.link(object, List.of(), helpers), state, null);
    } catch (ElfFormatException | RejectedException | VmTrap e) {
      throw new Failure(e.getMessage());
    } catch (Unwind unwind) {
      return 0;
    }
  }

  private static byte[] bytes(String what, String hex) throws Failure {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int high = -1;
    for (int i = 0; i < hex.length(); i++) {
      char c = hex.charAt(i);
      int digit = Character.digit(c, 16);
      if (digit < 0 && !Character.isWhitespace(c)) {
        throw new Failure(what + " is not in hex: '" + c + "' at character " + (i + 1));
      }
      if (digit < 0 && high >= 0) {
        throw new Failure(what + " has a lone hex digit before character " + (i + 1));
      }
      if (digit >= 0 && high >= 0) {
        bytes.write(high << 4 | digit);
        high = -1;
      } else if (digit >= 0) {
        high = digit;
      }
    }
    if (high >= 0) {
      throw new Failure(what + " ends with a lone hex digit");
    }
    return bytes.toByteArray();
  }
}
