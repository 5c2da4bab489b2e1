package dev.p4u.compiler.ir;

import dev.p4u.runtime.object.ProgramInfo.Order;

/**
 * A scalar at a place in a buffer that is built on the stack (map key, map value, hash input,
 * argument structure); the rest of the buffer is zero.
 *
 * @param offset bytes from the start of the buffer
 * @param size bytes written: the operand zero-extended to 8 * size bits
 */
public record Part(int offset, int size, Order order, Operand value) {}
