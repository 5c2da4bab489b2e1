/// The Portable Switch Architecture (PSA), version 1.2. Part of psa.p4, bmv2/psa.p4 and
/// dpdk/psa.p4: include one of those. PORTABLE_DPDK is defined for the last one, which adds
/// methods.

#ifndef __PSA_P4__
#define __PSA_P4__

#include <core.p4>
#include <portable/psa_types.p4>

/// Values of the table property `psa_idle_timeout`.
enum PSA_IdleTimeout_t {
    NO_TIMEOUT,     // entries stay until the control plane removes them
    NOTIFY_CONTROL  // the control plane is told of entries that nothing matched for a while
}

/// How a packet got to where it is.
enum PSA_PacketPath_t {
    NORMAL,            // in ingress: from a port
    NORMAL_UNICAST,    // in egress: from ingress, to one port
    NORMAL_MULTICAST,  // in egress: from ingress, one copy of a multicast
    CLONE_I2E,         // in egress: a clone made in ingress
    CLONE_E2E,         // in egress: a clone made in egress
    RESUBMIT,          // in ingress: resubmitted
    RECIRCULATE        // in ingress: recirculated
}

/// What the ingress parser is told.
struct psa_ingress_parser_input_metadata_t {
    PortId_t         ingress_port;  // port that the packet came in by
    PSA_PacketPath_t packet_path;   // NORMAL, RESUBMIT or RECIRCULATE
}

/// What the egress parser is told.
struct psa_egress_parser_input_metadata_t {
    PortId_t         egress_port;  // port that the packet will leave by
    PSA_PacketPath_t packet_path;  // one of NORMAL_UNICAST, NORMAL_MULTICAST and the two CLONEs
}

/// What ingress is told.
struct psa_ingress_input_metadata_t {
    PortId_t         ingress_port;       // port that the packet came in by
    PSA_PacketPath_t packet_path;        // NORMAL, RESUBMIT or RECIRCULATE
    Timestamp_t      ingress_timestamp;  // when the packet came in
    ParserError_t    parser_error;       // why the ingress parser rejected the packet
}

/// What ingress answers. Of drop, resubmit, multicast_group and egress_port the first that asks for
/// something decides.
struct psa_ingress_output_metadata_t {
    ClassOfService_t class_of_service;  // at first 0
    bool             clone;             // send a clone to egress too; at first false
    CloneSessionId_t clone_session_id;  // session for the clone; at first undefined
    bool             drop;              // discard the packet; at first true
    bool             resubmit;          // begin again with the packet as it came; at first false
    MulticastGroup_t multicast_group;   // copies for a group, 0 for none; at first 0
    PortId_t         egress_port;       // port to leave by; at first undefined
}

/// What egress is told.
struct psa_egress_input_metadata_t {
    ClassOfService_t class_of_service;  // as set in ingress
    PortId_t         egress_port;       // port that the packet will leave by
    PSA_PacketPath_t packet_path;       // NORMAL_UNICAST, NORMAL_MULTICAST or one of the CLONEs
    EgressInstance_t instance;          // which copy of a multicast or clone this is
    Timestamp_t      egress_timestamp;  // when egress began
    ParserError_t    parser_error;      // why the egress parser rejected the packet
}

/// What the egress deparser is told besides egress's answer; psa_recirculate() needs it.
struct psa_egress_deparser_input_metadata_t {
    PortId_t egress_port;  // port that the packet will leave by
}

/// What egress answers.
struct psa_egress_output_metadata_t {
    bool             clone;             // send a clone to egress again; at first false
    CloneSessionId_t clone_session_id;  // session for the clone; at first undefined
    bool             drop;              // discard the packet; at first false
}

/// Whether ingress clones the packet. Only then may the ingress deparser write its parameter
/// clone_i2e_meta.
@pure
extern bool psa_clone_i2e(in psa_ingress_output_metadata_t istd);

/// Whether the packet is resubmitted: resubmit is set and drop is not. Only then may the ingress
/// deparser write its parameter resubmit_meta.
@pure
extern bool psa_resubmit(in psa_ingress_output_metadata_t istd);

/// Whether the packet goes on to egress: neither drop nor resubmit is set. Only then may the
/// ingress deparser write its parameter normal_meta.
@pure
extern bool psa_normal(in psa_ingress_output_metadata_t istd);

