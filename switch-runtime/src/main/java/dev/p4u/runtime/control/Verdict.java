package dev.p4u.runtime.control;

/** What became of a packet. */
public enum Verdict {
  /** It left through at least one port. */
  FORWARDED,
  /** A program or a flow dropped it, or nothing sent it anywhere. */
  DROPPED,
  /** No flow matched it. */
  NO_MATCH,
  /** A program did what it must not, and the packet was dropped. */
  TRAPPED
}
