package dev.p4u.compiler.lower;

import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.ProgramInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything of a program but its code. */
public final class ProgramParts {

  private final Map<String, MapDef> maps = new LinkedHashMap<>();
  private final List<ProgramInfo.Table> tables = new ArrayList<>();
  private final List<ProgramInfo.Register> registers = new ArrayList<>();
  private final Map<String, ProgramInfo.Header> headers = new LinkedHashMap<>();
  private final List<ProgramInfo.InitialEntry> entries = new ArrayList<>();

  /** Adds a map; false when there is one of that name already. */
  public boolean addMap(MapDef map) {
    return maps.putIfAbsent(map.name(), map) == null;
  }

  public void addTable(ProgramInfo.Table table) {
    tables.add(table);
  }

  public void addRegister(ProgramInfo.Register register) {
    registers.add(register);
  }

  /** Adds a header instance unless its path is known. */
  public void addHeader(ProgramInfo.Header header) {
    headers.putIfAbsent(header.path(), header);
  }

  public void addEntry(ProgramInfo.InitialEntry entry) {
    entries.add(entry);
  }

  List<MapDef> maps() {
    return List.copyOf(maps.values());
  }

  List<ProgramInfo.Table> tables() {
    return List.copyOf(tables);
  }

  List<ProgramInfo.Register> registers() {
    return List.copyOf(registers);
  }

  List<ProgramInfo.Header> headers() {
    return List.copyOf(headers.values());
  }

  List<ProgramInfo.InitialEntry> entries() {
    return List.copyOf(entries);
  }
}
