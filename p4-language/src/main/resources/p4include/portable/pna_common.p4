/// What all versions of the Portable NIC Architecture (PNA) have in common besides the types. Part
/// of pna.p4: include that.
///
/// PORTABLE_NEXT is defined for the version that bmv2/pna.p4 and tc/pna.p4 have, PORTABLE_DPDK for
/// dpdk/pna.p4.

#ifndef _PORTABLE_PNA_COMMON_P4_
#define _PORTABLE_PNA_COMMON_P4_

/// Values of the table property `pna_idle_timeout`.
enum PNA_IdleTimeout_t {
    NO_TIMEOUT,     // entries stay until the control plane removes them
#ifdef PORTABLE_NEXT
    NOTIFY_CONTROL, // the control plane is told of entries that nothing matched for a while
    AUTO_DELETE     // entries that nothing matched for a while are removed
#else
    NOTIFY_CONTROL  // the control plane is told of entries that nothing matched for a while
#endif
}

match_kind {
    range,     // the key lies between the entry's two bounds, both included
    selector,  // not compared: input of the hash with which an ActionSelector picks a member
    optional   // the entry gives either one value or none, and none matches everything
}

/// Functions for Hash, Checksum and ActionSelector.
enum PNA_HashAlgorithm_t {
#if defined(PORTABLE_NEXT) || defined(PORTABLE_DPDK)
    IDENTITY,
    CRC32,
    CRC32_CUSTOM,       // parameters set through the control plane
    CRC16,
    CRC16_CUSTOM,       // parameters set through the control plane
    ONES_COMPLEMENT16,  // the Internet checksum
#endif
#ifdef PORTABLE_DPDK
    TOEPLITZ,           // as network cards use it to spread flows over receive queues
#endif
    TARGET_DEFAULT      // the device's choice
}

/// Computes a checksum in steps. It starts afresh with each packet.
/// @param W type of the checksum: bit<W>
extern Checksum<W> {
    /// @param hash the function
    Checksum(PNA_HashAlgorithm_t hash);

    /// Forgets all data.
    void clear();

    /// Adds data.
    void update<T>(in T data);

    /// The checksum of all data since the last clear().
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
    bit<16> get();

    /// The state, for set_state() of this or another object: from a parser to a deparser, say.
    bit<16> get_state();

    /// Goes on from a state that get_state() returned.
    void set_state(in bit<16> checksum_state);
}

/// What a counter counts.
enum PNA_CounterType_t {
    PACKETS,
    BYTES,
    PACKETS_AND_BYTES
}

/// What a meter measures the rate of.
enum PNA_MeterType_t {
    PACKETS,
    BYTES
}

/// What a meter says: GREEN within the committed rate, YELLOW within the peak rate, RED beyond.
enum PNA_MeterColor_t { RED, GREEN, YELLOW }

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

/// Actions that several entries share: a table with this as its `pna_implementation` has entries
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
    ActionSelector(PNA_HashAlgorithm_t algo, bit<32> size, bit<32> outputWidth);
}

#endif  // _PORTABLE_PNA_COMMON_P4_
