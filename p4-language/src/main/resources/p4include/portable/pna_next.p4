/// The Portable NIC Architecture (PNA) without the control before the main parser. Part of
/// bmv2/pna.p4 and tc/pna.p4: include one of those. PORTABLE_TC is defined for the latter.

#ifndef _PORTABLE_PNA_NEXT_P4_
#define _PORTABLE_PNA_NEXT_P4_

/// Where a packet comes from.
enum PNA_Source_t {
    FROM_HOST,
    FROM_NET
}

/// What the main parser is told.
struct pna_main_parser_input_metadata_t {
    bool     recirculated;  // whether the packet was recirculated
    PortId_t input_port;    // network port, or virtual port of the host, that it came in by
}

/// Whether a port is one of the host.
extern bool is_host_port(in PortId_t p);

/// Whether a port is one of the network.
extern bool is_net_port(in PortId_t p);

/// What the main control is told.
struct pna_main_input_metadata_t {
    bool             recirculated;      // whether the packet was recirculated
#ifdef PORTABLE_TC
    bool             recirculate;       // not used yet
#endif
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
extern void send_to_port(in PortId_t dest_port);

/// Sends a copy of the packet elsewhere too.
/// @param mirror_slot_id which of the packet's mirrors
/// @param mirror_session_id where the control plane lets the copy go
extern void mirror_packet(in MirrorSlotId_t mirror_slot_id,
                          in MirrorSessionId_t mirror_session_id);

/// What add_entry() returns. Devices may have more values than the two here.
typedef bit<1> AddEntryErrorStatus_t;

/// The entry was added.
const AddEntryErrorStatus_t ADD_ENTRY_SUCCESS = 0;

/// The entry was not added.
const AddEntryErrorStatus_t ADD_ENTRY_NOT_DONE = 1;

/// Adds an entry for the key that was just looked up and not found. For default actions of tables
/// with `add_on_miss`.
/// @param action_name the entry's action: one of the table's, which does not add entries itself and
///        is not `@defaultonly`
/// @param action_params its arguments: a struct with a field of the same name and type for each
///        parameter, in their order
/// @param expire_time_profile_id when the entry expires
/// @return ADD_ENTRY_SUCCESS or why there is no entry
extern AddEntryErrorStatus_t add_entry<T>(
    string action_name,
    in T action_params,
    in ExpireTimeProfileId_t expire_time_profile_id);

/// add_entry() under a condition, for devices whose actions cannot have an `if`.
/// @param do_add_entry false: nothing happens and the result is ADD_ENTRY_NOT_DONE
extern AddEntryErrorStatus_t add_entry_if<T>(
    in bool do_add_entry,
    string action_name,
    in T action_params,
    in ExpireTimeProfileId_t expire_time_profile_id);

/// A number for a new flow.
extern FlowId_t allocate_flow_id();

/// Changes when the entry that matched expires, and lets its time begin anew. For actions of tables
/// whose pna_idle_timeout is NOTIFY_CONTROL or AUTO_DELETE.
extern void set_entry_expire_time(
    in ExpireTimeProfileId_t expire_time_profile_id);

/// Lets the time of the entry that matched begin anew. For actions of tables whose pna_idle_timeout
/// is NOTIFY_CONTROL or AUTO_DELETE.
extern void restart_expire_timer();

/// set_entry_expire_time(), restart_expire_timer() or neither, for devices whose actions cannot
/// have an `if`.
/// @param update_aging_info false: neither
/// @param update_expire_time true: set_entry_expire_time(); false: restart_expire_timer()
/// @param expire_time_profile_id the argument of set_entry_expire_time()
extern void update_expire_info(
    in bool update_aging_info,
    in bool update_expire_time,
    in ExpireTimeProfileId_t expire_time_profile_id);

/// set_entry_expire_time() under a condition: flags of a TCP segment, for example.
/// @param condition false: nothing happens
extern void set_entry_expire_time_if(
    in bool condition,
    in ExpireTimeProfileId_t expire_time_profile_id);

/// One of two values, by where the packet comes from: source or destination in a key, for example.
/// @param is_network_port where from, as a rule `is_net_port(istd.input_port)`
/// @param from_net_value the result for true
/// @param from_host_value the result for false
@pure
extern T SelectByDirection<T>(
    in bool is_network_port,
    in T from_net_value,
    in T from_host_value);

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
    inout MH main_hdr,
    in    MM main_user_meta,
    in    pna_main_output_metadata_t ostd);

/// A program: `PNA_NIC(MainParser(), MainControl(), MainDeparser()) main;`
package PNA_NIC<MH, MM>(
    MainParserT<MH, MM> main_parser,
    MainControlT<MH, MM> main_control,
    MainDeparserT<MH, MM> main_deparser);

#endif  // _PORTABLE_PNA_NEXT_P4_
