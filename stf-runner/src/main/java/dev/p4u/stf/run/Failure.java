package dev.p4u.stf.run;

import dev.p4u.language.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A check of an STF file that did not hold, or a statement that could not be carried out.
 *
 * @param span of the statement
 * @param headline what is wrong, in one sentence
 * @param comparison both packets, when two were compared
 * @param paths of the packets that explain it, the most telling one first
 */
public record Failure(
    Span span, String headline, Optional<Comparison> comparison, List<PacketPath> paths) {
  public Failure {
    paths = List.copyOf(paths);
  }

  /**
   * The way of a packet that was sent.
   *
   * @param number counted from 1 within the file
   * @param sent span of its packet statement
   * @param outcome where it went, for example {@code out of port 2 (64 bytes)}
   */
  public record PacketPath(int number, Span sent, int port, List<PathStep> steps, String outcome) {
    public PacketPath {
      steps = List.copyOf(steps);
    }
  }
}
