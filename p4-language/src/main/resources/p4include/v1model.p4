/// The v1model architecture: parser, checksum verification, ingress, egress, checksum computation
/// and deparser. It is what the software switch bmv2 `simple_switch` runs.
///
/// Define V1MODEL_VERSION before the #include to choose a version of the architecture:
///   20180101  (when nothing is defined) counters, meters and registers are indexed by bit<32>
///   20200408  their index has a type of its own, and ports have the type PortId_t

#ifndef _V1_MODEL_P4_
#define _V1_MODEL_P4_

#include <core.p4>

#ifndef V1MODEL_VERSION
#define V1MODEL_VERSION 20180101
#endif

#if V1MODEL_VERSION < 20180101 || V1MODEL_VERSION > 20200408
#error There is no such V1MODEL_VERSION: it is a date from 20180101 to 20200408
#else
/// The version of the architecture that this program is written for.
const bit<32> __v1model_version = V1MODEL_VERSION;
#endif

match_kind {
    range,     // the key lies between the entry's two bounds, both included
    optional,  // the entry gives either one value or none, and none matches everything
    selector   // not compared: input of the hash with which an action_selector picks a member
}

#if V1MODEL_VERSION >= 20200408
/// Number of a port of the switch.
typedef bit<9> PortId_t;
#endif

/// What the switch knows of a packet, and what the program answers.
@metadata @name("standard_metadata")
struct standard_metadata_t {
#if V1MODEL_VERSION >= 20200408
    /// Port that the packet came in by.
    PortId_t    ingress_port;
    /// Where the packet shall go, for ingress to set; mark_to_drop() sets it to the drop port.
    PortId_t    egress_spec;
    /// Port that the packet will leave by. For egress only, and not to be written.
    PortId_t    egress_port;
#else
    /// Port that the packet came in by.
    bit<9>      ingress_port;
    /// Where the packet shall go, for ingress to set; mark_to_drop() sets it to the drop port.
    bit<9>      egress_spec;
    /// Port that the packet will leave by. For egress only, and not to be written.
    bit<9>      egress_port;
#endif
    /// How the packet came to be: 0 for one from a port, other numbers for clones, copies of a
    /// multicast, resubmitted and recirculated packets.
    bit<32>     instance_type;
    /// Length of the packet in bytes.
    bit<32>     packet_length;
    /// When the packet was put in the queue, in microseconds. For egress only.
    @alias("queueing_metadata.enq_timestamp")
    bit<32>     enq_timestamp;
    /// How many packets the queue held when this one was added. For egress only.
    @alias("queueing_metadata.enq_qdepth")
    bit<19>     enq_qdepth;
    /// How long the packet waited in the queue, in microseconds. For egress only.
    @alias("queueing_metadata.deq_timedelta")
    bit<32>     deq_timedelta;
    /// How many packets the queue held when this one was taken out. For egress only.
    @alias("queueing_metadata.deq_qdepth")
    bit<19>     deq_qdepth;
    /// When ingress began to work on the packet, in microseconds of the switch's clock.
    @alias("intrinsic_metadata.ingress_global_timestamp")
    bit<48>     ingress_global_timestamp;
    /// When egress began to work on the packet, in microseconds of the switch's clock.
    @alias("intrinsic_metadata.egress_global_timestamp")
    bit<48>     egress_global_timestamp;
    /// Multicast group that ingress sends the packet to; 0 for none.
    @alias("intrinsic_metadata.mcast_grp")
    bit<16>     mcast_grp;
    /// Which of the copies of a multicast this is. For egress only.
    @alias("intrinsic_metadata.egress_rid")
    bit<16>     egress_rid;
    /// 1 when verify_checksum() found a wrong checksum, else 0.
    bit<1>      checksum_error;
    /// What the parser rejected the packet for; error.NoError when it accepted it.
    error       parser_error;
    /// Which of the port's queues the packet takes, for ingress to set.
    @alias("intrinsic_metadata.priority")
    bit<3>      priority;
}

/// What a counter counts.
enum CounterType {
    packets,
    bytes,
    packets_and_bytes
}

/// What a meter measures the rate of.
enum MeterType {
    packets,
    bytes
}

/// An array of counters. Only the control plane can read them; for what the program reads back
/// there is `register`.
extern counter
#if V1MODEL_VERSION >= 20200408
<I>
#endif
{
    /// @param size how many counters, numbered from 0
    /// @param type what they count
    counter(bit<32> size, CounterType type);

    /// Adds the packet to one counter, in one atomic step.
    /// @param index which one; beyond the size nothing is counted
    void count(
#if V1MODEL_VERSION >= 20200408
        in I index
#else
        in bit<32> index
#endif
    );
}

/// One counter for each entry of a table, which names it in its property `counters`. Every match
/// counts, whether the action calls count() or not. It can belong to one table only.
extern direct_counter {
    /// @param type what is counted
    direct_counter(CounterType type);

    /// Counts the packet at the entry that matched. For actions of the table.
    void count();
}

