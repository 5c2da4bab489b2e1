package dev.p4u.cli;

import dev.p4u.lsp.server.P4LanguageServerLauncher;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code p4u lsp}: the language server on standard input and output. */
@Command(
    name = "lsp",
    description = "Runs the language server on standard input and output.",
    mixinStandardHelpOptions = true)
final class LspCommand implements Callable<Integer> {

  @Override
  public Integer call() throws Exception {
    return P4LanguageServerLauncher.run(System.in, System.out);
  }
}
