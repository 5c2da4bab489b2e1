/// The ubpf_model architecture: one parser, one control, one deparser that together become a uBPF
/// program for a software switch.
///
/// Define UBPF_MODEL_VERSION before the #include to choose a version of the architecture:
///   20200515  (when nothing is defined) the blocks see the packet's standard_metadata
///   20200304  the blocks have headers and user metadata only; a program can pass or drop

#ifndef _UBPF_MODEL_P4_
#define _UBPF_MODEL_P4_

#ifndef UBPF_MODEL_VERSION
#define UBPF_MODEL_VERSION 20200515
#endif

#include <core.p4>

/// The version of the architecture that this program is written for.
const bit<32> __ubpf_model_version = UBPF_MODEL_VERSION;

#if UBPF_MODEL_VERSION >= 20200515

/// What the switch shall do with the packet.
enum ubpf_action {
    ABORT,    // give up: the packet leaves as it came
    DROP,     // discard the packet
    PASS,     // hand the packet back to the switch, which goes on with its next action
    REDIRECT  // send the packet to standard_metadata.output_port
}

/// What the switch knows of a packet, and what the program answers.
struct standard_metadata {
    bit<32>     input_port;     // port that the packet came in by
    bit<32>     packet_length;  // bytes of the packet as it came in
    ubpf_action output_action;  // what to do with the packet
    bit<32>     output_port;    // where REDIRECT sends it
    bool        clone;          // true: send a copy to clone_port as well
    bit<32>     clone_port;     // where the copy goes
}

#endif

/// Discards the packet when the control is done. A later mark_to_pass() takes it back.
extern void mark_to_drop();

/// Lets the packet go on when the control is done, which is also what happens without a mark.
extern void mark_to_pass();

/// State that outlives the packet. It is a map behind the scenes: an index need not be smaller than
/// the size, and only those written take up room.
/// @param T type of a value: a scalar or a struct of scalars
/// @param S type of an index
extern Register<T, S> {
    /// @param size how many indices can be in use at a time
    Register(bit<32> size);

    /// The value at an index; zero if it was never written.
    T read(in S index);

    /// Sets the value at an index.
    void write(in S index, in T value);
}

/// Nanoseconds of the switch's clock. Only differences mean something; the clock wraps after 2^48
/// nanoseconds, which is 78 hours.
extern bit<48> ubpf_time_get_ns();

/// Cuts the end off the packet as it leaves, after the deparser. A packet that is not longer stays.
/// @param len bytes to keep
extern void truncate(in bit<32> len);

/// Functions for hash().
enum HashAlgorithm {
    lookup3  // Bob Jenkins' lookup3 (hashlittle), with 0 as its seed
}

/// Computes a hash.
/// @param result where the hash goes
/// @param algo the function
/// @param data what is hashed: a tuple or struct of scalars
extern void hash<D>(out bit<32> result, in HashAlgorithm algo, in D data);

/// Brings an Internet checksum up to date after 16 bits under it have changed (RFC 1624).
/// @param csum the checksum before the change
/// @param old the 16 bits before
/// @param new the 16 bits after
/// @return the checksum after the change
extern bit<16> csum_replace2(in bit<16> csum, in bit<16> old, in bit<16> new);

/// The same for 32 bits, an IPv4 address for example.
extern bit<16> csum_replace4(in bit<16> csum, in bit<32> old, in bit<32> new);

#if UBPF_MODEL_VERSION >= 20200515

/// Takes a packet apart. A packet that it rejects passes unchanged: the control never sees it.
parser parse<H, M>(packet_in packet, out H headers, inout M meta, inout standard_metadata std);

/// Looks things up, changes headers and metadata, and decides what becomes of the packet.
control pipeline<H, M>(inout H headers, inout M meta, inout standard_metadata std);

#else

parser parse<H, M>(packet_in packet, out H headers, inout M meta);

control pipeline<H, M>(inout H headers, inout M meta);

#endif

/// Puts the packet together again; what the parser did not extract follows behind what is emitted.
@deparser
control deparser<H>(packet_out b, in H headers);

/// A program: `ubpf(prs(), pipe(), dprs()) main;`
package ubpf<H, M>(parse<H, M> prs,
                   pipeline<H, M> p,
                   deparser<H> dprs);

#endif  // _UBPF_MODEL_P4_
