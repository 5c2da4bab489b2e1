package dev.p4u.runtime.control;

/**
 * Counters of the switch as a whole.
 *
 * @param noMatch packets that met no flow
 * @param noSuchPort packets that were sent to a port that does not exist
 */
public record SwitchStats(
    long packets, long forwarded, long dropped, long noMatch, long trapped, long noSuchPort) {}
