package dev.p4u.lsp.server;

import com.google.gson.JsonElement;
import dev.p4u.lsp.features.Compilations;
import dev.p4u.lsp.features.CompileFeature;
import dev.p4u.lsp.features.RunStfFeature;
import dev.p4u.lsp.features.Runnables.Runnable;
import dev.p4u.lsp.protocol.CommandAnswers;
import dev.p4u.lsp.workspace.Snapshot;
import dev.p4u.lsp.workspace.Uris;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Carries out commands, one after the other, and shows what came of them. */
final class Commands {

  private final Session session;
  private final Requests requests;
  private final DiagnosticsPublisher diagnostics;
  private final Executor executor;
  private final CompileFeature compile;
  private final RunStfFeature runStf;
  private final Map<Either<String, Integer>, Progress> running = new ConcurrentHashMap<>();

  Commands(
      Session session, Requests requests, DiagnosticsPublisher diagnostics, Executor executor) {
    this.session = session;
    this.requests = requests;
    this.diagnostics = diagnostics;
    this.executor = executor;
    Compilations compilations = new Compilations();
    this.compile = new CompileFeature(session.programs(), compilations);
    this.runStf = new RunStfFeature(session.programs(), compilations);
  }

  CompletableFuture<Object> execute(ExecuteCommandParams params) {
    Snapshot snapshot = session.workspace().current();
    return requests.compute(
        String.valueOf(params.getCommand()),
        executor,
        cancel -> {
          Runnable runnable =
              Optional.ofNullable(params.getCommand())
                  .flatMap(Runnable::of)
                  .orElseThrow(
                      () ->
                          Requests.error(
                              ResponseErrorCode.InvalidParams,
                              "there is no command " + params.getCommand()));
          Path path = Uris.toPath(uri(params.getArguments()));
          return run(runnable, path, snapshot, params.getWorkDoneToken(), cancel);
        });
  }

  private static String uri(List<Object> arguments) {
    Object first = arguments == null || arguments.isEmpty() ? null : arguments.get(0);
    if (first instanceof JsonElement json && json.isJsonPrimitive()) {
      return json.getAsString();
    }
    Requests.require(first instanceof String, "arguments[0], the URI of a file,");
    return (String) first;
  }

  private Object run(
      Runnable runnable,
      Path path,
      Snapshot snapshot,
      Either<String, Integer> token,
      CancelChecker cancel) {
    String title = runnable.title() + ": " + path.getFileName();
    try (Progress progress = Progress.begin(session, token, cancel, title)) {
      if (progress.token() != null) {
        running.put(progress.token(), progress);
      }
      try {
        return switch (runnable) {
          case COMPILE -> compile(snapshot, path);
          case RUN_TESTS -> runStf(snapshot, path, progress);
        };
      } finally {
        if (progress.token() != null) {
          running.remove(progress.token());
        }
      }
    }
  }

  private CommandAnswers.Compiled compile(Snapshot snapshot, Path path) {
    CompileFeature.Result result = compile.compile(snapshot, path);
    result.program().ifPresent(p -> diagnostics.compiled(p, result.diagnostics()));
    session.showResult(result.ok(), result.message());
    return CommandAnswers.compiled(result, session.locations(snapshot));
  }

  private CommandAnswers.Tests runStf(Snapshot snapshot, Path path, Progress progress) {
    RunStfFeature.Result result = runStf.run(snapshot, path, progress::report);
    result.compiled().forEach(diagnostics::compiled);
    result.tests().forEach(t -> diagnostics.tested(t.stf(), t.text(), t.diagnostics()));
    session.showResult(result.ok(), result.message());
    return CommandAnswers.tests(result, session.locations(snapshot));
  }

  /** The user ends a command through its progress. */
  void cancel(Either<String, Integer> token) {
    Progress progress = token == null ? null : running.get(token);
    if (progress != null) {
      progress.cancel();
    }
  }
}
