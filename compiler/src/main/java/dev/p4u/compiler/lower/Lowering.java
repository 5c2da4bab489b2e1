package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.api.Target;
import dev.p4u.compiler.ir.IrProgram;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.language.types.P4Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lowers a checked program to IR: evaluates its instantiations and inlines everything. */
public final class Lowering {

  private Lowering() {}

  /**
   * @param program without errors
   * @param architectures that can be lowered
   * @return the program, or nothing when something was reported
   */
  public static Optional<IrProgram> lower(
      CheckedProgram program, Target target, List<Architecture> architectures, Reporter report) {
    Optional<Decl.Instance> main = program.main();
    if (main.isEmpty()) {
      // The end of the program's own file: that is where `main` would stand.
      SourceFile own = program.files().get(0);
      int end = own.text().stripTrailing().length();
      report.error(CompileCode.NO_MAIN, new Span(own, Math.max(0, end - 1), end));
      return Optional.empty();
    }
    Optional<Decl.PackageType> type = packageType(program, main.get());
    Optional<Architecture> architecture =
        type.flatMap(
            t ->
                architectures.stream()
                    .filter(a -> a.packageName().equals(t.name().text()))
                    .findFirst());
    if (architecture.isEmpty()) {
      String known =
          architectures.stream().map(Architecture::packageName).collect(Collectors.joining(", "));
      String name = type.map(t -> t.name().text()).orElse(main.get().type().span().text());
      report.error(CompileCode.UNKNOWN_ARCHITECTURE, main.get().span(), name, known);
      return Optional.empty();
    }
    try {
      return lower(program, target, report, architecture.get(), main.get(), type.get());
    } catch (LoweringLimit limit) {
      Span span = main.get().span();
      report.error(limit.code(), span, limit.arguments());
      return Optional.empty();
    }
  }

  private static Optional<Decl.PackageType> packageType(
      CheckedProgram program, Decl.Instance main) {
    return program.typeOfDeclaration(main) instanceof P4Type.Instance instance
            && instance.declaration() instanceof Decl.PackageType type
        ? Optional.of(type)
        : Optional.empty();
  }

  private static Optional<IrProgram> lower(
      CheckedProgram program,
      Target target,
      Reporter report,
      Architecture architecture,
      Decl.Instance main,
      Decl.PackageType type) {
    Emitter emit = new Emitter();
    Architecture.Program lowered = architecture.program(emit);
    Context c = new Context(program, target, report, emit, CoreFunctions.with(lowered.externs()));
    for (Decl declaration : program.tree().declarations()) {
      if (declaration instanceof Decl.Instance instance && instance.id() != main.id()) {
        c.instances.declare(instance, c.root);
      }
    }
    lowered.lower(new Session(c, main, type));
    if (!report.diagnostics().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new IrProgram(
            program.files().get(0).path(),
            target.id(),
            emit.build(),
            c.parts.maps(),
            c.parts.tables(),
            c.parts.registers(),
            c.parts.headers(),
            c.parts.entries()));
  }
}
