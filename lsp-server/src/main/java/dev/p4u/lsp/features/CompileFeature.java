package dev.p4u.lsp.features;

import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.compiler.api.CompileResult;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.lsp.workspace.Programs;
import dev.p4u.lsp.workspace.Projects;
import dev.p4u.lsp.workspace.Snapshot;
import dev.p4u.runtime.elf.ElfWriter;
import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.listing.Listing;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.stf.project.Discovery;
import dev.p4u.stf.project.ProjectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compiles a program to an object file, with the texts of the open documents. */
public final class CompileFeature {

  private final Programs programs;
  private final Compilations compilations;

  public CompileFeature(Programs programs, Compilations compilations) {
    this.programs = programs;
    this.compilations = compilations;
  }

  /**
   * @param message one sentence for the user
   * @param objectFile what was written
   * @param listing the instructions; empty when there are none
   * @param program what was compiled, when it got that far
   * @param diagnostics of the compiler alone
   */
  public record Result(
      boolean ok,
      String message,
      Optional<Path> objectFile,
      String listing,
      Optional<CheckedProgram> program,
      List<Diagnostic> diagnostics) {}

  /**
   * Compiles.
   *
   * @param path of a program, of a file that it includes, or of an STF file that tests it
   */
  public Result compile(Snapshot snapshot, Path path) {
    try {
      Path main = mainOf(snapshot, path);
      CheckedProgram program = programs.check(snapshot, main);
      if (program.hasErrors()) {
        return failed(main, program, program.diagnostics(), List.of());
      }
      CompileOptions options = new CompileOptions(Projects.of(main).project().target());
      CompileResult compiled = compilations.compile(program, options);
      if (compiled.object().isEmpty()) {
        return failed(main, program, compiled.diagnostics(), compiled.diagnostics());
      }
      return written(snapshot, main, program, compiled);
    } catch (ProjectException e) {
      return new Result(false, e.getMessage(), Optional.empty(), "", Optional.empty(), List.of());
    }
  }

  private Path mainOf(Snapshot snapshot, Path path) throws ProjectException {
    return path.toString().endsWith(".stf")
        ? Discovery.program(path, Projects.of(path).project())
        : Programs.mainPath(programs.context(snapshot, path));
  }

  private static Result failed(
      Path main, CheckedProgram program, List<Diagnostic> errors, List<Diagnostic> ofCompiler) {
    String message = main.getFileName() + " is not compiled: " + Counted.errors(errors);
    return new Result(false, message, Optional.empty(), "", Optional.of(program), ofCompiler);
  }

  private static Result written(
      Snapshot snapshot, Path main, CheckedProgram program, CompileResult compiled) {
    BpfObject object = compiled.object().orElseThrow();
    Path file = ObjectFiles.of(main, snapshot.settings().outputDirectory());
    String problem = write(file, ElfWriter.write(object), snapshot.settings().outputDirectory());
    String size =
        Counted.of(object.code().length / Insn.BYTES, "instruction")
            + ", "
            + Counted.of(object.maps().size(), "map");
    String message =
        problem.isEmpty()
            ? main.getFileName() + " compiled to " + file.getFileName() + ": " + size
            : main.getFileName() + " compiled (" + size + "), but " + problem;
    return new Result(
        problem.isEmpty(),
        message,
        problem.isEmpty() ? Optional.of(file) : Optional.empty(),
        Listing.of(object),
        Optional.of(program),
        compiled.diagnostics());
  }

  /** What went wrong; empty when nothing did. */
  private static String write(Path file, byte[] bytes, Optional<Path> configured) {
    try {
      if (configured.isPresent()) {
        Files.createDirectories(configured.get());
      }
      if (!Files.isDirectory(file.getParent())) {
        return "there is no folder for " + file.getFileName() + ": save the program first";
      }
      ObjectFiles.write(file, bytes);
      return "";
    } catch (IOException e) {
      return file + " cannot be written: " + e.getMessage();
    }
  }
}
