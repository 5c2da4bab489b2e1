package dev.p4u.runtime.control;

import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.map.MapException;
import dev.p4u.runtime.map.Maps;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.Register;
import dev.p4u.runtime.object.ProgramInfo.Table;
import dev.p4u.runtime.verify.RejectedException;
import dev.p4u.runtime.vm.EntryAbi;
import dev.p4u.runtime.vm.HelperTable;
import dev.p4u.runtime.vm.LinkedProgram;
import dev.p4u.runtime.vm.Linker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** Makes a program ready to run: maps, links, initial entries. Packets go on meanwhile. */
final class ProgramLoader {

  private final HelperTable helpers;
  private final Lock lock;

  ProgramLoader(HelperTable helpers, Lock lock) {
    this.helpers = helpers;
    this.lock = lock;
  }

  /** A new version with what it took over from the old one. */
  record Built(LoadedProgram program, ReplaceReport report) {}

  /**
   * @param old the version whose maps live on where they can, or null
   */
  Built build(int id, BpfObject object, LoadedProgram old, long nowNanos) {
    List<String> kept = new ArrayList<>();
    Map<String, BpfMap> fresh = new LinkedHashMap<>();
    Map<String, BpfMap> maps = new LinkedHashMap<>();
    for (MapDef def : object.maps()) {
      BpfMap before = old == null ? null : old.map(def.name());
      boolean keep = before != null && sameContract(def, object, before.def(), old.object());
      BpfMap map = keep ? before : create(id, def);
      if (keep) {
        kept.add(def.name());
      } else {
        fresh.put(def.name(), map);
      }
      if (maps.put(def.name(), map) != null) {
        throw new ControlException("program %d has two maps '%s'".formatted(id, def.name()));
      }
    }
    object.info().ifPresent(info -> InitialEntries.install(info.initialEntries(), fresh));
    List<String> dropped = new ArrayList<>(old == null ? List.of() : old.mapNames());
    dropped.removeAll(kept);
    LoadedProgram program =
        new LoadedProgram(
            id,
            link(id, object, new ArrayList<>(maps.values())),
            abi(object),
            maps,
            old == null ? new ProgramCounters() : old.counters(),
            nowNanos,
            lock);
    return new Built(program, new ReplaceReport(kept, new ArrayList<>(fresh.keySet()), dropped));
  }

  private static BpfMap create(int id, MapDef def) {
    try {
      return Maps.create(def);
    } catch (MapException e) {
      throw new ControlException("program %d: %s".formatted(id, e.getMessage()), e);
    }
  }

  private LinkedProgram link(int id, BpfObject object, List<BpfMap> maps) {
    try {
      return Linker.link(object, maps, helpers);
    } catch (RejectedException e) {
      throw new ControlException("program %d: %s".formatted(id, e.getMessage()), e);
    }
  }

  private static EntryAbi abi(BpfObject object) {
    boolean p4rtOvs = object.info().map(ProgramInfo::target).filter("p4rt-ovs"::equals).isPresent();
    return p4rtOvs ? EntryAbi.P4RT_OVS : EntryAbi.UBPF;
  }

  /**
   * Whether contents that one version wrote mean the same to another: same sizes, and the same
   * keys, action numbers and fields in the descriptions. Const entries are the program's own, so
   * they follow it.
   */
  private static boolean sameContract(
      MapDef def, BpfObject object, MapDef oldDef, BpfObject oldObject) {
    return def.equals(oldDef)
        && !isConst(def.name(), object)
        && Objects.equals(contract(def.name(), object), contract(def.name(), oldObject));
  }

  private static boolean isConst(String map, BpfObject object) {
    return tables(object).stream().anyMatch(t -> t.constEntries() && map.equals(t.map()));
  }

  /** What the description says of the contents of a map. */
  private static List<Object> contract(String map, BpfObject object) {
    List<Object> parts = new ArrayList<>();
    for (Table table : tables(object)) {
      if (map.equals(table.map())) {
        parts.add(table.keys());
        parts.add(table.actions());
      } else if (map.equals(table.defaultMap())) {
        parts.add(table.actions());
      }
    }
    Optional<ProgramInfo> info = object.info();
    for (Register register : info.map(ProgramInfo::registers).orElse(List.of())) {
      if (map.equals(register.map())) {
        parts.add(register.index());
        parts.add(register.fields());
      }
    }
    return parts;
  }

  private static List<Table> tables(BpfObject object) {
    return object.info().map(ProgramInfo::tables).orElse(List.of());
  }
}
