package dev.p4u.runtime.control;

import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.Field;
import dev.p4u.runtime.object.ProgramInfo.InitialEntry;
import dev.p4u.runtime.object.ProgramInfo.Register;
import dev.p4u.runtime.object.ProgramInfo.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tables and registers of a loaded program under the names of its P4 source. It belongs to the
 * version of the program that it was asked of: after a replacement or an unload its methods throw
 * {@link ControlException}.
 */
public final class NamedControl {

  private final ProgramInfo info;
  private final NameResolver<TableControl> tables = new NameResolver<>("table");
  private final NameResolver<RegisterControl> registers = new NameResolver<>("register");

  /**
   * @throws ControlException when the description does not fit the maps
   */
  NamedControl(ProgramInfo info, Map<String, BpfMap> maps, Guard guard) {
    this.info = info;
    for (Table table : info.tables()) {
      TableControl control = tableControl(table, maps, guard);
      tables.add(table.name(), table.cName(), control);
    }
    for (Register register : info.registers()) {
      BpfMap map = map(maps, register.map(), "register " + register.name());
      checkFields(register.name(), Stream.of(register.index()), map.def().keySize());
      checkFields(register.name(), register.fields().stream(), map.def().valueSize());
      registers.add(register.name(), register.cName(), new RegisterControl(register, map, guard));
    }
  }

  private TableControl tableControl(Table table, Map<String, BpfMap> maps, Guard guard) {
    String owner = "table " + table.name();
    BpfMap map = table.map() == null ? null : map(maps, table.map(), owner);
    BpfMap defaultMap = table.defaultMap() == null ? null : map(maps, table.defaultMap(), owner);
    if (defaultMap != null && defaultMap.def().type() != MapType.ARRAY) {
      throw new ControlException(
          "the map %s for the default action of %s is no array"
              .formatted(table.defaultMap(), owner));
    }
    for (BpfMap valued : new BpfMap[] {map, defaultMap}) {
      if (valued != null && valued.def().valueSize() != table.valueSize()) {
        throw new ControlException(
            "%s has values of %d bytes, its map %s of %d"
                .formatted(
                    owner, table.valueSize(), valued.def().name(), valued.def().valueSize()));
      }
    }
    if (table.valueSize() < 4) {
      throw new ControlException(owner + " has no room for an action id in its values");
    }
    if (map != null) {
      checkFields(owner, table.keys().stream().map(key -> key.field()), map.def().keySize());
    }
    checkFields(
        owner, table.actions().stream().flatMap(a -> a.params().stream()), table.valueSize());
    return new TableControl(table, map, defaultMap, initialDefault(table), guard);
  }

  private static void checkFields(String owner, Stream<Field> fields, int size) {
    fields.forEach(
        field -> {
          boolean inside =
              field.offset() >= 0
                  && field.size() >= 1
                  && field.size() <= size - field.offset()
                  && field.widthBits() >= 0
                  && field.widthBits() <= 8L * field.size();
          if (!inside) {
            throw new ControlException(
                "field %s of %s does not fit the %d bytes of its map"
                    .formatted(field.name(), owner, size));
          }
        });
  }

  private static BpfMap map(Map<String, BpfMap> maps, String name, String owner) {
    BpfMap map = maps.get(name);
    if (map == null) {
      throw new ControlException("%s names a map '%s' that is not there".formatted(owner, name));
    }
    return map;
  }

  private byte[] initialDefault(Table table) {
    for (InitialEntry entry : info.initialEntries()) {
      if (entry.map().equals(table.defaultMap())) {
        return InitialEntries.parse(entry.value(), table.valueSize(), entry.map());
      }
    }
    return new byte[table.valueSize()];
  }

  /** The program's own description. */
  public ProgramInfo description() {
    return info;
  }

  /**
   * A table by P4 name, C name or the end of the P4 name behind a dot.
   *
   * @throws ControlException with the known names when there is no such table
   */
  public TableControl table(String name) {
    return tables.resolve(name);
  }

  /** A register by P4 name, C name or the end of the P4 name behind a dot. */
  public RegisterControl register(String name) {
    return registers.resolve(name);
  }

  /** P4 names of all tables, in the order of the program. */
  public List<String> tableNames() {
    return info.tables().stream().map(Table::name).toList();
  }

  /** P4 names of all registers, in the order of the program. */
  public List<String> registerNames() {
    return info.registers().stream().map(Register::name).toList();
  }
}
