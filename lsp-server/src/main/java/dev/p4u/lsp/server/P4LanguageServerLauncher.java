package dev.p4u.lsp.server;

import dev.p4u.lsp.workspace.BundledFiles;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Runs a language server over two streams. */
public final class P4LanguageServerLauncher {

  private P4LanguageServerLauncher() {}

  /**
   * Serves until the editor says goodbye, closes the stream or dies. What anybody prints to {@link
   * System#out} meanwhile goes to {@link System#err}: standard output belongs to the protocol.
   *
   * @return the exit code of the process: 0 after the protocol's shutdown, else 1
   */
  public static int run(InputStream in, OutputStream out) throws InterruptedException {
    PrintStream standardOutput = System.out;
    System.setOut(System.err);
    try {
      return serve(in, out, BundledFiles.inUserCache());
    } finally {
      System.setOut(standardOutput);
    }
  }

  static int serve(InputStream in, OutputStream out, BundledFiles bundled)
      throws InterruptedException {
    Workers workers = new Workers();
    try {
      P4LanguageServer server = new P4LanguageServer(workers, bundled);
      Launcher<LanguageClient> launcher =
          new LSPLauncher.Builder<LanguageClient>()
              .setLocalService(server)
              .setRemoteInterface(LanguageClient.class)
              .setInput(new LimitedInput(in))
              .setOutput(out)
              .setExecutorService(workers.reader())
              .create();
      server.connect(launcher.getRemoteProxy());
      Future<Void> listening = launcher.startListening();
      workers.reader().execute(() -> awaitEnd(listening, server.session()));
      return server.session().end().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end is never completed with an exception", e);
    } finally {
      workers.stop();
    }
  }

  /** The stream is closed, or the reader failed: either way nobody is there any more. */
  private static void awaitEnd(Future<Void> listening, Session session) {
    try {
      listening.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      session.defect("the reader of messages", e.getCause());
    } finally {
      session.finish();
    }
  }
}