/// Whether egress clones the packet. Only then may the egress deparser write its parameter
/// clone_e2e_meta.
@pure
extern bool psa_clone_e2e(in psa_egress_output_metadata_t istd);

/// Whether the packet is recirculated: drop is not set and its port is PSA_PORT_RECIRCULATE. Only
/// then may the egress deparser write its parameter recirculate_meta.
@pure
extern bool psa_recirculate(in psa_egress_output_metadata_t istd,
                            in psa_egress_deparser_input_metadata_t edstd);

/// Reports a defect of the program when a condition does not hold; what happens then is up to the
/// device. A compiler may leave such calls out, so the condition should have no side effects.
extern void assert(in bool check);

/// As assert(), for what the program relies on but cannot ensure: a verifier takes it for granted
/// rather than proves it.
extern void assume(in bool check);

match_kind {
    range,     // the key lies between the entry's two bounds, both included
    selector,  // not compared: input of the hash with which an ActionSelector picks a member
    optional   // the entry gives either one value or none, and none matches everything
}

/// Sends the packet to one port. Clones and resubmission stay as they are.
/// @param meta ingress's answer
/// @param egress_port the port
@noWarn("unused")
action send_to_port(inout psa_ingress_output_metadata_t meta,
                    in PortId_t egress_port) {
    meta.drop = false;
    meta.multicast_group = (MulticastGroup_t) 0;
    meta.egress_port = egress_port;
}

/// Sends copies of the packet to a group. Clones and resubmission stay as they are.
/// @param meta ingress's answer
/// @param multicast_group the group; 0 for no copy at all
@noWarn("unused")
action multicast(inout psa_ingress_output_metadata_t meta,
                 in MulticastGroup_t multicast_group) {
    meta.drop = false;
    meta.multicast_group = multicast_group;
}

/// Discards the packet at the end of ingress, also instead of a resubmission. A clone is still
/// made.
/// @param meta ingress's answer
@noWarn("unused")
action ingress_drop(inout psa_ingress_output_metadata_t meta) {
    meta.drop = true;
}

/// Discards the packet at the end of egress. A clone is still made.
/// @param meta egress's answer
@noWarn("unused")
action egress_drop(inout psa_egress_output_metadata_t meta) {
    meta.drop = true;
}

/// Makes the copies for multicast groups and clones. It has no methods; its instance has a name for
/// the control plane to use.
extern PacketReplicationEngine {
    PacketReplicationEngine();
}

/// Holds packets on their way out. It has no methods; its instance has a name for the control plane
/// to use.
extern BufferingQueueingEngine {
    BufferingQueueingEngine();
}

/// Functions for Hash, Checksum and ActionSelector.
enum PSA_HashAlgorithm_t {
    IDENTITY,
    CRC32,
    CRC32_CUSTOM,       // parameters set through the control plane
    CRC16,
    CRC16_CUSTOM,       // parameters set through the control plane
    ONES_COMPLEMENT16,  // the Internet checksum
    TARGET_DEFAULT      // the device's choice
}

/// Computes hashes.
/// @param O type of a hash: bit<W>
extern Hash<O> {
    /// @param algo the function
    Hash(PSA_HashAlgorithm_t algo);

    /// The hash of data.
    @pure
    O get_hash<D>(in D data);

    /// A hash mapped to a range: base + hash % max.
    /// @param base the smallest result
    /// @param data what is hashed
    /// @param max how many different results there can be; not every device can divide by all
    ///        numbers, powers of two are safe
    @pure
    O get_hash<T, D>(in T base, in D data, in T max);
}

/// Computes a checksum in steps. It starts afresh with each packet.
/// @param W type of the checksum: bit<W>
extern Checksum<W> {
    /// @param hash the function
    Checksum(PSA_HashAlgorithm_t hash);

    /// Forgets all data.
    void clear();

    /// Adds data.
    void update<T>(in T data);

    /// The checksum of all data since the last clear().
    @noSideEffects
    W get();
}

/// Computes an Internet checksum in steps, and brings one up to date after a change (RFC 1624). It
/// starts afresh with each packet.
extern InternetChecksum {
    InternetChecksum();

    /// Forgets all data.
    void clear();

    /// Adds data, a multiple of 16 bits.
    void add<T>(in T data);

    /// Takes data away again, a multiple of 16 bits.
    void subtract<T>(in T data);

    /// The checksum of the data added and not taken away since the last clear().
    @noSideEffects
    bit<16> get();

    /// The state, for set_state() of this or another object: from a parser to a deparser, say.
    @noSideEffects
    bit<16> get_state();

    /// Goes on from a state that get_state() returned.
    void set_state(in bit<16> checksum_state);
}

