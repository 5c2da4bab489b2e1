package dev.p4u.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.compiler.api.CompileResult;
import dev.p4u.compiler.api.P4Compiler;
import dev.p4u.compiler.api.Target;
import dev.p4u.compiler.arch.ubpf.UbpfArchitecture;
import dev.p4u.compiler.bpf.BpfBackend;
import dev.p4u.compiler.ir.Function;
import dev.p4u.compiler.ir.IrInterpreter;
import dev.p4u.compiler.ir.IrPrinter;
import dev.p4u.compiler.ir.IrProgram;
import dev.p4u.compiler.ir.IrVerifier;
import dev.p4u.compiler.pass.PassContext;
import dev.p4u.compiler.pass.Pipeline;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.runtime.helper.Helper;
import dev.p4u.runtime.helper.HelperContext;
import dev.p4u.runtime.helper.HelperRegistry;
import dev.p4u.runtime.helper.Lookup3;
import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.map.Maps;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.TracePoint;
import dev.p4u.runtime.packet.PacketBuffer;
import dev.p4u.runtime.verify.RejectedException;
import dev.p4u.runtime.vm.LinkedProgram;
import dev.p4u.runtime.vm.Linker;
import dev.p4u.runtime.vm.Memory;
import dev.p4u.runtime.vm.RunState;
import dev.p4u.runtime.vm.interp.Interpreter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A P4 program in a test. Each packet goes through the lowered IR, the optimised IR and the
 * bytecode; all three must do the same.
 */
final class Bench {

  /** What {@code ubpf_time_get_ns} answers. */
  static final long NOW = 0x1234_5678_9abcL;

  private static final HexFormat HEX = HexFormat.of();
  private static final long METADATA = 3;
  private static final int METADATA_SIZE = 24;

  private final IrProgram lowered;
  private final IrProgram optimised;
  private final BpfObject object;
  private final Map<String, Map<String, String>> entries = new TreeMap<>();
  private LinkedProgram linked;

  private Bench(IrProgram lowered, CompileOptions options) {
    this.lowered = lowered;
    this.optimised =
        Pipeline.run(
            lowered,
            new PassContext(options),
            (pass, result) -> IrVerifier.verify(result.function()));
    this.object = BpfBackend.generate(optimised, options);
    for (ProgramInfo.InitialEntry entry : lowered.initialEntries()) {
      put(entry.map(), entry.key(), entry.value());
    }
  }

  /** What a packet led to; the port is standard_metadata.output_port. */
  record Outcome(long verdict, String packet, int port, List<String> events, List<String> maps) {}

  // --- Programs

  /** A program: what follows the includes. */
  static Bench program(String text) {
    return program(text, Target.P4U);
  }

  static Bench program(String text, Target target) {
    return program(check(text), target);
  }

  /** A program for the first version of ubpf_model. */
  static Bench oldModel(String text) {
    return program(
        checkWhole(
            "#include <core.p4>\n#define UBPF_MODEL_VERSION 20200304\n#include <ubpf_model.p4>\n"
                + text),
        Target.P4U);
  }

  /** A program from disk; absent when it needs something that the target lacks. */
  static Optional<Bench> file(Path path, Target target) {
    CheckedProgram checked = Frontends.checkFile(path, P4Frontend.Options.DEFAULT);
    CompileResult result = P4Compiler.compile(checked, new CompileOptions(target));
    boolean lacks =
        !result.diagnostics().isEmpty()
            && result.diagnostics().stream().allMatch(d -> d.code() == CompileCode.TARGET_LACKS);
    return lacks ? Optional.empty() : Optional.of(program(checked, target));
  }

  private static Bench program(CheckedProgram checked, Target target) {
    assertThat(checked.diagnostics().stream().filter(Diagnostic::isError).map(Bench::show))
        .isEmpty();
    Reporter report = new Reporter();
    Optional<IrProgram> lowered =
        Lowering.lower(checked, target, List.of(new UbpfArchitecture()), report);
    assertThat(report.diagnostics().stream().map(Bench::show)).isEmpty();
    return new Bench(lowered.orElseThrow(), new CompileOptions(target));
  }

