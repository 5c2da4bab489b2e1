package dev.p4u.compiler.bpf;

import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.compiler.ir.IrProgram;
import dev.p4u.compiler.ir.Position;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the object of an optimised program: selection, register allocation, emission. */
public final class BpfBackend {

  /** Instruction slots that a host takes; P4rt-OVS counts them with 16 bits. */
  private static final int MAX_SLOTS = 65_535;

  /** The interference of values is a square table. */
  private static final int MAX_VALUES = 30_000;

  private BpfBackend() {}

  /**
   * Generates code.
   *
   * @param program after the whole pipeline: SSA, no value of more than 64 bits, no critical edges
   * @throws BackendLimit when the program does not fit the target
   */
  public static BpfObject generate(IrProgram program, CompileOptions options) {
    return generate(program, MachineFeatures.of(options.target()));
  }

  static BpfObject generate(IrProgram program, MachineFeatures features) {
    MachineFunction function = Selector.select(program.function(), features);
    RemoveDeadCode.run(function);
    if (function.registers() > MAX_VALUES) {
      throw new BackendLimit(
          Position.NONE,
          "the program has %d intermediate values, at most %d are supported"
              .formatted(function.registers(), MAX_VALUES));
    }
    int slots = RegisterAllocator.run(function);
    SkipEmptyBlocks.run(function);
    Frame frame = Frame.of(function, slots, features.stackBytes());
    Emitter.Output output = Emitter.emit(function, frame, features);
    if (output.insns().size() > MAX_SLOTS) {
      throw new BackendLimit(
          output.positions().get(MAX_SLOTS),
          "the program has %d instructions, the target takes %d"
              .formatted(output.insns().size(), MAX_SLOTS));
    }
    return new BpfObject(
        Insns.encode(output.insns()),
        program.maps(),
        output.relocations(),
        Map.of(),
        Optional.of(info(program, output)));
  }

  private static ProgramInfo info(IrProgram program, Emitter.Output output) {
    return new ProgramInfo(
        ProgramInfo.FORMAT_VERSION,
        program.source(),
        program.target(),
        program.tables(),
        program.registers(),
        program.headers(),
        output.trace(),
        lines(output.positions()),
        program.initialEntries());
  }

  /** One entry where the source position changes. */
  private static List<Line> lines(List<Position> positions) {
    List<Line> lines = new ArrayList<>();
    Position last = Position.NONE;
    for (int slot = 0; slot < positions.size(); slot++) {
      Position position = positions.get(slot);
      if (position.line() > 0 && !position.equals(last)) {
        lines.add(new Line(slot, position.file(), position.line(), position.column()));
        last = position;
      }
    }
    return lines;
  }
}
