/**
 * A second opinion: runs a checked P4 program directly on its syntax tree, one packet at a time,
 * without the compiler's IR, passes, back end, maps or bytecode. Slow and simple on purpose; where
 * it and the compiled program differ, one of them is wrong.
 */
package dev.p4u.tests.reference;