  /** One header {@code hdr.h} that is extracted and emitted, and the body of the pipeline. */
  static Bench body(String fields, String statements) {
    return pipe(fields, "apply {" + statements + "}");
  }

  /** One header {@code hdr.h} that is extracted and emitted, and the inside of the pipeline. */
  static Bench pipe(String fields, String inside) {
    return program(text(fields, "", inside));
  }

  /** The program of {@link #pipe} with declarations in front of it. */
  static String text(String fields, String declarations, String inside) {
    return """
    header h_t { %s }
    struct headers_t { h_t h; }
    struct meta_t { bit<32> m; }
    %s
    parser prs(packet_in p, out headers_t hdr, inout meta_t meta, inout standard_metadata std) {
      state start { p.extract(hdr.h); transition accept; }
    }
    control pipe(inout headers_t hdr, inout meta_t meta, inout standard_metadata std) {
      %s
    }
    control dprs(packet_out p, in headers_t hdr) { apply { p.emit(hdr.h); } }
    ubpf(prs(), pipe(), dprs()) main;
    """
        .formatted(fields, declarations, inside);
  }

  private static CheckedProgram check(String text) {
    return checkWhole("#include <core.p4>\n#include <ubpf_model.p4>\n" + text);
  }

  private static CheckedProgram checkWhole(String whole) {
    return Frontends.create()
        .check(Path.of("test.p4"), whole, P4Frontend.Options.DEFAULT, path -> Optional.empty());
  }

  /** Codes and texts of the compiler's diagnostics for a program that the front end accepts. */
  static List<String> errors(String text, Target target) {
    CheckedProgram checked = check(text);
    assertThat(checked.diagnostics().stream().filter(Diagnostic::isError).map(Bench::show))
        .isEmpty();
    CompileResult result = P4Compiler.compile(checked, new CompileOptions(target));
    assertThat(result.object()).isEmpty();
    return result.diagnostics().stream().map(Bench::show).toList();
  }

  private static String show(Diagnostic diagnostic) {
    return diagnostic.span().text() + ": " + diagnostic.code().name() + ": " + diagnostic.message();
  }

  IrProgram lowered() {
    return lowered;
  }

  BpfObject object() {
    return object;
  }

  /** The optimised function as text. */
  String ir() {
    return IrPrinter.print(optimised.function());
  }

