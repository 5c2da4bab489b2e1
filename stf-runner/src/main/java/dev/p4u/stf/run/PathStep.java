package dev.p4u.stf.run;

import dev.p4u.runtime.object.ProgramInfo.Event;

/**
 * One thing that happened to a packet on its way through the program.
 *
 * @param name of the state, header, table or action
 * @param detail for people: a table's key, a reject reason; empty when there is nothing to add
 * @param file of the program, as its description names it
 * @param line in the file, or 0
 */
public record PathStep(Event event, String name, String detail, String file, int line) {}
