package dev.p4u.runtime.control;

import dev.p4u.runtime.flow.Flow;
import dev.p4u.runtime.flow.FlowAction;
import dev.p4u.runtime.flow.FlowParser;
import dev.p4u.runtime.flow.FlowSpec;
import dev.p4u.runtime.flow.FlowTable;
import dev.p4u.runtime.helper.HelperRegistry;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.port.CapturedPacket;
import dev.p4u.runtime.port.Port;
import dev.p4u.runtime.vm.HelperTable;
import dev.p4u.runtime.vm.RunState;
import dev.p4u.runtime.vm.interp.Interpreter;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A software switch: ports, flow tables, programs.
 *
 * <p>Architecture invariant: the switch is a monitor. Packets and changes pass one lock one after
 * the other, so a packet meets one version of every flow, table and program, and no change loses a
 * packet. What takes time in a change (verifying and linking a program, filling new maps) happens
 * before the lock is taken. All methods may be called from any thread.
 */
public final class SoftSwitch implements Closeable {

  /** Largest program id. */
  public static final int MAX_PROGRAM = 65_534;

  private final Lock lock = new ReentrantLock();
  private final LongSupplier clock;
  private final ProgramLoader loader;
  private final Pipeline pipeline;
  private final RunState state = new RunState();
  private final Map<Integer, PortSlot> ports = new TreeMap<>(Integer::compareUnsigned);
  private final Map<Integer, FlowTable> tables = new TreeMap<>();
  private final Map<Integer, LoadedProgram> programs = new TreeMap<>();
  private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
  private long noSuchPort;

  /** A switch with the system's clock and the standard helpers. */
  public SoftSwitch() {
    this(SoftSwitch::systemNanos, HelperRegistry.standard());
  }

  /**
   * @param clock nanoseconds; what programs and flow durations see
   * @param helpers what programs can call
   */
  public SoftSwitch(LongSupplier clock, HelperTable helpers) {
    this.clock = clock;
    this.loader = new ProgramLoader(helpers, lock);
    state.clock(clock);
    this.pipeline =
        new Pipeline(
            new Interpreter(),
            state,
            number -> tables.computeIfAbsent(number, FlowTable::new),
            programs::get,
            () -> List.copyOf(ports.keySet()));
  }

  private static long systemNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  // ---- programs

  /**
   * Loads a program under an id that is free.
   *
   * @param id 0 to {@link #MAX_PROGRAM}
   * @throws ControlException when the id is taken or the program is not accepted
   */
  public LoadedProgram load(int id, BpfObject object) {
    checkId(id);
    checkFree(id);
    LoadedProgram program = loader.build(id, object, null, clock.getAsLong()).program();
    lock.lock();
    try {
      checkFree(id);
      programs.put(id, program);
      return program;
    } finally {
      lock.unlock();
    }
  }

