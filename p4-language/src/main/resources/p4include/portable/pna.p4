/// The Portable NIC Architecture (PNA) with directions and a control before the main parser. Part
/// of pna.p4 and dpdk/pna.p4: include one of those. PORTABLE_DPDK is defined for the latter.

#ifndef __PNA_P4__
#define __PNA_P4__

#define PORTABLE_PASS_NUMBER

#include <core.p4>
#include <portable/pna_types.p4>
#include <portable/pna_common.p4>
#include <portable/pna_externs.p4>
#ifdef PORTABLE_DPDK

/// What became of a packet in the IPsec accelerator.
enum ipsec_status {
    IPSEC_SUCCESS,
    IPSEC_ERROR
}

/// The IPsec accelerator. It works on a packet after the deparser and sends it through the pipeline
/// again. Whether it encrypts or decrypts, and how, is a matter of the security association.
extern ipsec_accelerator {
    ipsec_accelerator();

    /// Selects the security association; without this call it is undefined.
    void set_sa_index<T>(in T sa_index);

    /// Says where in the packet the IP header starts; without this call at its beginning.
    void set_ip_header_offset<T>(in T offset);

    /// Sends the packet to the accelerator.
    void enable();

    /// Takes enable() back.
    void disable();

    /// Whether the packet comes from the accelerator.
    /// @param status how it fared there
    bool from_ipsec(out ipsec_status status);
}
#endif

/// Which way a packet travels.
enum PNA_Direction_t {
    NET_TO_HOST,  // from the network
    HOST_TO_NET   // from the host
}

/// How a packet got to where it is.
enum PNA_PacketPath_t {
    FROM_NET_PORT,          // from a network port
    FROM_NET_LOOPEDBACK,    // from the network, looped back
    FROM_NET_RECIRCULATED,  // from the network, recirculated
    FROM_HOST,              // from the host
    FROM_HOST_LOOPEDBACK,   // from the host, looped back
    FROM_HOST_RECIRCULATED  // from the host, recirculated
}

/// What the control before the main parser is told.
struct pna_pre_input_metadata_t {
    PortId_t        input_port;    // port that the packet came in by
    ParserError_t   parser_error;  // why its headers could not be parsed
    PNA_Direction_t direction;     // which way it travels
    PassNumber_t    pass;          // how often it was here before
    bool            loopedback;    // whether it was looped back
}

/// What the control before the main parser answers.
struct pna_pre_output_metadata_t {
    bool              decrypt;               // decrypt the packet before the main parser
    SecurityAssocId_t said;                  // with this security association
    bit<16>           decrypt_start_offset;  // from here on
}

/// What the main parser is told.
struct pna_main_parser_input_metadata_t {
    PNA_Direction_t direction;   // which way the packet travels
    PassNumber_t    pass;        // how often it was here before
    bool            loopedback;  // whether it was looped back
    PortId_t        input_port;  // network port, or virtual port of the host, that it came in by
}

/// What the main control is told.
struct pna_main_input_metadata_t {
    PNA_Direction_t  direction;         // which way the packet travels
    PassNumber_t     pass;              // how often it was here before
    bool             loopedback;        // whether it was looped back
    Timestamp_t      timestamp;         // when it came in
    ParserError_t    parser_error;      // why the main parser rejected it
    ClassOfService_t class_of_service;  // its class so far
    PortId_t         input_port;        // network port, or virtual port of the host, it came in by
}

/// What the main control answers, besides the calls that forward the packet.
struct pna_main_output_metadata_t {
    ClassOfService_t class_of_service;  // at first 0
}

/// Discards the packet at the end of the main control. Of this and send_to_port() the last call
/// counts. For the main control only.
extern void drop_packet();

/// Sends the packet to a port. Of this and drop_packet() the last call counts.
/// @param dest_port the port, known at compile time or a parameter that the control plane sets
extern void send_to_port(PortId_t dest_port);

/// Sends a copy of the packet elsewhere too.
/// @param mirror_slot_id which of the packet's mirrors
/// @param mirror_session_id where the control plane lets the copy go
extern void mirror_packet(MirrorSlotId_t mirror_slot_id,
                          MirrorSessionId_t mirror_session_id);

/// Sends the packet, as the deparser makes it, through the pipeline again.
extern void recirculate();

/// Adds an entry for the key that was just looked up and not found. For default actions of tables
/// with `add_on_miss`.
/// @param action_name the entry's action, one of the table's
/// @param action_params its arguments: a struct with a field for each parameter
/// @param expire_time_profile_id when the entry expires
/// @return whether there is an entry now
extern bool add_entry<T>(string action_name,
                         in T action_params,
                         in ExpireTimeProfileId_t expire_time_profile_id);

/// A number for a new flow.
extern FlowId_t allocate_flow_id();

/// Changes when the entry that matched expires. For actions of tables whose entries expire.
extern void set_entry_expire_time(
    in ExpireTimeProfileId_t expire_time_profile_id);

/// Lets the time of the entry that matched begin anew. For actions of tables whose entries expire.
extern void restart_expire_timer();

/// One of two values, by the direction of the packet: source or destination in a key, for example.
/// @param direction the direction
/// @param n2h_value the result for NET_TO_HOST
/// @param h2n_value the result for HOST_TO_NET
@pure
extern T SelectByDirection<T>(
    in PNA_Direction_t direction,
    in T n2h_value,
    in T h2n_value);

/// Decides whether the packet is decrypted before the main parser.
/// @param PH struct of the headers known by then
/// @param PM struct of the program's own metadata
control PreControlT<PH, PM>(
    in    PH pre_hdr,
    inout PM pre_user_meta,
    in    pna_pre_input_metadata_t  istd,
    inout pna_pre_output_metadata_t ostd);

/// Takes a packet apart.
/// @param MH struct of headers
/// @param MM struct of the program's own metadata
parser MainParserT<MH, MM>(
    packet_in pkt,
    out   MH main_hdr,
    inout MM main_user_meta,
    in    pna_main_parser_input_metadata_t istd);

/// Decides where the packet goes.
control MainControlT<MH, MM>(
    inout MH main_hdr,
    inout MM main_user_meta,
    in    pna_main_input_metadata_t  istd,
    inout pna_main_output_metadata_t ostd);

/// Puts the packet together again.
control MainDeparserT<MH, MM>(
    packet_out pkt,
    in    MH main_hdr,
    in    MM main_user_meta,
    in    pna_main_output_metadata_t ostd);

/// A program: `PNA_NIC(MainParser(), PreControl(), MainControl(), MainDeparser()) main;`
package PNA_NIC<PH, PM, MH, MM>(
    MainParserT<MH, MM> main_parser,
    PreControlT<PH, PM> pre_control,
    MainControlT<MH, MM> main_control,
    MainDeparserT<MH, MM> main_deparser);

#endif  // __PNA_P4__
