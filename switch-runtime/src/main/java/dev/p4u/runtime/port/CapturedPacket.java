package dev.p4u.runtime.port;

/**
 * A packet as it came in.
 *
 * @param timeNanos when, in nanoseconds since 1 January 1970 UTC
 * @param data from the Ethernet destination address on, without the frame check sequence
 */
public record CapturedPacket(long timeNanos, byte[] data) {}
