package dev.p4u.stf.run;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.runtime.control.ControlException;
import dev.p4u.runtime.control.LoadedProgram;
import dev.p4u.runtime.control.Processed;
import dev.p4u.runtime.control.SoftSwitch;
import dev.p4u.runtime.control.TracerSource;
import dev.p4u.runtime.control.Verdict;
import dev.p4u.runtime.control.VirtualClock;
import dev.p4u.runtime.flow.FlowParseException;
import dev.p4u.runtime.helper.HelperRegistry;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.stf.model.Statement;
import dev.p4u.stf.project.StfTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run of the statements of a file on a switch of its own. */
final class Execution {

  /** The program's number in flows. */
  static final int PROGRAM = 1;

  /** What the switch does when the file has no flow statement. */
  private static final String DEFAULT_FLOW = "priority=0,actions=prog:1,output:prog";

  /** The clock starts here, so that a register that was never written lies in the past. */
  static final Duration CLOCK_START = Duration.ofSeconds(1_000);

  /** Failures that show packets and their ways; of more there is only the headline. */
  static final int MAX_DETAILED = 50;

  private static final long MAX_OUTPUT_BYTES = 64 << 20;

  private final StfTest test;
  private final ProgramSource programs;
  private final Set<Integer> watched;
  private final VirtualClock clock = new VirtualClock();
  private final SoftSwitch softSwitch = new SoftSwitch(clock, HelperRegistry.standard());
  private final Expectations expectations = new Expectations();
  private final List<Failure> failures = new ArrayList<>();
  private final Map<LoadedProgram, PathRecorder> recorders = new HashMap<>();
  private final Entries entries = new Entries();
  private final Dissections dissections = new Dissections();
  private BpfObject object;
  private SentPacket last;
  private int packets;
  private int checks;
  private long outputBytes;

  /**
   * @param watched numbers of the packets whose way is recorded
   */
  Execution(StfTest test, BpfObject object, ProgramSource programs, Set<Integer> watched) {
    this.test = test;
    this.object = object;
    this.programs = programs;
    this.watched = watched;
    clock.advance(CLOCK_START);
  }

  List<Failure> failures() {
    return failures;
  }

  int packets() {
    return packets;
  }

  int checks() {
    return checks;
  }

  void run(List<Statement> statements) {
    try {
      softSwitch.load(PROGRAM, object);
    } catch (ControlException e) {
      Span start =
          statements.isEmpty()
              ? new Span(new SourceFile(test.stf().toString(), ""), 0, 0)
              : statements.get(0).span();
      fail(start, "the switch does not take the program: " + e.getMessage());
      return;
    }
    if (statements.stream().noneMatch(Statement.Flow.class::isInstance)) {
      softSwitch.addFlow(DEFAULT_FLOW);
    }
    for (Statement statement : statements) {
      try {
        run(statement);
      } catch (ControlException e) {
        fail(statement.span(), e.getMessage());
      }
      if (outputBytes > MAX_OUTPUT_BYTES) {
        fail(statement.span(), "more than " + MAX_OUTPUT_BYTES + " bytes came out; the test ends");
        return;
      }
    }
    failures.addAll(expectations.check(dissections, MAX_DETAILED));
    failures.sort(Comparator.comparingInt(f -> f.span().start()));
  }

  private void run(Statement statement) {
    if (statement instanceof Statement.Packet packet) {
      send(packet);
    } else if (statement instanceof Statement.Expect expect) {
      checks++;
      expectations.expect(expect, last);
    } else if (statement instanceof Statement.NoPacket none) {
      checks++;
      noPacket(none);
    } else if (statement instanceof Statement.Time time) {
      clock.advance(Duration.ofNanos(time.nanos()));
    } else if (statement instanceof Statement.Wait) {
      // Packets are processed one after the other: nothing is ever on its way.
      return;
    } else if (statement instanceof Statement.Flow flow) {
      addFlow(flow);
    } else if (statement instanceof Statement.Replace replace) {
      replace(replace);
    } else if (statement instanceof Statement.CheckRegister check) {
      checks++;
      entries.check(softSwitch.control(PROGRAM), check).ifPresent(m -> fail(check.span(), m, last));
    } else if (statement instanceof Statement.CheckCounter counter) {
      fail(counter.span(), "check_counter: ubpf_model has no counters; use check_register");
    } else if (statement instanceof Statement.Direct direct) {
      fail(
          direct.span(),
          direct.command() + ": this is a command of the behavioural model; p4u's switch has none");
    } else {
      entries.apply(softSwitch.control(PROGRAM), statement);
    }
  }

  private void send(Statement.Packet packet) {
    packets++;
    TracerSource tracers =
        watched.contains(packets)
            ? program -> recorders.computeIfAbsent(program, this::recorder)
            : TracerSource.NONE;
    Processed processed = softSwitch.process(packet.port(), packet.data(), tracers);
    List<PathStep> steps = new ArrayList<>();
    recorders.values().forEach(r -> steps.addAll(r.take()));
    last = new SentPacket(packets, packet, processed, object, steps);
    expectations.sent(last);
    processed.outputs().forEach(output -> outputBytes += output.packet().length);
    if (processed.verdict() == Verdict.TRAPPED) {
      fail(packet.span(), "packet " + packets + " was not processed: " + processed.reason(), last);
    }
  }

  private PathRecorder recorder(LoadedProgram program) {
    return program.info().map(PathRecorder::new).orElse(null);
  }

  private void noPacket(Statement.NoPacket statement) {
    if (last == null) {
      fail(statement.span(), "no_packet: no packet was sent yet");
    } else if (!last.processed().outputs().isEmpty()) {
      Processed.Output output = last.processed().outputs().get(0);
      String port = Integer.toUnsignedString(output.port());
      failures.add(
          new Failure(
              statement.span(),
              "packet " + last.number() + " came out of port " + port,
              failures.size() < MAX_DETAILED
                  ? Optional.of(Comparison.alone(output.packet(), dissections.by(object)))
                  : Optional.empty(),
              List.of(last.path())));
      expectations.forgive(last);
    }
  }

  private void addFlow(Statement.Flow flow) {
    try {
      softSwitch.addFlow(flow.text());
    } catch (FlowParseException e) {
      fail(flow.textSpan(), "flow: " + e.getMessage());
    }
  }

  private void replace(Statement.Replace replace) {
    BpfObject next = object;
    if (replace.file().isPresent()) {
      Path folder = test.stf().toAbsolutePath().getParent();
      Path program = folder.resolve(replace.file().get()).normalize();
      BuiltProgram built = programs.build(program, test.project());
      if (built.object().isEmpty()) {
        String reason =
            built.diagnostics().stream()
                .filter(Diagnostic::isError)
                .findFirst()
                .map(d -> d.span() + ": " + d.message())
                .orElse("no object");
        fail(replace.span(), "the new program does not compile: " + reason);
        return;
      }
      next = built.object().get();
    }
    softSwitch.replace(PROGRAM, next);
    recorders.clear();
    object = next;
  }

  private void fail(Span span, String headline) {
    failures.add(new Failure(span, headline, Optional.empty(), List.of()));
  }

  private void fail(Span span, String headline, SentPacket packet) {
    List<Failure.PacketPath> paths = packet == null ? List.of() : List.of(packet.path());
    failures.add(new Failure(span, headline, Optional.empty(), paths));
  }
}
