package dev.p4u.language.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.language.diag.Diagnostic;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeepStackTest {

  private static int depth(int levels) {
    return levels == 0 ? 0 : 1 + depth(levels - 1);
  }

  @Test
  void deepWorkIsDoneOnALargeStack() {
    assertThat(DeepStack.call(() -> depth(10))).contains(10);
    assertThat(DeepStack.call(() -> depth(300_000))).contains(300_000);
  }

  @Test
  void endlessRecursionGivesNothing() {
    assertThat(DeepStack.call(() -> depth(-1))).isEmpty();
  }

  @Test
  void exceptionsPass() {
    assertThatThrownBy(
            () ->
                DeepStack.call(
                    () -> {
                      depth(300_000);
                      throw new IllegalStateException("mine");
                    }))
        .hasMessage("mine");
    // An error of another kind is not mistaken for depth.
    assertThatThrownBy(
            () ->
                DeepStack.call(
                    () -> {
                      depth(300_000);
                      throw new OutOfMemoryError("no memory");
                    }))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void aLongElseIfChainIsOneDiagnostic() {
    StringBuilder text = new StringBuilder("control c(inout bit<32> a) { apply { if (a == 0) { }");
    for (int i = 1; i < 5_000; i++) {
      text.append(" else if (a == ").append(i).append(") { }");
    }
    text.append(" } }");
    assertThat(check(text.toString(), Frontends.disk()).diagnostics())
        .singleElement()
        .satisfies(d -> assertThat(d.code().kind()).isEqualTo("overlimit"));
  }

  @Test
  void whatIsTooDeepEvenForTheLargeStackIsOneDiagnostic() {
    P4Frontend.FileLoader endless = path -> Optional.of("" + depth(-1));
    assertThat(check("#include \"x.p4\"", endless).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(FileCode.FILE_TOO_DEEP);
  }

  private static CheckedProgram check(String text, P4Frontend.FileLoader loader) {
    return Frontends.create().check(Path.of("m.p4"), text, P4Frontend.Options.DEFAULT, loader);
  }
}
