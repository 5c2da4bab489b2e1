/// The Portable NIC Architecture for P4TC, tables and pipelines in the Linux kernel's traffic
/// control. The annotations that begin with `tc_` tell the kernel's control interface what may be
/// done with the objects, and the structs tc_ControlPath_... what their entries look like there.

#ifndef __PNA_P4__
#define __PNA_P4__

#define PORTABLE_NEXT
#define PORTABLE_TC

#include <core.p4>
#include <portable/pna_types.p4>
#include <portable/pna_common.p4>

/// Computes hashes.
/// @param O type of a hash: bit<W>
extern Hash<O> {
    /// @param algo the function
    Hash(PNA_HashAlgorithm_t algo);

    /// The hash of data.
    @tc_md_exec O get_hash<D>(in D data);

    /// A hash mapped to a range: base + hash % max.
    /// @param base the smallest result
    /// @param data what is hashed
    /// @param max how many different results there can be
    @tc_md_exec O get_hash<T, D>(in T base, in D data, in T max);
}

/// An array of counters, which only the control plane can read.
/// @param W type of a counter: bit<W>
/// @param S type of an index
@noWarn("unused") @tc_acl("RP:RUXP")
extern Counter<W, S> {
    /// @param n_counters how many counters, numbered from 0
    /// @param type what they count
    Counter(@tc_numel bit<32> n_counters, PNA_CounterType_t type);

    /// Counts the packet.
    @tc_md_exec void count(in S index);
}

/// Makes the metadata of the packet's socket buffer available to the other skb_get functions.
extern void skb_get_meta();

/// The time stamp of the packet's socket buffer.
extern bit<64> skb_get_tstamp();

/// The mark of the packet's socket buffer.
extern bit<32> skb_get_mark();

/// The traffic control class of the packet's socket buffer.
extern bit<16> skb_get_tc_classid();

/// The traffic control index of the packet's socket buffer.
extern bit<16> skb_get_tc_index();

/// The queue of the packet's socket buffer.
extern bit<16> skb_get_queue_mapping();

/// The protocol (EtherType) of the packet's socket buffer.
extern bit<16> skb_get_protocol();

/// 1 when the packet is at the ingress hook of traffic control.
extern bit<1> skb_get_tc_at_ingress();

/// 1 when the packet was redirected from an ingress hook.
extern bit<1> skb_get_from_ingress();

/// Sets the time stamp of the packet's socket buffer.
extern void skb_set_tstamp(in bit<64> dummy);

/// Sets the mark of the packet's socket buffer.
extern void skb_set_mark(in bit<32> dummy);

/// Sets the traffic control class of the packet's socket buffer.
extern void skb_set_tc_classid(in bit<16> dummy);

/// Sets the traffic control index of the packet's socket buffer.
extern void skb_set_tc_index(in bit<16> dummy);

/// Sets the queue of the packet's socket buffer.
extern void skb_set_queue_mapping(in bit<16> dummy);

/// Sets the protocol (EtherType) of the packet's socket buffer.
extern void skb_set_protocol(in bit<16> dummy);

/// Writes what the other skb_set functions have set to the packet's socket buffer.
extern void skb_set_meta();

/// A counter of a Counter in the control interface.
struct tc_ControlPath_Counter<W, S> {
    @tc_key S index;
    @tc_data W pkts;
    @tc_data W bytes;
}

/// One counter for each entry of a table, which names it in its property `pna_direct_counter`.
/// @param W type of a counter: bit<W>
@noWarn("unused") @tc_acl("RP:RUXP")
extern DirectCounter<W> {
    /// @param type what is counted
    DirectCounter(PNA_CounterType_t type);

    /// Counts the packet at the entry that matched. For actions of the table.
    @tc_md_exec void count();
}

/// A counter of a DirectCounter in the control interface.
struct tc_ControlPath_DirectCounter<W> {
    @tc_key bit<32> index;
    @tc_data W pkts;
    @tc_data W bytes;
}

/// An array of meters with two rates and three colours (RFC 2698).
/// @param S type of an index
@tc_acl("RUP:RUXP")
extern Meter<S> {
    /// @param n_meters how many meters, numbered from 0
    /// @param type whether packets or their bytes make up the rate
    Meter(@tc_numel bit<32> n_meters, PNA_MeterType_t type);

    /// Measures the packet, and never gives it a better colour than it had (colour aware).
    /// @param index which meter
    /// @param color the colour so far
    @tc_md_exec PNA_MeterColor_t execute(in S index, in PNA_MeterColor_t color);

    /// Measures the packet as if it had been green (colour blind).
    @tc_md_exec PNA_MeterColor_t execute(in S index);
}

/// A meter of a Meter in the control interface: committed and peak rates and burst sizes.
struct tc_ControlPath_Meter<S> {
    @tc_key S index;
    @tc_data bit<64> cir;
    @tc_data bit<64> cbs;
    @tc_data bit<64> pir;
    @tc_data bit<64> pbs;
}

/// One meter for each entry of a table, which names it in its property `pna_direct_meter`.
@tc_acl("RUP:RUXP")
extern DirectMeter {
    /// @param type whether packets or their bytes make up the rate
    DirectMeter(PNA_MeterType_t type);

    /// Measures the packet, and never gives it a better colour than it had (colour aware).
    @tc_md_exec PNA_MeterColor_t execute(in PNA_MeterColor_t color);

    /// Measures the packet as if it had been green (colour blind).
    @tc_md_exec PNA_MeterColor_t execute();
}

/// A meter of a DirectMeter in the control interface: committed and peak rates and burst sizes.
struct tc_ControlPath_DirectMeter {
    @tc_key bit<32> index;
    @tc_data bit<64> cir;
    @tc_data bit<64> cbs;
    @tc_data bit<64> pir;
    @tc_data bit<64> pbs;
}

/// An array of values that outlive the packet.
/// @param T type of a value
/// @param S type of an index
extern Register<T, S> {
    /// Values that are undefined at first.
    /// @param size how many, numbered from 0
    Register(@tc_numel bit<32> size);

    /// Values that are all the same at first.
    /// @param size how many, numbered from 0
    /// @param initial_value what they are
    Register(@tc_numel bit<32> size, @tc_init_val T initial_value);

    /// The value at an index.
    @tc_md_read T read(@tc_key in S index);

    /// Sets the value at an index.
    @tc_md_write void write(@tc_key in S index, @tc_data in T value);
}

/// A value of a Register in the control interface.
struct tc_ControlPath_Register<T> {
    @tc_key bit<32> index;
    @tc_data T a_value;
}

/// A stream of messages to the control plane.
/// @param T type of a message
extern Digest<T> {
    Digest();

    /// Sends a message.
    @tc_md_exec void pack(in T data);
}

/// A message of a Digest in the control interface.
struct tc_ControlPath_Digest<T> {
    @tc_key bit<32> index;
    @tc_data T data;
}

#include <portable/pna_next.p4>

#endif  // __PNA_P4__
