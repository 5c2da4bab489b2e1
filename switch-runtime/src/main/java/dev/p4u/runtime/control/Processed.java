package dev.p4u.runtime.control;

import java.util.List;

/**
 * The fate of one packet.
 *
 * @param outputs what left the switch, in order; also to ports that do not exist
 * @param reason why the packet was not forwarded, for people; empty when it was
 */
public record Processed(Verdict verdict, List<Output> outputs, String reason) {

  /**
   * A packet that leaves.
   *
   * @param port number of the port, unsigned
   */
  public record Output(int port, byte[] packet) {}

  public Processed {
    outputs = List.copyOf(outputs);
  }
}
