package dev.p4u.language.explain;

import dev.p4u.language.diag.DiagnosticCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The codes of one phase and where their explanations are: a resource {@code NAME.md} for each code
 * in {@code folder}.
 *
 * @param title the phase, in words that users know
 * @param codes all of them, in the order that documentation shows
 * @param owner a class of the module that has the resources
 * @param folder absolute name of their folder
 */
public record CodeFamily(
    String title, List<? extends DiagnosticCode> codes, Class<?> owner, String folder) {

  public CodeFamily {
    codes = List.copyOf(codes);
  }

  /**
   * Explanation of one of the codes.
   *
   * @throws IllegalStateException when the module has none, which is a defect of p4u
   */
  public Explanation explanation(DiagnosticCode code) {
    String name = folder + "/" + code.name() + ".md";
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return ExplanationReader.read(code, text);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
