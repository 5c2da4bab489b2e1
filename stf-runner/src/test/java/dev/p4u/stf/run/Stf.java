package dev.p4u.stf.run;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.stf.parse.StfReader;
import dev.p4u.stf.project.Project;
import dev.p4u.stf.project.StfTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs STF text on hand-made programs; no compiler takes part. */
final class Stf {

  private static final Path FOLDER = Path.of("/tests");

  private Stf() {}

  /** A test named demo.stf for demo.p4. */
  static StfTest test() {
    return new StfTest(
        "demo.stf", FOLDER.resolve("demo.stf"), FOLDER.resolve("demo.p4"), Project.NONE);
  }

  static TestResult run(BpfObject object, String text) {
    return run(Map.of("demo.p4", object), text);
  }

  /**
   * @param objects by file name; others do not compile
   */
  static TestResult run(Map<String, BpfObject> objects, String text) {
    ProgramSource programs =
        (path, project) -> {
          BpfObject object = objects.get(path.getFileName().toString());
          List<Diagnostic> none = List.of();
          return new BuiltProgram(Optional.ofNullable(object), none);
        };
    return new StfRunner(programs).run(test(), StfReader.parse("demo.stf", text));
  }

  /** Line and headline of each failure. */
  static List<String> failures(TestResult result) {
    return result.failures().stream().map(f -> f.span().line() + ": " + f.headline()).toList();
  }
}
