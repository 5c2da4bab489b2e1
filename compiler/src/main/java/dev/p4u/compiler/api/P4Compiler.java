package dev.p4u.compiler.api;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.arch.ubpf.UbpfArchitecture;
import dev.p4u.compiler.bpf.BackendLimit;
import dev.p4u.compiler.bpf.BpfBackend;
import dev.p4u.compiler.ir.IrProgram;
import dev.p4u.compiler.ir.Position;
import dev.p4u.compiler.lower.Architecture;
import dev.p4u.compiler.lower.Lowering;
import dev.p4u.compiler.lower.Reporter;
import dev.p4u.compiler.meta.SourcePaths;
import dev.p4u.compiler.pass.PassContext;
import dev.p4u.compiler.pass.Pipeline;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.DeepStack;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.runtime.object.BpfObject;
import java.util.List;
import java.util.Optional;

/** The compiler: checked program to object. The only entry point for other modules. */
public final class P4Compiler {

  /** Architectures that have a back end. */
  private static final List<Architecture> ARCHITECTURES = List.of(new UbpfArchitecture());

  private P4Compiler() {}

  /**
   * Compiles a program. One with errors of the front end is not compiled: the result is empty and
   * has no diagnostics of its own.
   *
   * @throws dev.p4u.compiler.CompilerBug when the compiler itself is wrong
   */
  public static CompileResult compile(CheckedProgram program, CompileOptions options) {
    if (program.hasErrors()) {
      return new CompileResult(Optional.empty(), List.of(), Optional.empty());
    }
    return DeepStack.call(() -> generate(program, options)).orElseGet(() -> tooDeep(program));
  }

  private static CompileResult tooDeep(CheckedProgram program) {
    Reporter report = new Reporter();
    report.error(
        CompileCode.BACKEND_LIMIT,
        span(program, Position.NONE),
        "the program is nested too deeply to be compiled");
    return new CompileResult(Optional.empty(), report.diagnostics(), Optional.empty());
  }

  private static CompileResult generate(CheckedProgram program, CompileOptions options) {
    Reporter report = new Reporter();
    Optional<IrProgram> lowered = Lowering.lower(program, options.target(), ARCHITECTURES, report);
    if (lowered.isEmpty()) {
      return new CompileResult(Optional.empty(), report.diagnostics(), Optional.empty());
    }
    IrProgram optimised = Pipeline.run(lowered.get(), new PassContext(options));
    try {
      BpfObject object = SourcePaths.relative(BpfBackend.generate(optimised, options));
      return new CompileResult(Optional.of(object), report.diagnostics(), Optional.of(optimised));
    } catch (BackendLimit limit) {
      report.error(CompileCode.BACKEND_LIMIT, span(program, limit.position()), limit.getMessage());
      return new CompileResult(Optional.empty(), report.diagnostics(), Optional.of(optimised));
    }
  }

  /** The character at a position; the program's start when the position is unknown. */
  private static Span span(CheckedProgram program, Position position) {
    for (SourceFile file : program.files()) {
      if (file.path().equals(position.file()) && position.line() >= 1) {
        int start = file.lineStart(position.line()) + position.column() - 1;
        return new Span(file, start, Math.min(start + 1, file.text().length()));
      }
    }
    return program.main().map(m -> m.span()).orElse(program.tree().span());
  }
}
