package dev.p4u.cli;

import dev.p4u.runtime.control.Processed;
import dev.p4u.runtime.control.SoftSwitch;
import dev.p4u.runtime.control.SwitchStats;
import dev.p4u.runtime.control.VirtualClock;
import dev.p4u.runtime.flow.FlowParseException;
import dev.p4u.runtime.helper.HelperRegistry;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.port.CapturedPacket;
import dev.p4u.runtime.port.PcapReader;
import dev.p4u.runtime.port.PcapWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Packets of several captures through a program, in the order of their time stamps; the switch's
 * clock follows them. Output files appear when all went well, none of them otherwise.
 */
final class CaptureRun implements Closeable {

  private static final int PROGRAM = 1;
  private static final String DEFAULT_FLOW = "priority=0,actions=prog:1,output:prog";

  /** A capture with its next packet. */
  private static final class Source {
    final int port;
    final Path file;
    final PcapReader reader;
    Optional<CapturedPacket> next;

    Source(int port, Path file) throws IOException {
      this.port = port;
      this.file = file;
      this.reader = open(file);
      advance();
    }

    private static PcapReader open(Path file) throws IOException {
      if (Files.isDirectory(file)) {
        throw new UserError(file + ": this is a folder, not a capture file");
      }
      try {
        return PcapReader.open(file);
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }

    void advance() {
      try {
        next = reader.next();
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }

    private static UserError unreadable(Path file, IOException e) {
      String reason = OutputFile.reason(e);
      String prefix = reason.startsWith(file.toString()) ? "" : file + ": ";
      return new UserError(prefix + reason, e);
    }
  }

  private final VirtualClock clock = new VirtualClock();
  private final SoftSwitch softSwitch = new SoftSwitch(clock, HelperRegistry.standard());
  private final List<Source> sources = new ArrayList<>();
  private final Map<Integer, PcapWriter> writers = new TreeMap<>();
  private final Map<Integer, Integer> written = new TreeMap<>();

  /** Folders that were made for the output, innermost first. */
  private final List<Path> created = new ArrayList<>();

  private boolean complete;

  CaptureRun(BpfObject object, List<String> flows, Map<Integer, Path> inputs) throws IOException {
    softSwitch.load(PROGRAM, object);
    for (String flow : flows.isEmpty() ? List.of(DEFAULT_FLOW) : flows) {
      try {
        softSwitch.addFlow(flow);
      } catch (FlowParseException e) {
        throw new UserError("--flow: " + e.getMessage(), e);
      }
    }
    try {
      for (Map.Entry<Integer, Path> input : inputs.entrySet()) {
        sources.add(new Source(input.getKey(), input.getValue()));
      }
    } catch (UserError | IOException e) {
      close();
      throw e;
    }
  }

  /** Runs everything; returns what to tell the user. */
  List<String> toFolder(Path folder) throws IOException {
    makeFolder(folder);
    for (Source source = earliest(); source != null; source = earliest()) {
      CapturedPacket packet = source.next.orElseThrow();
      clock.moveTo(Math.max(clock.getAsLong(), packet.timeNanos()));
      Processed processed = softSwitch.process(source.port, packet.data());
      for (Processed.Output out : processed.outputs()) {
        writer(folder, out.port()).write(clock.getAsLong(), out.packet());
        written.merge(out.port(), 1, Integer::sum);
      }
      source.advance();
    }
    complete = true;
    return report();
  }

  private void makeFolder(Path folder) {
    for (Path missing = folder.toAbsolutePath();
        missing != null && !Files.exists(missing);
        missing = missing.getParent()) {
      created.add(missing);
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      created.removeIf(missing -> !Files.exists(missing));
      throw new UserError(folder + ": this folder cannot be made: " + OutputFile.reason(e), e);
    }
  }

  private Source earliest() {
    Source first = null;
    for (Source source : sources) {
      if (source.next.isPresent()
          && (first == null
              || source.next.get().timeNanos() < first.next.orElseThrow().timeNanos())) {
        first = source;
      }
    }
    return first;
  }

  private PcapWriter writer(Path folder, int port) throws IOException {
    PcapWriter writer = writers.get(port);
    if (writer == null) {
      writer = new PcapWriter(folder.resolve("port-" + Integer.toUnsignedString(port) + ".pcap"));
      writers.put(port, writer);
    }
    return writer;
  }

  private List<String> report() {
    SwitchStats stats = softSwitch.stats();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d packets in: %d forwarded, %d dropped, %d without a flow, %d trapped"
            .formatted(
                stats.packets(),
                stats.forwarded(),
                stats.dropped(),
                stats.noMatch(),
                stats.trapped()));
    written.forEach(
        (port, count) ->
            lines.add("port %s: %d packets".formatted(Integer.toUnsignedString(port), count)));
    softSwitch
        .program(PROGRAM)
        .flatMap(p -> p.lastError())
        .ifPresent(error -> lines.add("last trap: " + error));
    return lines;
  }

  @Override
  public void close() throws IOException {
    for (Source source : sources) {
      source.reader.close();
    }
    for (PcapWriter writer : writers.values()) {
      if (complete) {
        writer.close();
      } else {
        writer.abort();
      }
    }
    if (!complete) {
      for (Path folder : created) {
        Files.deleteIfExists(folder);
      }
    }
  }
}
