/// The P4_16 core library, language version 1.2.5: what every program may use, whatever its
/// architecture.

#ifndef _CORE_P4_
#define _CORE_P4_

/// Reasons for a parser to reject a packet. A program may declare more.
error {
    NoError,               // nothing went wrong
    PacketTooShort,        // fewer bits left than extract, lookahead or advance asked for
    NoMatch,               // no case of a select expression applies
    StackOutOfBounds,      // a header stack element that does not exist
    HeaderTooShort,        // more bits for a varbit field than its declaration allows
    ParserTimeout,         // the parser took longer than the target lets it
    ParserInvalidArgument  // an argument that the target does not support
}

/// A packet on its way in: bits with a cursor that only moves forward.
extern packet_in {
    /// Fills a header with the bits at the cursor, makes it valid and moves the cursor behind it.
    /// Fails with `error.PacketTooShort` when the packet ends earlier.
    /// @param hdr a header of fixed size
    void extract<T>(out T hdr);

    /// The same for a header with exactly one `varbit` field.
    /// @param variableSizeHeader the header
    /// @param variableFieldSizeInBits how many bits the `varbit` field gets; a multiple of 8 on most
    ///        targets. More than the declaration allows fails with `error.HeaderTooShort`.
    void extract<T>(out T variableSizeHeader,
                    in bit<32> variableFieldSizeInBits);

    /// Reads a value of type T at the cursor and leaves the cursor where it is.
    /// Fails with `error.PacketTooShort` when the packet ends earlier.
    T lookahead<T>();

    /// Moves the cursor without reading.
    /// @param sizeInBits how far, in bits; a multiple of 8 on most targets
    void advance(in bit<32> sizeInBits);

    /// The packet's length in bytes, wherever the cursor stands. Some targets cannot tell it while
    /// the packet is still arriving.
    bit<32> length();
}

/// A packet on its way out, written front to back.
extern packet_out {
    /// Appends a header if it is valid; of a struct, a header stack or a header union every valid
    /// header, in order of declaration.
    void emit<T>(in T hdr);
}

/// Rejects the packet unless a condition holds. For parsers only.
/// @param check the condition
/// @param toSignal the error that the parser ends with when it does not hold
extern void verify(in bool check, in error toSignal);

/// Does nothing. It is the default action of a table that names none.
@noWarn("unused")
action NoAction() {}

/// How a table compares a key with its entries. Architectures declare more.
match_kind {
    exact,    // every bit is equal
    ternary,  // the bits under the entry's mask are equal; the entry's priority decides ties
    lpm       // the entry's prefix is equal; the longest prefix wins
}

/// Stops the compilation unless a condition holds. Returns true, so that it can initialise a
/// constant, which is how it is written outside of parsers and controls.
/// @param check the condition, known at compile time
/// @param message what to tell the user
extern bool static_assert(bool check, string message);

/// The same with the compiler's own message.
extern bool static_assert(bool check);

#endif  // _CORE_P4_
