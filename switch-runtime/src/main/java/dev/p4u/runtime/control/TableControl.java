package dev.p4u.runtime.control;

import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.object.ProgramInfo.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Entries and default action of one table, by name. Every method throws {@link ControlException}
 * when names, values or the state of the table do not allow what is asked, and changes nothing
 * then. Priorities count in tables with ternary keys only (larger wins) and are ignored elsewhere.
 */
public final class TableControl {

  private final Table table;
  private final BpfMap map;
  private final BpfMap defaultMap;
  private final byte[] initialDefault;
  private final Guard guard;
  private final KeyCodec keys;
  private final ActionCodec actions;

  TableControl(Table table, BpfMap map, BpfMap defaultMap, byte[] initialDefault, Guard guard) {
    this.table = table;
    this.map = map;
    this.defaultMap = defaultMap;
    this.initialDefault = initialDefault;
    this.guard = guard;
    this.keys = map == null ? null : new KeyCodec(table, map);
    this.actions = new ActionCodec(table);
  }

  /** What the program says about the table. */
  public Table description() {
    return table;
  }

  /** Adds an entry that is not there yet. */
  public void add(List<KeyArg> match, int priority, ActionCall action) {
    guard.run(
        () -> {
          byte[] key = encode(match, priority);
          byte[] value = actions.encode(action, ActionCodec.Place.ENTRY);
          if (map.find(key, 0) >= 0) {
            throw new ControlException(
                "table %s already has an entry for %s".formatted(table.name(), match));
          }
          update(key, value);
        });
  }

  /** Adds an entry or replaces the one with the same match and priority. */
  public void put(List<KeyArg> match, int priority, ActionCall action) {
    guard.run(
        () -> update(encode(match, priority), actions.encode(action, ActionCodec.Place.ENTRY)));
  }

  /** Gives an entry another action. */
  public void modify(List<KeyArg> match, int priority, ActionCall action) {
    guard.run(
        () -> {
          byte[] key = encode(match, priority);
          byte[] value = actions.encode(action, ActionCodec.Place.ENTRY);
          if (map.find(key, 0) < 0) {
            throw new ControlException(noEntry(match));
          }
          update(key, value);
        });
  }

  /** Removes an entry. */
  public void delete(List<KeyArg> match, int priority) {
    guard.run(
        () -> {
          if (map.delete(encode(match, priority), 0) != BpfMap.Result.OK) {
            throw new ControlException(noEntry(match));
          }
        });
  }

  /** Removes all entries; the default action stays. */
  public void clear() {
    guard.run(
        () -> {
          checkWritable();
          map.clear();
        });
  }

  /** All entries, decoded. */
  public List<TableEntry> entries() {
    return guard.call(
        () -> {
          List<TableEntry> entries = new ArrayList<>();
          if (map != null) {
            for (BpfMap.Entry entry : map.entries()) {
              entries.add(
                  new TableEntry(
                      keys.decode(entry.key()),
                      keys.priority(entry.key()),
                      actions.decode(entry.value())));
            }
          }
          return entries;
        });
  }

  /** Sets what happens to packets that no entry matches. */
  public void setDefault(ActionCall action) {
    guard.run(
        () -> {
          byte[] value = actions.encode(action, ActionCodec.Place.DEFAULT);
          checkDefault();
          defaultMap.update(defaultIndex(), 0, value, 0);
        });
  }

  /** Sets the default action back to what the program was loaded with. */
  public void resetDefault() {
    guard.run(
        () -> {
          checkDefault();
          defaultMap.update(defaultIndex(), 0, initialDefault, 0);
        });
  }

  /** The default action; empty when the program has it built in. */
  public Optional<ActionCall> defaultAction() {
    return guard.call(
        () -> {
          if (defaultMap == null) {
            return Optional.empty();
          }
          int at = defaultMap.lookup(defaultIndex(), 0);
          byte[] value = new byte[table.valueSize()];
          System.arraycopy(defaultMap.values(), at, value, 0, value.length);
          return Optional.of(actions.decode(value));
        });
  }

  private byte[] encode(List<KeyArg> match, int priority) {
    checkWritable();
    return keys.encode(match, priority);
  }

  private void update(byte[] key, byte[] value) {
    BpfMap.Result result = map.update(key, 0, value, 0);
    switch (result) {
      case OK -> {}
      case FULL ->
          throw new ControlException(
              "table %s is full: it holds %d entries".formatted(table.name(), map.size()));
      case OUT_OF_RANGE, NOT_FOUND, UNSUPPORTED ->
          throw new ControlException(
              "table %s does not take the entry %s: %s"
                  .formatted(table.name(), keys.decode(key), result));
    }
  }

  private void checkWritable() {
    if (map == null) {
      throw new ControlException(
          "table %s has no key, so it cannot have entries".formatted(table.name()));
    }
    if (table.constEntries()) {
      throw new ControlException(
          "the entries of table %s are const in the program".formatted(table.name()));
    }
  }

  private void checkDefault() {
    if (defaultMap == null) {
      throw new ControlException(
          "the default action of table %s is const in the program".formatted(table.name()));
    }
  }

  /** Key of the only entry of the map. */
  private byte[] defaultIndex() {
    return new byte[defaultMap.def().keySize()];
  }

  private String noEntry(List<KeyArg> match) {
    return "table %s has no entry for %s".formatted(table.name(), match);
  }
}
