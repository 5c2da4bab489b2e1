/// The ebpf_model architecture: a parser and a control that together become a packet filter in the
/// Linux kernel. A filter accepts or refuses packets; it does not change them.

#ifndef _EBPF_MODEL_P4_
#define _EBPF_MODEL_P4_

#include <core.p4>

/// Counters of 32 bits in an eBPF map. The program can only add to them; reading and resetting is
/// for the control plane.
extern CounterArray {
    /// @param max_index how many counters the map has room for
    /// @param sparse true: a hash map, for few indices far apart; false: an array
    CounterArray(bit<32> max_index, bool sparse);

    /// Adds one to the counter at an index.
    void increment(in bit<32> index);

    /// Adds a value to the counter at an index.
    void add(in bit<32> index, in bit<32> value);
}

/// For a table's property `implementation`, which every table needs: the table becomes an eBPF
/// array map. A table with a key of kind `lpm` becomes a trie, and only the size counts.
extern array_table {
    /// @param size how many entries there is room for
    array_table(bit<32> size);
}

/// For a table's property `implementation`: the table becomes an eBPF hash map. A table with a key
/// of kind `lpm` becomes a trie, and only the size counts.
extern hash_table {
    /// @param size how many entries there is room for
    hash_table(bit<32> size);
}

/// Takes a packet apart.
parser parse<H>(packet_in packet, out H headers);

/// Decides whether the packet is accepted.
control filter<H>(inout H headers, out bool accept);

/// A program: `ebpfFilter(prs(), pipe()) main;`
package ebpfFilter<H>(parse<H> prs,
                      filter<H> filt);

#endif  // _EBPF_MODEL_P4_
