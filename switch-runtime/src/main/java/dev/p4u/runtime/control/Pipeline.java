package dev.p4u.runtime.control;

import dev.p4u.runtime.flow.Flow;
import dev.p4u.runtime.flow.FlowAction;
import dev.p4u.runtime.flow.FlowKey;
import dev.p4u.runtime.flow.FlowTable;
import dev.p4u.runtime.packet.PacketBuffer;
import dev.p4u.runtime.vm.Engine;
import dev.p4u.runtime.vm.EntryAbi;
import dev.p4u.runtime.vm.RunState;
import dev.p4u.runtime.vm.StandardMetadata;
import dev.p4u.runtime.vm.VmTrap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * The way of one packet through flow tables and programs. One thread at a time; used again from
 * packet to packet.
 */
final class Pipeline {

  /** Open vSwitch's bounds on a packet's way through its tables. */
  private static final int MAX_DEPTH = 64;

  private static final int MAX_LOOKUPS = 4096;

  private final Engine engine;
  private final RunState state;
  private final IntFunction<FlowTable> tables;
  private final IntFunction<LoadedProgram> programs;
  private final Supplier<List<Integer>> ports;

  private final PacketBuffer packet = new PacketBuffer(new byte[0]);
  private final FlowKey key = new FlowKey();
  private boolean keyIsStale;
  private TracerSource tracers = TracerSource.NONE;
  private int inPort;
  private int programPort;
  private int lookups;
  private boolean stopped;
  private Verdict failure;
  private String reason;
  private List<Processed.Output> outputs;

  Pipeline(
      Engine engine,
      RunState state,
      IntFunction<FlowTable> tables,
      IntFunction<LoadedProgram> programs,
      Supplier<List<Integer>> ports) {
    this.engine = engine;
    this.state = state;
    this.tables = tables;
    this.programs = programs;
    this.ports = ports;
  }

  Processed process(int newInPort, byte[] bytes, TracerSource newTracers) {
    inPort = newInPort;
    tracers = newTracers;
    outputs = new ArrayList<>();
    lookups = 0;
    programPort = 0;
    stopped = false;
    failure = Verdict.DROPPED;
    reason = "no action sent the packet anywhere";
    if (bytes.length > PacketBuffer.MAX_LENGTH) {
      reason =
          "the packet has %d bytes, more than %d".formatted(bytes.length, PacketBuffer.MAX_LENGTH);
    } else {
      packet.reset(bytes, 0, bytes.length);
      keyIsStale = true;
      lookUp(0, 0);
    }
    // A trap is told even when copies of the packet had left before it.
    if (outputs.isEmpty() || failure == Verdict.TRAPPED) {
      return new Processed(failure, outputs, reason);
    }
    return new Processed(Verdict.FORWARDED, outputs, "");
  }

  private void lookUp(int firstTable, int depth) {
    int table = firstTable;
    while (table >= 0) {
      if (depth > MAX_DEPTH || ++lookups > MAX_LOOKUPS) {
        stop(Verdict.DROPPED, "resubmitted too often");
        return;
      }
      if (keyIsStale) {
        key.extract(inPort, packet.array(), packet.head(), packet.length());
        keyIsStale = false;
      }
      Flow flow = tables.apply(table).lookup(key);
      if (flow == null) {
        failure = Verdict.NO_MATCH;
        reason = "no flow in table %d matches".formatted(table);
        return;
      }
      flow.count(packet.length());
      failure = Verdict.DROPPED;
      reason = "no action sent the packet anywhere";
      table = run(flow, depth);
    }
  }

  /** Runs a flow's actions; returns the table to go on in, or -1. */
  private int run(Flow flow, int depth) {
    for (FlowAction action : flow.actions()) {
      if (action instanceof FlowAction.Program program) {
        runProgram(program.id());
      } else if (action instanceof FlowAction.Output output) {
        if (output.port() != inPort) {
          send(output.port());
        } else {
          reason = "output to the port that the packet came from; in_port would do that";
        }
      } else if (action instanceof FlowAction.OutputProgram) {
        send(programPort);
      } else if (action instanceof FlowAction.InPort) {
        send(inPort);
      } else if (action instanceof FlowAction.Flood || action instanceof FlowAction.All) {
        ports.get().stream().filter(port -> port != inPort).forEach(this::send);
      } else if (action instanceof FlowAction.Drop) {
        reason = "dropped by flow " + flow;
      } else if (action instanceof FlowAction.Resubmit resubmit) {
        lookUp(resubmit.table(), depth + 1);
      } else if (action instanceof FlowAction.GotoTable next) {
        return next.table();
      } else {
        throw new IllegalStateException("action " + action);
      }
      if (stopped) {
        return -1;
      }
    }
    return -1;
  }

  private void send(int port) {
    outputs.add(new Processed.Output(port, packet.toBytes()));
  }

  private void stop(Verdict verdict, String why) {
    stopped = true;
    failure = verdict;
    reason = why;
  }

  private void runProgram(int id) {
    LoadedProgram program = programs.apply(id);
    state.abi(program.abi()).packet(packet, inPort);
    keyIsStale = true;
    long result;
    try {
      result = engine.run(program.code(), state, tracers.forProgram(program));
    } catch (VmTrap trap) {
      program.counters().trapped(trap.getMessage(), state.executed());
      stop(Verdict.TRAPPED, "program %d: %s".formatted(id, trap.getMessage()));
      return;
    }
    boolean passed = program.abi() == EntryAbi.P4RT_OVS ? result == 1 : result != 0;
    program.counters().finished(passed, state.executed());
    StandardMetadata metadata = state.metadata();
    if (program.abi() == EntryAbi.UBPF) {
      programPort = metadata.outputPort();
      if (metadata.cloned()) {
        // A mirror copy; it leaves also when the program drops the packet itself.
        send(metadata.clonePort());
      }
    }
    if (!passed) {
      stop(Verdict.DROPPED, "program %d dropped the packet".formatted(id));
    }
  }
}
