package dev.p4u.compiler.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.compiler.api.Target;
import dev.p4u.compiler.ir.Function;
import dev.p4u.compiler.ir.IrInterpreter;
import dev.p4u.compiler.ir.IrPrinter;
import dev.p4u.compiler.ir.IrProgram;
import dev.p4u.compiler.ir.IrVerifier;
import dev.p4u.compiler.pass.PassContext;
import dev.p4u.compiler.pass.Pipeline;
import dev.p4u.runtime.helper.Helper;
import dev.p4u.runtime.helper.HelperContext;
import dev.p4u.runtime.helper.HelperRegistry;
import dev.p4u.runtime.isa.Disassembler;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.map.Maps;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo.TracePoint;
import dev.p4u.runtime.packet.PacketBuffer;
import dev.p4u.runtime.verify.RejectedException;
import dev.p4u.runtime.vm.HelperTable;
import dev.p4u.runtime.vm.LinkedProgram;
import dev.p4u.runtime.vm.Linker;
import dev.p4u.runtime.vm.Memory;
import dev.p4u.runtime.vm.RunState;
import dev.p4u.runtime.vm.VmTrap;
import dev.p4u.runtime.vm.interp.Interpreter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Runs one function three times on the same packet: as it is, after the passes, and as bytecode.
 * All that can be seen from outside must be equal.
 */
public final class Trial {

  /** Maps that programs of tests can use: m4 (4 to 16 bytes) and m8 (8 to 8 bytes). */
  public static final List<MapDef> MAPS =
      List.of(new MapDef("m4", MapType.HASH, 4, 16, 64), new MapDef("m8", MapType.HASH, 8, 8, 64));

  private static final int METADATA_BYTES = 24;

  private final Function original;
  private final Function optimised;
  private final BpfObject object;
  private final LinkedProgram linked;

  private Trial(Function original, Function optimised, BpfObject object, LinkedProgram linked) {
    this.original = original;
    this.optimised = optimised;
    this.object = object;
    this.linked = linked;
  }

  /** Compiles a function; the IR verifier runs after each pass. */
  public static Trial of(Function function) {
    return of(function, MachineFeatures.of(Target.P4U));
  }

  /** Compiles a function for a machine. */
  static Trial of(Function function, MachineFeatures features) {
    IrVerifier.verify(function);
    IrProgram program =
        new IrProgram("test.p4", "p4u", function, MAPS, List.of(), List.of(), List.of(), List.of());
    IrProgram optimised =
        Pipeline.run(
            program,
            new PassContext(CompileOptions.DEFAULT),
            (pass, result) -> {
              try {
                IrVerifier.verify(result.function());
              } catch (RuntimeException e) {
                throw new AssertionError("after " + pass.name() + ": " + e.getMessage(), e);
              }
            });
    BpfObject object = BpfBackend.generate(optimised, features);
    return new Trial(function, optimised.function(), object, link(object));
  }

  private static LinkedProgram link(BpfObject object) {
    try {
      return Linker.link(object, freshMaps(), helpers());
    } catch (RejectedException e) {
      throw new AssertionError(e.getMessage() + "\n" + listing(object), e);
    }
  }

  private static List<BpfMap> freshMaps() {
    List<BpfMap> maps = new ArrayList<>();
    MAPS.forEach(def -> maps.add(Maps.create(def)));
    byte[] key = {1, 0, 0, 0};
    byte[] value = new byte[16];
    Arrays.fill(value, (byte) 0xa5);
    maps.get(0).update(key, 0, value, 0);
    return maps;
  }

  /** The code as text. */
  public String listing() {
    return listing(object);
  }

  private static String listing(BpfObject object) {
    List<String> lines = Disassembler.lines(Insns.decode(object.code()));
    StringBuilder out = new StringBuilder();
    for (int slot = 0; slot < lines.size(); slot++) {
      out.append(slot).append(": ").append(lines.get(slot)).append('\n');
    }
    return out.toString();
  }

  public BpfObject object() {
    return object;
  }

  public Function optimised() {
    return optimised;
  }

  /** What a run leaves behind. */
  private record Outcome(
      long r0, String packet, String input, List<String> maps, List<String> events) {}

  /** Runs on one packet and compares. */
  public void run(byte[] packet) {
    Outcome expected = interpret(original, packet);
    assertThat(interpret(optimised, packet)).as(() -> "passes:\n" + texts()).isEqualTo(expected);
    assertThat(execute(packet)).as(() -> "bytecode:\n" + texts()).isEqualTo(expected);
  }

