package dev.p4u.runtime.control;

/**
 * Counters of a port.
 *
 * @param rxErrors failures of the port's source
 * @param txErrors packets that the port did not take
 */
public record PortStats(
    int port,
    long rxPackets,
    long rxBytes,
    long rxErrors,
    long txPackets,
    long txBytes,
    long txErrors) {}