  private void checkFree(int id) {
    lock.lock();
    try {
      if (programs.containsKey(id)) {
        throw new ControlException(
            "program %d is loaded already; replace it or unload it first".formatted(id));
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts a new version in the place of a loaded program, between two packets. A map lives on when
   * its definition and its description (keys, actions, fields) are the same in both versions and
   * its entries are not const; counters go on.
   *
   * @throws ControlException when there is no such program or the new one is not accepted; the old
   *     one runs on then
   */
  public ReplaceReport replace(int id, BpfObject object) {
    checkId(id);
    while (true) {
      LoadedProgram old = loaded(id);
      ProgramLoader.Built built = loader.build(id, object, old, clock.getAsLong());
      lock.lock();
      try {
        // Somebody else may have replaced the program meanwhile; its maps are the ones to keep.
        if (programs.get(id) == old) {
          old.retire();
          programs.put(id, built.program());
          return built.report();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Removes a program.
   *
   * @throws ControlException when there is none, or a flow names it: delete the flow first
   */
  public void unload(int id) {
    checkId(id);
    lock.lock();
    try {
      LoadedProgram program = loaded(id);
      List<Flow> users =
          allFlows().stream()
              .filter(flow -> flow.actions().contains(new FlowAction.Program(id)))
              .toList();
      if (!users.isEmpty()) {
        throw new ControlException(
            "program %d is named by %d flow(s), the first is '%s'; delete them first"
                .formatted(id, users.size(), users.get(0)));
      }
      program.retire();
      programs.remove(id);
    } finally {
      lock.unlock();
    }
  }

  /** The program under an id, if one is loaded. */
  public Optional<LoadedProgram> program(int id) {
    lock.lock();
    try {
      return Optional.ofNullable(programs.get(id));
    } finally {
      lock.unlock();
    }
  }

  /** All programs by id. */
  public List<LoadedProgram> programs() {
    lock.lock();
    try {
      return List.copyOf(programs.values());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Named access to the tables and registers of a program.
   *
   * @throws ControlException when there is no such program or it has no description
   */
  public NamedControl control(int id) {
    return loaded(id).control();
  }

  private LoadedProgram loaded(int id) {
    return program(id)
        .orElseThrow(() -> new ControlException("program %d is not loaded".formatted(id)));
  }

  private static void checkId(int id) {
    if (id < 0 || id > MAX_PROGRAM) {
      throw new ControlException(
          "program id %d is not between 0 and %d".formatted(id, MAX_PROGRAM));
    }
  }

  /** Where programs' {@code ubpf_printf} goes; nowhere at first. */
  public void printTo(Consumer<String> sink) {
    lock.lock();
    try {
      state.printTo(sink);
    } finally {
      lock.unlock();
    }
  }

  // ---- flows

  /**
   * Adds a flow in ovs-ofctl's syntax.
   *
   * @throws dev.p4u.runtime.flow.FlowParseException when the text is wrong
   * @throws ControlException when it names a program that is not loaded
   */
  public Flow addFlow(String text) {
    return addFlow(FlowParser.parseFlow(text));
  }

  /** Adds a flow; one with the same table, match and priority is replaced. */
  public Flow addFlow(FlowSpec spec) {
    lock.lock();
    try {
      int table = spec.table().orElse(0);
      checkActions(spec.actions(), table);
      return table(table).add(spec, clock.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives flows other actions.
   *
   * @param strict only the flow with exactly this match and priority, else all that the match
   *     covers
   * @return number of flows changed
   */
  public int modifyFlows(FlowSpec spec, boolean strict) {
    lock.lock();
    try {
      List<FlowTable> selected = select(spec);
      selected.forEach(table -> checkActions(spec.actions(), table.number()));
      return selected.stream().mapToInt(table -> table.modify(spec, strict)).sum();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Removes flows.
   *
   * @param strict as in {@link #modifyFlows}
   * @return number of flows removed
   */
  public int deleteFlows(FlowSpec spec, boolean strict) {
    lock.lock();
    try {
      return select(spec).stream().mapToInt(table -> table.delete(spec, strict)).sum();
    } finally {
      lock.unlock();
    }
  }

  /** All flows in the style of {@code ovs-ofctl dump-flows}, by table, best first. */
  public List<String> dumpFlows() {
    lock.lock();
    try {
      long now = clock.getAsLong();
      return tables.values().stream().flatMap(table -> table.dump(now).stream()).toList();
    } finally {
      lock.unlock();
    }
  }

  private FlowTable table(int number) {
    return tables.computeIfAbsent(number, FlowTable::new);
  }

  private List<FlowTable> select(FlowSpec spec) {
    return spec.table().isPresent()
        ? List.of(table(spec.table().getAsInt()))
        : List.copyOf(tables.values());
  }

  private List<Flow> allFlows() {
    return tables.values().stream().flatMap(table -> table.flows().stream()).toList();
  }

  private void checkActions(List<FlowAction> actions, int table) {
    for (FlowAction action : actions) {
      if (action instanceof FlowAction.Program program && !programs.containsKey(program.id())) {
        throw new ControlException("program %d is not loaded".formatted(program.id()));
      }
      if (action instanceof FlowAction.GotoTable next && next.table() <= table) {
        throw new ControlException(
            "goto_table:%d does not lead from table %d to a later one"
                .formatted(next.table(), table));
      }
    }
  }

  // ---- ports

  /** Adds a port; its number must be free. */
  public void addPort(Port port) {
    lock.lock();
    try {
      if (ports.putIfAbsent(port.number(), new PortSlot(port)) != null) {
        throw new ControlException(
            "port %s is there already".formatted(Integer.toUnsignedString(port.number())));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Removes a port and closes it. */
  public void removePort(int number) throws IOException {
    PortSlot slot;
    lock.lock();
    try {
      slot = slot(number);
      ports.remove(number);
    } finally {
      lock.unlock();
    }
    slot.port().close();
  }

  /** Counters of all ports, by number. */
  public List<PortStats> portStats() {
    lock.lock();
    try {
      return ports.values().stream().map(PortSlot::stats).toList();
    } finally {
      lock.unlock();
    }
  }

  /** What last went wrong at a port, if anything did. */
  public Optional<String> lastPortError(int number) {
    lock.lock();
    try {
      return slot(number).lastError();
    } finally {
      lock.unlock();
    }
  }

  private PortSlot slot(int number) {
    PortSlot slot = ports.get(number);
    if (slot == null) {
      throw new ControlException("there is no port %s".formatted(Integer.toUnsignedString(number)));
    }
    return slot;
  }

  // ---- packets

  /** Sends a packet through the switch; what it becomes is delivered to the ports and returned. */
  public Processed process(int inPort, byte[] packet) {
    return process(inPort, packet, TracerSource.NONE);
  }

  /** As {@link #process(int, byte[])}, with watchers for the programs that the packet meets. */
  public Processed process(int inPort, byte[] packet, TracerSource tracers) {
    lock.lock();
    try {
      PortSlot from = ports.get(inPort);
      if (from != null) {
        from.received(packet.length);
      }
      Processed processed = pipeline.process(inPort, packet, tracers);
      verdicts.merge(processed.verdict(), 1L, Long::sum);
      for (Processed.Output output : processed.outputs()) {
        PortSlot to = ports.get(output.port());
        if (to == null) {
          noSuchPort++;
        } else {
          to.transmit(clock.getAsLong(), output.packet().clone());
        }
      }
      return processed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes at most one waiting packet from each port and processes it.
   *
   * @return number of packets processed; 0 when no port had any
   */
  public int poll() {
    int count = 0;
    List<PortSlot> slots;
    lock.lock();
    try {
      slots = List.copyOf(ports.values());
    } finally {
      lock.unlock();
    }
    for (PortSlot slot : slots) {
      lock.lock();
      try {
        Optional<CapturedPacket> packet = slot.receive();
        if (packet.isPresent()) {
          process(slot.port().number(), packet.get().data());
          count++;
        }
      } finally {
        lock.unlock();
      }
    }
    return count;
  }

  /** Counters of the switch. */
  public SwitchStats stats() {
    lock.lock();
    try {
      return new SwitchStats(
          verdicts.values().stream().mapToLong(Long::longValue).sum(),
          verdicts.getOrDefault(Verdict.FORWARDED, 0L),
          verdicts.getOrDefault(Verdict.DROPPED, 0L),
          verdicts.getOrDefault(Verdict.NO_MATCH, 0L),
          verdicts.getOrDefault(Verdict.TRAPPED, 0L),
          noSuchPort);
    } finally {
      lock.unlock();
    }
  }

  /** Closes all ports; the first failure is thrown after all were tried. */
  @Override
  public void close() throws IOException {
    List<PortSlot> slots;
    lock.lock();
    try {
      slots = new ArrayList<>(ports.values());
      ports.clear();
    } finally {
      lock.unlock();
    }
    IOException failure = null;
    for (PortSlot slot : slots) {
      try {
        slot.port().close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
