// A Broadband Network Gateway (BNG): the router at which the PPPoE sessions of an access network
// end.
//
//   subscriber -- DSL/PON -- access node --[S-tag|C-tag|PPPoE|IP]-- BNG --[IP]-- core network
//
// Towards the core (upstream) it checks that a subscriber uses nothing but its own addresses,
// removes tags and PPPoE and routes the packet to a next hop. Towards the subscriber (downstream)
// it finds the subscriber by address and puts tags and PPPoE in front of the packet. Both ways it
// limits the rate, counts, and decrements the TTL.
//
// The direction is read from the frame: what carries a service tag comes from the access network.
// So the program needs to know no port numbers, and exact matches are enough for every table.

#include <core.p4>
#include <ubpf_model.p4>
#include "include/headers.p4"
#include "include/parser.p4"
#include "include/upstream.p4"
#include "include/downstream.p4"

control pipe(inout headers_t hdr, inout metadata_t meta, inout standard_metadata std) {
    // Packets that were dropped, by line * 100 + drop reason: 9905 is reason 5 on line 99. Line 0
    // stands for frames whose line is not known.
    Register<bit<64>, bit<32>>(819200) drops;

    Upstream() upstream;
    Downstream() downstream;

    apply {
        // Whatever is not IP stays as it is: discovery and PPP's control protocols go on to the
        // slow path, and so does ARP.
        if (meta.drop_reason == drop_reason_t.NONE && (hdr.ipv4.isValid() || hdr.ipv6.isValid())) {
            if (hdr.s_tag.isValid()) {
                upstream.apply(hdr, meta, std.packet_length);
            } else {
                downstream.apply(hdr, meta, std.packet_length);
            }
        }

        if (meta.drop_reason != drop_reason_t.NONE) {
            bit<32> index = meta.line_id * 100 + (bit<32>)(bit<8>)meta.drop_reason;
            drops.write(index, drops.read(index) + 1);
            mark_to_drop();
        }

#ifndef BNG_KEEP_PADDING
        // Ethernet pads short frames to 64 bytes; under new headers that padding has the wrong
        // length, and a frame that is still too short is padded again by its port.
        if (meta.forwarded && meta.ip_offset + meta.ip_length < std.packet_length) {
            bit<32> head = hdr.s_tag.isValid() ? ACCESS_HEAD_SIZE : CORE_HEAD_SIZE;
            truncate(head + meta.ip_length);
        }
#endif
    }
}

// Only what is valid is emitted, so this serves both directions.
control dprs(packet_out packet, in headers_t hdr) {
    apply {
        packet.emit(hdr.ethernet);
        packet.emit(hdr.s_tag);
        packet.emit(hdr.c_tag);
        packet.emit(hdr.pppoe);
        packet.emit(hdr.ppp);
        packet.emit(hdr.ipv4);
        packet.emit(hdr.ipv6);
    }
}

ubpf(prs(), pipe(), dprs()) main;