/// What a counter counts.
enum PSA_CounterType_t {
    PACKETS,
    BYTES,
    PACKETS_AND_BYTES
}

/// An array of counters, which only the control plane can read.
/// @param W type of a counter: bit<W>
/// @param S type of an index
@noWarn("unused")
extern Counter<W, S> {
    /// @param n_counters how many counters, numbered from 0
    /// @param type what they count
    Counter(bit<32> n_counters, PSA_CounterType_t type);

    /// Counts the packet.
    void count(in S index);
#ifdef PORTABLE_DPDK

    /// Counts the packet with its length in bytes, as counters of bytes need it on this target.
    void count(in S index, in bit<32> pkt_len);
#endif
}

/// One counter for each entry of a table, which names it in its property `psa_direct_counter`.
/// @param W type of a counter: bit<W>
@noWarn("unused")
extern DirectCounter<W> {
    /// @param type what is counted
    DirectCounter(PSA_CounterType_t type);

    /// Counts the packet at the entry that matched. For actions of the table.
    void count();
#ifdef PORTABLE_DPDK

    /// Counts the packet with its length in bytes, as counters of bytes need it on this target.
    void count(in bit<32> pkt_len);
#endif
}

/// What a meter measures the rate of.
enum PSA_MeterType_t {
    PACKETS,
    BYTES
}

/// What a meter says: GREEN within the committed rate, YELLOW within the peak rate, RED beyond.
enum PSA_MeterColor_t { RED, GREEN, YELLOW }

/// An array of meters with two rates and three colours (RFC 2698).
/// @param S type of an index
extern Meter<S> {
    /// @param n_meters how many meters, numbered from 0
    /// @param type whether packets or their bytes make up the rate
    Meter(bit<32> n_meters, PSA_MeterType_t type);

    /// Measures the packet, and never gives it a better colour than it had (colour aware).
    /// @param index which meter
    /// @param color the colour so far
    PSA_MeterColor_t execute(in S index, in PSA_MeterColor_t color);

    /// Measures the packet as if it had been green (colour blind).
    PSA_MeterColor_t execute(in S index);
#ifdef PORTABLE_DPDK

    /// execute() with the length of the packet in bytes, which this target needs.
    PSA_MeterColor_t dpdk_execute(in S index, in PSA_MeterColor_t color, in bit<32> pkt_len);

    /// execute() with the length of the packet in bytes, which this target needs.
    PSA_MeterColor_t dpdk_execute(in S index, in bit<32> pkt_len);
#endif
}

/// One meter for each entry of a table, which names it in its property `psa_direct_meter`.
extern DirectMeter {
    /// @param type whether packets or their bytes make up the rate
    DirectMeter(PSA_MeterType_t type);

    /// Measures the packet, and never gives it a better colour than it had (colour aware).
    PSA_MeterColor_t execute(in PSA_MeterColor_t color);

    /// Measures the packet as if it had been green (colour blind).
    PSA_MeterColor_t execute();
#ifdef PORTABLE_DPDK

    /// execute() with the length of the packet in bytes, which this target needs.
    PSA_MeterColor_t dpdk_execute(in PSA_MeterColor_t color, in bit<32> pkt_len);

    /// execute() with the length of the packet in bytes, which this target needs.
    PSA_MeterColor_t dpdk_execute(in bit<32> pkt_len);
#endif
}

/// An array of values that outlive the packet.
/// @param T type of a value
/// @param S type of an index
extern Register<T, S> {
    /// Values that are undefined at first.
    /// @param size how many, numbered from 0
    Register(bit<32> size);

    /// Values that are all the same at first.
    /// @param size how many, numbered from 0
    /// @param initial_value what they are
    Register(bit<32> size, T initial_value);

    /// The value at an index.
    @noSideEffects
    T read(in S index);

    /// Sets the value at an index.
    void write(in S index, in T value);
}

/// Draws numbers.
/// @param T type of a number: bit<W>
extern Random<T> {
    /// @param min the smallest that can come
    /// @param max the largest that can come; not every device can do all ranges, those with a power
    ///        of two of numbers are safe
    Random(T min, T max);

    /// The next number.
    T read();
}