  ProgramInfo.Table table(String name) {
    return lowered.tables().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  MapDef map(String name) {
    return lowered.maps().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  // --- Runs

  /** Adds an entry that all further packets find; key and value in hex. */
  Bench put(String map, String key, String value) {
    entries.computeIfAbsent(map, m -> new TreeMap<>()).put(plain(key), plain(value));
    return this;
  }

  /** Sends a packet in by port 3. */
  Outcome send(String packet) {
    byte[] bytes = HEX.parseHex(plain(packet));
    Outcome expected = interpret(lowered.function(), bytes);
    assertThat(interpret(optimised.function(), bytes)).as(() -> ir()).isEqualTo(expected);
    assertThat(execute(bytes)).as(() -> ir()).isEqualTo(expected);
    return expected;
  }

  /** The packet that comes out. */
  String out(String packet) {
    return send(packet).packet();
  }

  private static String plain(String hex) {
    return hex.replace(" ", "");
  }

  private List<BpfMap> freshMaps() {
    List<BpfMap> maps = new ArrayList<>();
    for (MapDef def : lowered.maps()) {
      BpfMap map = Maps.create(def);
      fill(map);
      maps.add(map);
    }
    return maps;
  }

  private void fill(BpfMap map) {
    entries
        .getOrDefault(map.def().name(), Map.of())
        .forEach(
            (key, value) -> {
              byte[] v = HEX.parseHex(value);
              assertThat(v).hasSize(map.def().valueSize());
              assertThat(map.update(HEX.parseHex(key), 0, v, 0)).isEqualTo(BpfMap.Result.OK);
            });
  }

  private Outcome interpret(Function function, byte[] packet) {
    PacketBuffer buffer = new PacketBuffer(packet);
    byte[] input = new byte[METADATA_SIZE];
    input[0] = 3;
    input[4] = (byte) packet.length;
    input[5] = (byte) (packet.length >> 8);
    List<BpfMap> maps = freshMaps();
    IrInterpreter.Result result = IrInterpreter.run(function, buffer, input, maps, Bench::helper);
    return outcome(result.r0(), buffer, input, result.events(), maps);
  }

  private LinkedProgram link() {
    if (linked == null) {
      try {
        linked =
            Linker.link(object, freshMaps(), HelperRegistry.builtIn().with(List.of(new HostMix())));
      } catch (RejectedException e) {
        throw new AssertionError(e.getMessage(), e);
      }
    }
    return linked;
  }

  private Outcome execute(byte[] packet) {
    LinkedProgram program = link();
    for (BpfMap map : program.maps()) {
      map.clear();
      fill(map);
    }
    PacketBuffer buffer = new PacketBuffer(packet);
    RunState state = new RunState().packet(buffer, 3).clock(() -> NOW);
    List<TracePoint> points = object.info().orElseThrow().trace();
    List<String> events = new ArrayList<>();
    long r0 =
        new Interpreter()
            .run(
                program,
                state,
                (from, to, registers, memory) ->
                    points.stream()
                        .filter(p -> p.at() == to && (p.from() == -1 || p.from() == from))
                        .forEach(
                            p ->
                                events.add(IrInterpreter.describe(p.event(), p.name(), p.bits()))));
    byte[] input = new byte[METADATA_SIZE];
    state.memory().read(Memory.address((int) METADATA, 0), input, 0, METADATA_SIZE);
    return outcome(r0, buffer, input, events, List.of(program.maps()));
  }

  private static Outcome outcome(
      long r0, PacketBuffer packet, byte[] input, List<String> events, List<BpfMap> maps) {
    List<String> contents = new ArrayList<>();
    for (BpfMap map : maps) {
      for (BpfMap.Entry entry : map.entries()) {
        contents.add(
            map.def().name()
                + " "
                + HEX.formatHex(entry.key())
                + " "
                + HEX.formatHex(entry.value()));
      }
    }
    contents.sort(null);
    List<String> trimmed = events.stream().map(String::trim).toList();
    return new Outcome(r0, HEX.formatHex(packet.toBytes()), input[12], trimmed, contents);
  }

  private static long helper(String name, List<Object> arguments) {
    return switch (name) {
      case "ubpf_time_get_ns" -> NOW;
      case "ubpf_hash" -> {
        byte[] bytes = (byte[]) arguments.get(0);
        yield Integer.toUnsignedLong(Lookup3.hash(bytes, 0, bytes.length, 0));
      }
      case "host_mix" -> mix((byte[]) arguments.get(0), (long) arguments.get(1));
      default -> throw new AssertionError("no helper " + name);
    };
  }

  private static long mix(byte[] bytes, long number) {
    long mixed = number;
    for (byte each : bytes) {
      mixed = mixed * 31 + (each & 0xff);
    }
    return mixed & 0xffff;
  }

  /** Bytes of the header that {@code host_mix} is given. */
  static final int MIXED = 3;

  private record HostMix() implements Helper {
    @Override
    public int id() {
      return -1;
    }

    @Override
    public String name() {
      return "host_mix";
    }

    @Override
    public int arity() {
      return 2;
    }

    @Override
    public long call(HelperContext context, long r1, long r2, long r3, long r4, long r5) {
      byte[] bytes = new byte[MIXED];
      context.memory().read(r1, bytes, 0, MIXED);
      return mix(bytes, r2);
    }
  }
}
