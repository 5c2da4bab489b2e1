package dev.p4u.runtime.control;

import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.vm.EntryAbi;
import dev.p4u.runtime.vm.LinkedProgram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/** One version of a program in the switch. */
public final class LoadedProgram {

  private final int id;
  private final LinkedProgram code;
  private final EntryAbi abi;
  private final Map<String, BpfMap> maps;
  private final ProgramCounters counters;
  private final long loadedAtNanos;
  private final Guard guard;
  private final RawMaps rawMaps;
  private final NamedControl control;
  private boolean retired;

  LoadedProgram(
      int id,
      LinkedProgram code,
      EntryAbi abi,
      Map<String, BpfMap> maps,
      ProgramCounters counters,
      long loadedAtNanos,
      Lock lock) {
    this.id = id;
    this.code = code;
    this.abi = abi;
    this.maps = new LinkedHashMap<>(maps);
    this.counters = counters;
    this.loadedAtNanos = loadedAtNanos;
    this.guard = new LoadedGuard(lock);
    this.rawMaps = new RawMaps(this.maps, guard);
    this.control = info().map(i -> new NamedControl(i, this.maps, guard)).orElse(null);
  }

  /** Number in flows: {@code prog:ID}. */
  public int id() {
    return id;
  }

  /** The object that it was loaded from. */
  public BpfObject object() {
    return code.object();
  }

  /** The program's description of itself, if the object has one. */
  public Optional<ProgramInfo> info() {
    return code.object().info();
  }

  /** The switch's clock when this version was loaded. */
  public long loadedAtNanos() {
    return loadedAtNanos;
  }

  /** Named access to tables and registers. */
  public NamedControl control() {
    if (control == null) {
      throw new ControlException(
          "program %d has no description of its tables; only its raw maps can be used"
              .formatted(id));
    }
    return control;
  }

  /** Access to maps as bytes. */
  public RawMaps rawMaps() {
    return rawMaps;
  }

  /** Counters up to now. */
  public ProgramStats stats() {
    return guard.call(counters::snapshot);
  }

  /** What the last trap said, if there was one. */
  public Optional<String> lastError() {
    return guard.call(counters::lastError);
  }

  LinkedProgram code() {
    return code;
  }

  EntryAbi abi() {
    return abi;
  }

  ProgramCounters counters() {
    return counters;
  }

  BpfMap map(String name) {
    return maps.get(name);
  }

  List<String> mapNames() {
    return new ArrayList<>(maps.keySet());
  }

  /** The switch does not run it any more; to be called under the lock. */
  void retire() {
    retired = true;
  }

  private final class LoadedGuard implements Guard {

    private final Lock lock;

    LoadedGuard(Lock lock) {
      this.lock = lock;
    }

    @Override
    public <T> T call(Supplier<T> work) {
      lock.lock();
      try {
        if (retired) {
          throw new ControlException(
              "this version of program %d was replaced or unloaded".formatted(id));
        }
        return work.get();
      } finally {
        lock.unlock();
      }
    }
  }
}