/// Actions that several entries share: a table with this as its `psa_implementation` has entries
/// that point at members of the profile.
extern ActionProfile {
    /// @param size how many members it can hold
    ActionProfile(bit<32> size);
}

/// An ActionProfile with groups: where an entry points at a group, a hash of the keys of kind
/// `selector` picks one of its members.
extern ActionSelector {
    /// @param algo the hash
    /// @param size how many members it can hold
    /// @param outputWidth how many bits of the hash are used
    ActionSelector(PSA_HashAlgorithm_t algo, bit<32> size, bit<32> outputWidth);
}

/// A stream of messages to the control plane.
/// @param T type of a message
extern Digest<T> {
    Digest();

    /// Sends a message.
    void pack(in T data);
}

/// Takes a packet apart as it comes in.
/// @param H struct of headers
/// @param M struct of the program's own metadata
/// @param RESUBM what a resubmitted packet brings along
/// @param RECIRCM what a recirculated packet brings along
parser IngressParser<H, M, RESUBM, RECIRCM>(
    packet_in buffer,
    out H parsed_hdr,
    inout M user_meta,
    in psa_ingress_parser_input_metadata_t istd,
    in RESUBM resubmit_meta,
    in RECIRCM recirculate_meta);

/// Decides where the packet goes.
control Ingress<H, M>(
    inout H hdr, inout M user_meta,
    in    psa_ingress_input_metadata_t  istd,
    inout psa_ingress_output_metadata_t ostd);

/// Puts the packet together for the buffer, and says what its next stage is told.
control IngressDeparser<H, M, CI2EM, RESUBM, NM>(
    packet_out buffer,
    out CI2EM clone_i2e_meta,
    out RESUBM resubmit_meta,
    out NM normal_meta,
    inout H hdr,
    in M meta,
    in psa_ingress_output_metadata_t istd);

/// Takes a packet apart as it comes out of the buffer.
/// @param NM what a normal packet brings along from ingress
/// @param CI2EM what a clone from ingress brings along
/// @param CE2EM what a clone from egress brings along
parser EgressParser<H, M, NM, CI2EM, CE2EM>(
    packet_in buffer,
    out H parsed_hdr,
    inout M user_meta,
    in psa_egress_parser_input_metadata_t istd,
    in NM normal_meta,
    in CI2EM clone_i2e_meta,
    in CE2EM clone_e2e_meta);

/// Works on each packet, copies included, on the way to its port.
control Egress<H, M>(
    inout H hdr, inout M user_meta,
    in    psa_egress_input_metadata_t  istd,
    inout psa_egress_output_metadata_t ostd);

/// Puts the packet together as it leaves, and says what a clone or a recirculated packet is told.
control EgressDeparser<H, M, CE2EM, RECIRCM>(
    packet_out buffer,
    out CE2EM clone_e2e_meta,
    out RECIRCM recirculate_meta,
    inout H hdr,
    in M meta,
    in psa_egress_output_metadata_t istd,
    in psa_egress_deparser_input_metadata_t edstd);

/// The half from the port to the buffer.
package IngressPipeline<IH, IM, NM, CI2EM, RESUBM, RECIRCM>(
    IngressParser<IH, IM, RESUBM, RECIRCM> ip,
    Ingress<IH, IM> ig,
    IngressDeparser<IH, IM, CI2EM, RESUBM, NM> id);

/// The half from the buffer to the port.
package EgressPipeline<EH, EM, NM, CI2EM, CE2EM, RECIRCM>(
    EgressParser<EH, EM, NM, CI2EM, CE2EM> ep,
    Egress<EH, EM> eg,
    EgressDeparser<EH, EM, CE2EM, RECIRCM> ed);

/// A program:
/// `PSA_Switch(ingress, PacketReplicationEngine(), egress, BufferingQueueingEngine()) main;`
package PSA_Switch<IH, IM, EH, EM, NM, CI2EM, CE2EM, RESUBM, RECIRCM>(
    IngressPipeline<IH, IM, NM, CI2EM, RESUBM, RECIRCM> ingress,
    PacketReplicationEngine pre,
    EgressPipeline<EH, EM, NM, CI2EM, CE2EM, RECIRCM> egress,
    BufferingQueueingEngine bqe);

#endif  // __PSA_P4__
