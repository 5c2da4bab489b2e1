package dev.p4u.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.cli.Command.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LspCommandTest {

  private static String message(String json) {
    return "Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json;
  }

  @Test
  void theServerShakesHandsOverStandardInputAndOutput() {
    String conversation =
        message(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\","
                    + "\"params\":{\"processId\":null,\"rootUri\":null,\"capabilities\":{}}}")
            + message("{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}")
            + message("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}")
            + message("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(answers, true, StandardCharsets.UTF_8));
    Result result;
    try {
      result = Command.runWithInput(conversation.getBytes(StandardCharsets.UTF_8), "lsp");
    } finally {
      System.setOut(before);
    }

    assertThat(result.exit()).isZero();
    assertThat(answers.toString(StandardCharsets.UTF_8))
        .startsWith("Content-Length: ")
        .contains("\"id\":1", "\"capabilities\":{", "\"hoverProvider\":", "\"id\":2");
  }
}