#define V1MODEL_METER_COLOR_GREEN  0
#define V1MODEL_METER_COLOR_YELLOW 1
#define V1MODEL_METER_COLOR_RED    2

/// An array of meters with two rates and three colours (RFC 2698). The control plane sets the
/// rates.
extern meter
#if V1MODEL_VERSION >= 20200408
<I>
#endif
{
    /// @param size how many meters, numbered from 0
    /// @param type whether packets or their bytes make up the rate
    meter(bit<32> size, MeterType type);

    /// Measures the packet with one meter, in one atomic step.
    /// @param index which one; beyond the size no meter changes and the result is undefined
    /// @param result V1MODEL_METER_COLOR_GREEN, _YELLOW or _RED, a bit<W> of at least 2 bits
    void execute_meter<T>(
#if V1MODEL_VERSION >= 20200408
        in I index,
#else
        in bit<32> index,
#endif
        out T result);
}

/// One meter for each entry of a table, which names it in its property `meters`. Every match is
/// measured. It can belong to one table only.
/// @param T type of the colour: a bit<W> of at least 2 bits
extern direct_meter<T> {
    /// @param type whether packets or their bytes make up the rate
    direct_meter(MeterType type);

    /// The colour that the meter of the matching entry gave the packet. For actions of the table.
    /// @param result V1MODEL_METER_COLOR_GREEN, _YELLOW or _RED
    void read(out T result);
}

/// An array of values that outlive the packet. To read and write one in a single step put both
/// calls in a block with the annotation `@atomic`.
/// @param T type of a value: bit<W> on most targets
/// @param I type of an index, from version 20200408 on
extern register<T
#if V1MODEL_VERSION >= 20200408
, I
#endif
> {
    /// @param size how many values, numbered from 0
    register(bit<32> size);

    /// Reads a value.
    /// @param result the value; undefined when the index is beyond the size
    /// @param index which one
    @noSideEffects
    void read(
        out T result,
#if V1MODEL_VERSION >= 20200408
        in I index
#else
        in bit<32> index
#endif
    );

    /// Writes a value.
    /// @param index which one; beyond the size nothing is written
    /// @param value the new value
    void write(
#if V1MODEL_VERSION >= 20200408
        in I index,
#else
        in bit<32> index,
#endif
        in T value);
}

/// Actions that several entries share: a table with this as its `implementation` has entries that
/// point at members of the profile.
extern action_profile {
    /// @param size how many members it can hold
    action_profile(bit<32> size);
}

/// Draws a number.
/// @param result the number, a bit<W>
/// @param lo the smallest that can come; it must not be above hi
/// @param hi the largest that can come
extern void random<T>(out T result, in T lo, in T hi);

/// Tells the control plane something about the packet, with the values as they are at this call.
/// Switches collect such messages and send many at once. For ingress only.
/// @param receiver a number that simple_switch ignores
/// @param data what to tell; the name of its struct is the message's name in P4Runtime
extern void digest<T>(in bit<32> receiver, in T data);

/// Functions for hash(), action_selector and the checksums.
enum HashAlgorithm {
    crc32,
    crc32_custom,  // parameters set through the control plane
    crc16,
    crc16_custom,  // parameters set through the control plane
    random,
    identity,
    csum16,        // the Internet checksum
    xor16
}

/// The older form of mark_to_drop(standard_metadata).
@deprecated("Please use mark_to_drop(standard_metadata) instead.")
extern void mark_to_drop();

/// Lets the packet be discarded at the end of ingress or egress: sets egress_spec to the drop port
/// and mcast_grp to 0. Writing these fields later takes it back, and clones are not affected.
@pure
extern void mark_to_drop(inout standard_metadata_t standard_metadata);

/// Computes a hash and maps it to a range.
/// @param result base + hash % max; just base when max is 0. A bit<W>.
/// @param algo the function
/// @param base the smallest result
/// @param data what is hashed: a tuple or struct of bit, int and varbit fields
/// @param max how many different results there can be
@pure
extern void hash<O, T, D, M>(out O result, in HashAlgorithm algo, in T base, in D data, in M max);

/// An action_profile with groups: where an entry points at a group, a hash of the keys of kind
/// `selector` picks one of its members.
extern action_selector {
    /// @param algorithm the hash
    /// @param size how many members it can hold
    /// @param outputWidth how many bits of the hash are used
    action_selector(HashAlgorithm algorithm, bit<32> size, bit<32> outputWidth);
}

/// Where a packet is cloned, and where the clone goes on.
enum CloneType {
    I2E,  // in ingress: the packet as it came in goes to egress
    E2E   // in egress: the packet as it would leave goes to egress again
}

/// An Internet checksum of the first version of this architecture.
@deprecated("Please use verify_checksum/update_checksum instead.")
extern Checksum16 {
    Checksum16();

    /// The checksum of data.
    bit<16> get<D>(in D data);
}

/// Checks a checksum; when it is wrong, ingress finds 1 in standard_metadata.checksum_error.
/// For the VerifyChecksum control only.
/// @param condition false: do not check
/// @param data what the checksum covers: a tuple or struct of bit, int and varbit fields
/// @param checksum the checksum as it came in, a field
/// @param algo how it is computed, known at compile time
extern void verify_checksum<T, O>(in bool condition, in T data, in O checksum, HashAlgorithm algo);

