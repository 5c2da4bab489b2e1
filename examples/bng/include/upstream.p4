// Upstream: from the access network to the core.

#ifndef _BNG_UPSTREAM_
#define _BNG_UPSTREAM_

#include <core.p4>
#include <ubpf_model.p4>
#include "headers.p4"
#include "policer.p4"
#include "router.p4"

control Upstream(inout headers_t hdr, inout metadata_t meta, in bit<32> frame_length) {
    Register<traffic_t, line_id_t>(8192) traffic;

    Router() router;
    Policer() policer;

    // The two tags tell the line. -----------------------------------------------------------

    action set_line(line_id_t line_id) {
        meta.line_id = line_id;
    }

    action unknown_line() {
        meta.drop_reason = drop_reason_t.UNKNOWN_LINE;
    }

    table line_map {
        key = {
            hdr.s_tag.vid: exact;
            hdr.c_tag.vid: exact;
        }
        actions = {
            set_line;
            @defaultonly unknown_line;
        }
        const default_action = unknown_line();
        size = 8192;
    }

    // Anti-spoofing: line, session and source address must belong together. ------------------

    action terminate(mac_addr_t subscriber_mac, next_hop_id_t next_hop) {
        meta.subscriber_mac = subscriber_mac;
        meta.next_hop = next_hop;
    }

    action spoofed() {
        meta.drop_reason = drop_reason_t.SPOOFED_SOURCE;
    }

    table pppoe_term_v4 {
        key = {
            meta.line_id: exact;
            hdr.ipv4.src_addr: exact;
            hdr.pppoe.session_id: exact;
        }
        actions = {
            terminate;
            @defaultonly spoofed;
        }
        const default_action = spoofed();
        size = 32768;  // a line may have several addresses
    }

    table pppoe_term_v6 {
        key = {
            meta.line_id: exact;
            hdr.ipv6.src_addr[127:64]: exact @name("src_prefix");  // a subscriber owns a /64
            hdr.pppoe.session_id: exact;
        }
        actions = {
            terminate;
            @defaultonly spoofed;
        }
        const default_action = spoofed();
        size = 32768;
    }

    // The way into the core. -----------------------------------------------------------------

    action set_next_hop(mac_addr_t next_hop_mac, mac_addr_t gateway_mac) {
        hdr.ethernet.dst_addr = next_hop_mac;
        hdr.ethernet.src_addr = gateway_mac;
    }

    action no_next_hop() {
        meta.drop_reason = drop_reason_t.NO_NEXT_HOP;
    }

    // Subscribers name a next hop by number, so that a change of route is a change of one entry.
    table core_next_hop {
        key = {
            meta.next_hop: exact;
        }
        actions = {
            set_next_hop;
            @defaultonly no_next_hop;
        }
        const default_action = no_next_hop();
        size = 256;
    }

    action decapsulate() {
        hdr.ethernet.ether_type = hdr.ipv4.isValid() ? ETHERTYPE_IPV4 : ETHERTYPE_IPV6;
        hdr.s_tag.setInvalid();
        hdr.c_tag.setInvalid();
        hdr.pppoe.setInvalid();
        hdr.ppp.setInvalid();
    }

    apply {
        if (line_map.apply().hit) {
            if (hdr.ipv4.isValid()) {
                pppoe_term_v4.apply();
            } else {
                pppoe_term_v6.apply();
            }
        }
        if (meta.drop_reason == drop_reason_t.NONE) {
            // LENGTH may be more than the IP packet needs, but not less, and the frame must hold
            // it. It does not count Ethernet's padding.
            bit<32> length = (bit<32>)hdr.pppoe.length;
            if (hdr.ethernet.src_addr != meta.subscriber_mac) {
                meta.drop_reason = drop_reason_t.WRONG_MAC;
            } else if (
                length < PPP_PROTOCOL_SIZE + meta.ip_length || PPPOE_END + length > frame_length
            ) {
                meta.drop_reason = drop_reason_t.BAD_LENGTH;
            } else {
                // Only now: the next hop overwrites the MAC address that was compared above.
                core_next_hop.apply();
                decapsulate();
            }
        }

        if (meta.drop_reason == drop_reason_t.NONE) {
            router.apply(hdr, meta, frame_length);
        }
        if (meta.drop_reason == drop_reason_t.NONE) {
            policer.apply(meta);
        }

        // Only what is forwarded counts, and only what would be forwarded costs tokens.
        if (meta.drop_reason == drop_reason_t.NONE) {
            traffic_t seen = traffic.read(meta.line_id);
            seen.packets = seen.packets + 1;
            seen.bytes = seen.bytes + (bit<64>)meta.ip_length;
            traffic.write(meta.line_id, seen);
            meta.forwarded = true;
        }
    }
}

#endif  // _BNG_UPSTREAM_
