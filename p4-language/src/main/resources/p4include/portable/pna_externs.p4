/// Objects of the Portable NIC Architecture (PNA) that have a version for each target. Part of
/// pna.p4, bmv2/pna.p4 and dpdk/pna.p4: include one of those.
///
/// PORTABLE_NEXT is defined for bmv2/pna.p4, PORTABLE_DPDK for dpdk/pna.p4.

#ifndef _PORTABLE_PNA_EXTERNS_P4_
#define _PORTABLE_PNA_EXTERNS_P4_

/// Computes hashes.
/// @param O type of a hash: bit<W>
extern Hash<O> {
    /// @param algo the function
    Hash(PNA_HashAlgorithm_t algo);

    /// The hash of data.
    O get_hash<D>(in D data);

    /// A hash mapped to a range: base + hash % max.
    /// @param base the smallest result
    /// @param data what is hashed
    /// @param max how many different results there can be; not every device can divide by all
    ///        numbers, powers of two are safe
    O get_hash<T, D>(in T base, in D data, in T max);
}

/// An array of counters, which only the control plane can read.
/// @param W type of a counter: bit<W>
/// @param S type of an index
@noWarn("unused")
extern Counter<W, S> {
    /// @param n_counters how many counters, numbered from 0
    /// @param type what they count
    Counter(bit<32> n_counters, PNA_CounterType_t type);

#if defined(PORTABLE_NEXT)
    /// Counts the packet.
    void count(in S index);
#elif defined(PORTABLE_DPDK)
    /// Counts the packet.
    void count(in S index);

    /// Counts the packet with its length in bytes, as counters of bytes need it on this target.
    void count(in S index, in bit<32> pkt_len);
#else
    /// Counts the packet.
    /// @param index at which counter
    /// @param increment how much to add to the bytes; without it the packet's length
    void count(in S index, @optional in bit<32> increment);
#endif
}

/// One counter for each entry of a table, which names it in its property `pna_direct_counter`.
/// @param W type of a counter: bit<W>
@noWarn("unused")
extern DirectCounter<W> {
    /// @param type what is counted
    DirectCounter(PNA_CounterType_t type);

#if defined(PORTABLE_NEXT)
    /// Counts the packet at the entry that matched. For actions of the table.
    void count();
#elif defined(PORTABLE_DPDK)
    /// Counts the packet at the entry that matched. For actions of the table.
    void count();

    /// Counts the packet with its length in bytes, as counters of bytes need it on this target.
    void count(in bit<32> pkt_len);
#else
    /// Counts the packet at the entry that matched. For actions of the table.
    /// @param increment how much to add to the bytes; without it the packet's length
    void count(@optional in bit<32> increment);
#endif
}

/// An array of meters with two rates and three colours (RFC 2698).
/// @param S type of an index
extern Meter<S> {
    /// @param n_meters how many meters, numbered from 0
    /// @param type whether packets or their bytes make up the rate
    Meter(bit<32> n_meters, PNA_MeterType_t type);

    /// Measures the packet, and never gives it a better colour than it had (colour aware).
    /// @param index which meter
    /// @param color the colour so far
    PNA_MeterColor_t execute(in S index, in PNA_MeterColor_t color);

    /// Measures the packet as if it had been green (colour blind).
    PNA_MeterColor_t execute(in S index);
#ifdef PORTABLE_DPDK

    /// execute() with the length of the packet in bytes, which this target needs.
    PNA_MeterColor_t dpdk_execute(in S index, in PNA_MeterColor_t color, in bit<32> pkt_len);

    /// execute() with the length of the packet in bytes, which this target needs.
    PNA_MeterColor_t dpdk_execute(in S index, in bit<32> pkt_len);
#endif
}

/// One meter for each entry of a table, which names it in its property `pna_direct_meter`.
extern DirectMeter {
    /// @param type whether packets or their bytes make up the rate
    DirectMeter(PNA_MeterType_t type);

#if defined(PORTABLE_NEXT) || defined(PORTABLE_DPDK)
    /// Measures the packet, and never gives it a better colour than it had (colour aware).
    PNA_MeterColor_t execute(in PNA_MeterColor_t color);

    /// Measures the packet as if it had been green (colour blind).
    PNA_MeterColor_t execute();
#else
    /// Measures the packet, and never gives it a better colour than it had (colour aware).
    /// @param color the colour so far
    /// @param pkt_len bytes to measure; without it the packet's length
    PNA_MeterColor_t execute(in PNA_MeterColor_t color, @optional in bit<32> pkt_len);

    /// Measures the packet as if it had been green (colour blind).
    /// @param pkt_len bytes to measure; without it the packet's length
    PNA_MeterColor_t execute(@optional in bit<32> pkt_len);
#endif
#ifdef PORTABLE_DPDK

    /// execute() with the length of the packet in bytes, which this target needs.
    PNA_MeterColor_t dpdk_execute(in PNA_MeterColor_t color, in bit<32> pkt_len);

    /// execute() with the length of the packet in bytes, which this target needs.
    PNA_MeterColor_t dpdk_execute(in bit<32> pkt_len);
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
    T read(in S index);

    /// Sets the value at an index.
    void write(in S index, in T value);
}

/// A stream of messages to the control plane.
/// @param T type of a message
extern Digest<T> {
    Digest();

    /// Sends a message.
    void pack(in T data);
}

#endif  // _PORTABLE_PNA_EXTERNS_P4_