  private String texts() {
    return IrPrinter.print(original) + "\n" + IrPrinter.print(optimised) + "\n" + listing();
  }

  private Outcome interpret(Function function, byte[] packet) {
    PacketBuffer buffer = new PacketBuffer(packet);
    byte[] input = new byte[METADATA_BYTES];
    input[0] = 3;
    input[4] = (byte) packet.length;
    input[5] = (byte) (packet.length >> 8);
    List<BpfMap> maps = freshMaps();
    IrInterpreter.Result result = IrInterpreter.run(function, buffer, input, maps, Trial::helper);
    return new Outcome(
        result.r0(), hex(buffer.toBytes()), hex(input), contents(maps), result.events());
  }

  private Outcome execute(byte[] packet) {
    LinkedProgram program = linked;
    for (int i = 0; i < MAPS.size(); i++) {
      BpfMap map = program.maps()[i];
      map.clear();
      freshMaps().get(i).entries().forEach(e -> map.update(e.key(), 0, e.value(), 0));
    }
    PacketBuffer buffer = new PacketBuffer(packet);
    RunState state = new RunState().packet(buffer, 3);
    List<String> events = new ArrayList<>();
    List<TracePoint> points = object.info().orElseThrow().trace();
    long r0;
    try {
      r0 =
          new Interpreter()
              .run(
                  program,
                  state,
                  (from, to, registers, memory) -> {
                    for (TracePoint point : points) {
                      if (point.at() == to && (point.from() == -1 || point.from() == from)) {
                        events.add(
                            IrInterpreter.describe(point.event(), point.name(), point.bits()));
                      }
                    }
                  });
    } catch (VmTrap e) {
      throw new AssertionError(e.getMessage() + "\n" + texts(), e);
    }
    byte[] input = new byte[METADATA_BYTES];
    state.memory().read(Memory.address(Memory.INPUT, 0), input, 0, METADATA_BYTES);
    return new Outcome(
        r0, hex(buffer.toBytes()), hex(input), contents(List.of(program.maps())), events);
  }

  private static List<String> contents(List<BpfMap> maps) {
    List<String> contents = new ArrayList<>();
    for (BpfMap map : maps) {
      for (BpfMap.Entry entry : map.entries()) {
        contents.add(map.def().name() + " " + hex(entry.key()) + " " + hex(entry.value()));
      }
    }
    contents.sort(null);
    return contents;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** "mix" mixes a buffer and a number, "sum" adds two numbers; neither has a meaning. */
  private static long helper(String name, List<Object> arguments) {
    if (name.equals("mix")) {
      long mixed = (long) arguments.get(1);
      for (byte each : (byte[]) arguments.get(0)) {
        mixed = mixed * 31 + each;
      }
      return mixed;
    }
    return (long) arguments.get(0) + 3 * (long) arguments.get(1);
  }

  /** Size of the buffer of "mix". */
  public static final int MIX_BYTES = 13;

  private static HelperTable helpers() {
    HelperTable standard = HelperRegistry.standard();
    HelperTable own = HelperTable.of(new Mix(), new Sum());
    return new HelperTable() {
      @Override
      public Optional<Helper> byId(int id) {
        return own.byId(id).or(() -> standard.byId(id));
      }

      @Override
      public Optional<Helper> byName(String name) {
        return own.byName(name).or(() -> standard.byName(name));
      }
    };
  }

  private record Mix() implements Helper {
    @Override
    public int id() {
      return -1;
    }

    @Override
    public String name() {
      return "mix";
    }

    @Override
    public int arity() {
      return 2;
    }

    @Override
    public long call(HelperContext context, long r1, long r2, long r3, long r4, long r5) {
      byte[] buffer = new byte[MIX_BYTES];
      context.memory().read(r1, buffer, 0, MIX_BYTES);
      return helper("mix", List.of(buffer, r2));
    }
  }

  private record Sum() implements Helper {
    @Override
    public int id() {
      return 100;
    }

    @Override
    public String name() {
      return "sum";
    }

    @Override
    public int arity() {
      return 2;
    }

    @Override
    public long call(HelperContext context, long r1, long r2, long r3, long r4, long r5) {
      return helper("sum", List.of(r1, r2));
    }
  }
}
