package dev.p4u.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs commands as {@code main} does, within the test. */
final class Command {

  /** The smallest program: what comes in by port 1 or 2 leaves by the other. */
  static final Path HELLO = Path.of("..", "examples", "hello");

  private Command() {}

  /**
   * What a command did.
   *
   * @param out standard output
   * @param err standard error
   */
  record Result(int exit, String out, String err) {}

  static Result run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.run(
            new PrintWriter(out),
            new PrintWriter(err),
            Arrays.stream(args).map(String::valueOf).toArray(String[]::new));
    return new Result(exit, out.toString(), err.toString());
  }

  /** With text on standard input. */
  static Result runWithInput(byte[] input, Object... args) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input));
    try {
      return run(args);
    } finally {
      System.setIn(before);
    }
  }

  /** Copies hello.p4 and hello.stf into a folder. */
  static Path copyHello(Path folder) throws IOException {
    for (String name : new String[] {"hello.p4", "hello.stf"}) {
      Files.copy(HELLO.resolve(name), folder.resolve(name));
    }
    return folder.resolve("hello.p4");
  }
}
