package dev.p4u.lsp.features;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.lsp.workspace.Language;
import java.util.List;
import java.util.Optional;

/** What can be started from a document, and beside which line that is shown. */
public final class Runnables {

  /** Something to start. */
  public enum Runnable {
    COMPILE("Compile to uBPF", "p4u.server.compile", "source.p4u.compile"),
    RUN_TESTS("Run STF tests", "p4u.server.runStf", "source.p4u.test");

    private final String title;
    private final String command;
    private final String actionKind;

    Runnable(String title, String command, String actionKind) {
      this.title = title;
      this.command = command;
      this.actionKind = actionKind;
    }

    public String title() {
      return title;
    }

    /** Name of the command; its only argument is the document's URI. */
    public String command() {
      return command;
    }

    /** Kind of the code action. */
    public String actionKind() {
      return actionKind;
    }

    /** The runnable with this command. */
    public static Optional<Runnable> of(String command) {
      return List.of(values()).stream().filter(r -> r.command.equals(command)).findFirst();
    }
  }

  /** What a document offers. */
  public List<Runnable> of(Language language) {
    return switch (language) {
      case P4, STF -> List.of(Runnable.values());
      case OTHER -> List.of();
    };
  }

  /** Where a P4 file shows its runnables: at {@code main}; nowhere when it has none. */
  public Optional<Span> place(CheckedProgram program, SourceFile file) {
    return program.main().map(Decl.Instance::span).filter(span -> span.file() == file);
  }

  /** Where an STF file shows its runnables. */
  public Span place(SourceFile stf) {
    return new Span(stf, 0, 0);
  }
}