/// Computes a checksum. For the ComputeChecksum control only.
/// @param condition false: leave the checksum as it is
/// @param data what the checksum covers: a tuple or struct of bit, int and varbit fields
/// @param checksum the field to write
/// @param algo how it is computed, known at compile time
@pure
extern void update_checksum<T, O>(in bool condition, in T data, inout O checksum,
                                  HashAlgorithm algo);

/// verify_checksum() for a checksum that also covers the payload: all bytes behind what the parser
/// extracted.
extern void verify_checksum_with_payload<T, O>(in bool condition, in T data, in O checksum,
                                               HashAlgorithm algo);

/// update_checksum() for a checksum that also covers the payload: all bytes behind what the parser
/// extracted.
@noSideEffects
extern void update_checksum_with_payload<T, O>(in bool condition, in T data, inout O checksum,
                                               HashAlgorithm algo);

/// Copies the packet without user metadata. Else it does what clone_preserving_field_list() does.
extern void clone(in CloneType type, in bit<32> session);

/// The older form of resubmit_preserving_field_list().
@deprecated("Please use 'resubmit_preserving_field_list' instead")
extern void resubmit<T>(in T data);

/// Sends the packet, as it came in, through parser and ingress once more. Takes effect when ingress
/// ends; of several calls the last one counts. For ingress only.
/// @param index keeps the fields of the user metadata annotated with `@field_list` and this number
extern void resubmit_preserving_field_list(bit<8> index);

/// The older form of recirculate_preserving_field_list().
@deprecated("Please use 'recirculate_preserving_field_list' instead")
extern void recirculate<T>(in T data);

/// Sends the packet, as the deparser makes it, back to the parser instead of a port. Of several
/// calls the last one counts. For egress only.
/// @param index keeps the fields of the user metadata annotated with `@field_list` and this number
extern void recirculate_preserving_field_list(bit<8> index);

/// The older form of clone_preserving_field_list().
@deprecated("Please use 'clone_preserving_field_list' instead")
extern void clone3<T>(in CloneType type, in bit<32> session, in T data);

/// Copies the packet: the original goes on as if nothing had happened, each copy starts in egress.
/// Of several calls in one control the last one counts.
/// @param type CloneType.I2E in ingress, CloneType.E2E in egress
/// @param session which of the sessions set up by the control plane, and with it how many copies to
///        which ports; without such a session there is no copy
/// @param index keeps the fields of the user metadata annotated with `@field_list` and this number
extern void clone_preserving_field_list(in CloneType type, in bit<32> session, bit<8> index);

/// Cuts the end off the packet as it leaves. A packet that is not longer stays.
/// @param length bytes to keep
extern void truncate(in bit<32> length);

/// Reports a defect of the program when a condition does not hold; simple_switch stops then. A
/// compiler may leave such calls out, so the condition should have no side effects.
extern void assert(in bool check);

/// As assert(), for what the program relies on but cannot ensure: a verifier takes it for granted
/// rather than proves it.
extern void assume(in bool check);

/// Writes a line in the switch's log.
extern void log_msg(string msg);

/// Writes a line in the switch's log, with values: `log_msg("x = {}", {x})`.
/// @param msg the line; each {} stands for the next value
/// @param data the values
extern void log_msg<T>(string msg, in T data);

/// Takes a packet apart.
/// @param H struct of headers, header stacks and header unions
/// @param M struct of the program's own metadata
parser Parser<H, M>(packet_in b,
                    out H parsedHdr,
                    inout M meta,
                    inout standard_metadata_t standard_metadata);

/// Checks checksums. May contain blocks, returns and calls of verify_checksum() and
/// verify_checksum_with_payload(), nothing else.
control VerifyChecksum<H, M>(inout H hdr,
                             inout M meta);

/// Decides where the packet goes.
@pipeline
control Ingress<H, M>(inout H hdr,
                      inout M meta,
                      inout standard_metadata_t standard_metadata);

/// Works on each packet, copies included, on the way to its port.
@pipeline
control Egress<H, M>(inout H hdr,
                     inout M meta,
                     inout standard_metadata_t standard_metadata);

/// Computes checksums. May contain blocks, returns and calls of update_checksum() and
/// update_checksum_with_payload(), nothing else.
control ComputeChecksum<H, M>(inout H hdr,
                              inout M meta);

/// Puts the packet together again; what the parser did not extract follows behind what is emitted.
@deparser
control Deparser<H>(packet_out b, in H hdr);

/// A program: `V1Switch(P(), Verify(), In(), Out(), Compute(), D()) main;`
package V1Switch<H, M>(Parser<H, M> p,
                       VerifyChecksum<H, M> vr,
                       Ingress<H, M> ig,
                       Egress<H, M> eg,
                       ComputeChecksum<H, M> ck,
                       Deparser<H> dep);

#endif  // _V1_MODEL_P4_
