package dev.p4u.tests.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageServer;

/**
 * What somebody who types waits for: a server process of its own, keys at the pace of a fast typist
 * from the moment on that the first diagnostics show, and for each key the time until diagnostics
 * of the text with it arrive.
 */
public final class TypingLatency {

  private static final String TYPED = "hdr.fresh.value = 16w1 + tmp;";
  private static final int PAUSE_MILLIS = 150;
  private static final double BOUND_MILLIS = 100;

  private TypingLatency() {}

  /**
   * @param arguments the p4u command, a program, the number of keys
   */
  public static void main(String[] arguments) throws Exception {
    Path program = Path.of(arguments[1]);
    int keys = Integer.parseInt(arguments[2]);
    Process process =
        new ProcessBuilder(arguments[0], "lsp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean kept;
    try {
      kept = type(process, program, keys);
    } finally {
      process.destroy();
    }
    System.exit(kept ? 0 : 1);
  }

  private static boolean type(Process process, Path program, int keys) throws Exception {
    Publications publications = new Publications();
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(
            publications, process.getInputStream(), process.getOutputStream());
    launcher.startListening();
    LanguageServer server = launcher.getRemoteProxy();
    InitializeParams initialize = new InitializeParams();
    initialize.setCapabilities(new ClientCapabilities());
    server.initialize(initialize).get(1, TimeUnit.MINUTES);
    server.initialized(new InitializedParams());
    boolean kept = type(server, publications, program, keys);
    server.shutdown().get(1, TimeUnit.MINUTES);
    server.exit();
    process.waitFor(1, TimeUnit.MINUTES);
    return kept;
  }

  private static boolean type(
      LanguageServer server, Publications publications, Path program, int keys) throws Exception {
    String text = new String(Files.readAllBytes(program), StandardCharsets.UTF_8);
    String[] lines = text.split("\n", -1);
    String uri = program.toAbsolutePath().toUri().toString();
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "p4", 1, text)));
    publications.await(1);
    Random random = new Random(20261123);
    long[] sent = new long[keys];
    int line = 0;
    int column = 0;
    for (int key = 0; key < keys; key++) {
      if (key % TYPED.length() == 0) {
        line = statement(lines, random);
        column = lines[line].length();
      }
      Range here = new Range(new Position(line, column), new Position(line, column));
      String typed = String.valueOf(TYPED.charAt(key % TYPED.length()));
      column++;
      sent[key] = System.nanoTime();
      server
          .getTextDocumentService()
          .didChange(
              new DidChangeTextDocumentParams(
                  new VersionedTextDocumentIdentifier(uri, key + 2),
                  List.of(new TextDocumentContentChangeEvent(here, typed))));
      Thread.sleep(PAUSE_MILLIS / 2 + random.nextInt(PAUSE_MILLIS));
    }
    publications.await(keys + 1);
    List<Double> latencies = new ArrayList<>();
    for (int key = 0; key < keys; key++) {
      latencies.add((publications.await(key + 2) - sent[key]) / 1e6);
    }
    int early = Math.min(30, keys);
    print("typing, first " + early + " keys", latencies.subList(0, early));
    return print("typing, all " + keys + " keys", latencies) < BOUND_MILLIS;
  }

  /** A line that ends with a statement. */
  private static int statement(String[] lines, Random random) {
    int[] ends = new int[lines.length];
    int count = 0;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].startsWith("        ") && lines[i].endsWith(";")) {
        ends[count++] = i;
      }
    }
    return ends[random.nextInt(count)];
  }

  /** Prints median and 95th percentile; gives the latter. */
  private static double print(String what, List<Double> latencies) {
    double[] sorted = latencies.stream().mapToDouble(d -> d).toArray();
    Arrays.sort(sorted);
    double high = sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
    System.out.printf(
        "%-46s %10.0f ms (median) %.0f ms (95 %%, aim < %.0f)%n",
        what, sorted[sorted.length / 2], high, BOUND_MILLIS);
    return high;
  }
}
