package dev.p4u.compiler.lower;

import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Var;

/**
 * How far the parser has read.
 *
 * @param position bytes from the start of the packet, 32 bits; never more than the length
 * @param length bytes of the packet at entry, 32 bits; a value of the entry block
 */
public record PacketCursor(Var position, Operand length) {}
