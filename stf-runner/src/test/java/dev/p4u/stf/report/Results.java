package dev.p4u.stf.report;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.runtime.object.ProgramInfo.Event;
import dev.p4u.stf.parse.StfReader;
import dev.p4u.stf.project.Project;
import dev.p4u.stf.project.StfTest;
import dev.p4u.stf.run.Comparison;
import dev.p4u.stf.run.Comparison.Row;
import dev.p4u.stf.run.Failure;
import dev.p4u.stf.run.PathStep;
import dev.p4u.stf.run.TestResult;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Results of tests that never ran. */
final class Results {

  static final SourceFile FILE =
      new SourceFile("stf/ttl.stf", "packet 1 0a0b\n  expect 2 0a0c $   # comment\n");

  private Results() {}

  private static StfTest test(String name) {
    return new StfTest(name, Path.of("stf", name), Path.of("a.p4"), Project.NONE);
  }

  static TestResult passed(String name) {
    return new TestResult(
        test(name), TestResult.Outcome.PASSED, 1, 2, 12_345_678, List.of(), List.of());
  }

  static TestResult failed(String name, Failure... failures) {
    return new TestResult(
        test(name), TestResult.Outcome.FAILED, 3, 1, 1_000_000, List.of(failures), List.of());
  }

  static TestResult broken(String name, String stf) {
    List<Diagnostic> diagnostics = StfReader.parse("stf/" + name, stf).diagnostics();
    return new TestResult(
        test(name), TestResult.Outcome.ERROR, 0, 0, 400_000, List.of(), diagnostics);
  }

  static Span line(int line) {
    int start = FILE.lineStart(line) + (line == 2 ? 2 : 0);
    return new Span(FILE, start, start + FILE.lineText(line).strip().length());
  }

  static Failure headline(String headline) {
    return new Failure(line(2), headline, Optional.empty(), List.of());
  }

  static Failure different() {
    Comparison comparison =
        new Comparison(
            "0A0C",
            true,
            "0A0B",
            3,
            List.of(
                row("hdr.h", "a", "0x0a", "0x0a", false, false),
                row("hdr.h", "much_longer", "0xc", "0xb", true, true),
                new Row("payload", "", Optional.empty(), Optional.of("ff"), true, false)));
    return new Failure(line(2), "it differs", Optional.of(comparison), List.of(path()));
  }

  static Failure unexpected() {
    Comparison alone =
        new Comparison(
            "",
            false,
            "0A0B",
            -1,
            List.of(
                new Row("hdr.h", "a", Optional.empty(), Optional.of("0x0a"), false, false),
                new Row("hdr.h", "b", Optional.empty(), Optional.of("11"), false, false)));
    return new Failure(line(1), "nobody asked", Optional.of(alone), List.of());
  }

  private static Row row(
      String header, String field, String expected, String actual, boolean differs, boolean first) {
    return new Row(header, field, Optional.of(expected), Optional.of(actual), differs, first);
  }

  static Failure.PacketPath path() {
    return new Failure.PacketPath(
        1,
        line(1),
        1,
        List.of(
            new PathStep(Event.STATE, "start", "", "a.p4", 10),
            new PathStep(Event.EXTRACT, "hdr.h", "", "a.p4", 11),
            new PathStep(Event.ADVANCE, "", "", "", 0),
            new PathStep(Event.ACCEPT, "", "", "", 0),
            new PathStep(Event.LOOKUP, "pipe.t", "hdr.h.a=10", "a.p4", 20),
            new PathStep(Event.HIT, "pipe.t", "", "a.p4", 20),
            new PathStep(Event.ACTION, "pipe.act", "", "a.p4", 21),
            new PathStep(Event.LOOKUP, "pipe.u", "", "a.p4", 22),
            new PathStep(Event.MISS, "pipe.u", "", "a.p4", 22),
            new PathStep(Event.DROP, "", "", "a.p4", 23),
            new PathStep(Event.DEPARSE, "", "", "a.p4", 30),
            new PathStep(Event.REJECT, "PacketTooShort", "", "", 0)),
        "out of port 2 (2 bytes)");
  }

  static Failure.PacketPath longPath(int steps) {
    PathStep step = new PathStep(Event.STATE, "loop", "", "", 0);
    return new Failure.PacketPath(1, line(1), 1, Collections.nCopies(steps, step), "nowhere");
  }
}
