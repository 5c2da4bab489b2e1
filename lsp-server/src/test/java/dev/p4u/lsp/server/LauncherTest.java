package dev.p4u.lsp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LauncherTest {

  @Test
  void standardOutputBelongsToTheProtocol() throws InterruptedException {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream protocol = new PrintStream(out, true, StandardCharsets.UTF_8);
    System.setOut(protocol);
    try {
      InputStream printing =
          new InputStream() {
            @Override
            public int read() {
              System.out.print("stray");
              return -1;
            }
          };
      assertThat(P4LanguageServerLauncher.run(printing, protocol)).isEqualTo(1);
      assertThat(System.out).isSameAs(protocol);
    } finally {
      System.setOut(before);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("stray");
  }

  @Test
  void shortMessagesPassAsTheyAre() throws IOException {
    String text = "Content-Length: 2\r\n\r\n{}Content-Length: 3\r\nX: y\r\n\r\n[1]garbage";
    assertThat(passed(text)).isEqualTo(text);
  }

  @Test
  void aLongMessageBecomesAShortOne() throws IOException {
    String body =
        "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":"
            + "{\"uri\":\"file:///a.p4\",\"version\":3,\"text\":\""
            + "x".repeat(LimitedInput.MAX_BYTES)
            + "\"}}}";
    assertThat(passed(message(body) + message("{}")))
        .endsWith(
            "{\"jsonrpc\":\"2.0\",\"method\":\"p4u/messageTooLong\",\"params\":{\"bytes\":"
                + body.length()
                + ",\"uri\":\"file:///a.p4\",\"version\":3}}Content-Length: 2\r\n\r\n{}");
  }

  private static String message(String body) {
    return "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static String passed(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    InputStream pipe =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized long skip(long count) {
            throw new AssertionError("a pipe cannot seek");
          }
        };
    try (InputStream in = new LimitedInput(pipe)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
