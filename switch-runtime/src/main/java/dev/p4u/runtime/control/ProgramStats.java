package dev.p4u.runtime.control;

/**
 * Counters of a program, from its loading on; a replacement goes on counting.
 *
 * @param runs packets that it saw = drops + passes + traps
 * @param instructions executed in all runs
 */
public record ProgramStats(long runs, long drops, long passes, long traps, long instructions) {}
