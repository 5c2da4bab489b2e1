package dev.p4u.compiler.ir;

import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.ProgramInfo;
import java.util.List;

/**
 * A program between lowering and code generation.
 *
 * @param source path of the P4 program
 */
public record IrProgram(
    String source,
    String target,
    Function function,
    List<MapDef> maps,
    List<ProgramInfo.Table> tables,
    List<ProgramInfo.Register> registers,
    List<ProgramInfo.Header> headers,
    List<ProgramInfo.InitialEntry> initialEntries) {
  public IrProgram {
    maps = List.copyOf(maps);
    tables = List.copyOf(tables);
    registers = List.copyOf(registers);
    headers = List.copyOf(headers);
    initialEntries = List.copyOf(initialEntries);
  }

  /** The same program with another function. */
  public IrProgram withFunction(Function changed) {
    return new IrProgram(source, target, changed, maps, tables, registers, headers, initialEntries);
  }
}
