// The parser: two tags and PPPoE from the access network, bare IP from the core.

#ifndef _BNG_PARSER_
#define _BNG_PARSER_

#include <core.p4>
#include <ubpf_model.p4>
#include "headers.p4"

// In ubpf_model a packet that the parser rejects leaves the program unchanged. A gateway must not
// let broken frames through that way, so this parser looks at the length before it extracts,
// accepts in any case, and leaves the verdict in meta.drop_reason.
parser prs(
    packet_in packet,
    out headers_t hdr,
    inout metadata_t meta,
    inout standard_metadata std
) {
    state start {
        meta.drop_reason = drop_reason_t.NONE;
        meta.forwarded = false;
        meta.line_id = 0;
        meta.priority = false;
        transition select(std.packet_length >= ETHERNET_SIZE) {
            true: parse_ethernet;
            false: truncated;
        }
    }

    state parse_ethernet {
        packet.extract(hdr.ethernet);
        transition select(hdr.ethernet.ether_type) {
            TPID_SERVICE: check_access_head;
            TPID_CUSTOMER: not_access;
            ETHERTYPE_IPV4: core_ipv4;
            ETHERTYPE_IPV6: core_ipv6;
            default: accept;  // ARP and the like: for the gateway itself
        }
    }

    // --- From the access network: two tags, then PPPoE.

    state check_access_head {
        transition select(std.packet_length >= PPPOE_END) {
            true: parse_s_tag;
            false: truncated;
        }
    }

    state parse_s_tag {
        packet.extract(hdr.s_tag);
        transition select(hdr.s_tag.ether_type) {
            TPID_CUSTOMER: parse_c_tag;
            default: not_access;
        }
    }

    state parse_c_tag {
        packet.extract(hdr.c_tag);
        transition select(hdr.c_tag.ether_type) {
            ETHERTYPE_PPPOE_SESSION: parse_pppoe;
            ETHERTYPE_PPPOE_DISCOVERY: accept;  // control traffic
            default: not_access;
        }
    }

    state parse_pppoe {
        packet.extract(hdr.pppoe);
        transition select(hdr.pppoe.version, hdr.pppoe.type_id, hdr.pppoe.code) {
            (1, 1, 0): check_ppp;
            (1, 1, _): accept;  // control traffic
            default: malformed;
        }
    }

    state check_ppp {
        transition select(std.packet_length >= ACCESS_HEAD_SIZE) {
            true: parse_ppp;
            false: truncated;
        }
    }

    state parse_ppp {
        packet.extract(hdr.ppp);
        meta.ip_offset = ACCESS_HEAD_SIZE;
        transition select(hdr.ppp.protocol) {
            PPP_IPV4: check_ipv4;
            PPP_IPV6: check_ipv6;
            default: accept;  // control traffic
        }
    }

    // --- From the core network: IP right behind Ethernet.

    state core_ipv4 {
        meta.ip_offset = CORE_HEAD_SIZE;
        transition check_ipv4;
    }

    state core_ipv6 {
        meta.ip_offset = CORE_HEAD_SIZE;
        transition check_ipv6;
    }

    // --- From both.

    state check_ipv4 {
        transition select(std.packet_length >= meta.ip_offset + IPV4_SIZE) {
            true: parse_ipv4;
            false: truncated;
        }
    }

    // Options, if there are any, stay where they are: nothing here looks at them.
    state parse_ipv4 {
        packet.extract(hdr.ipv4);
        meta.ip_length = (bit<32>)hdr.ipv4.total_len;
        meta.dscp = hdr.ipv4.dscp;
        transition accept;
    }

    state check_ipv6 {
        transition select(std.packet_length >= meta.ip_offset + IPV6_SIZE) {
            true: parse_ipv6;
            false: truncated;
        }
    }

    state parse_ipv6 {
        packet.extract(hdr.ipv6);
        meta.ip_length = (bit<32>)hdr.ipv6.payload_len + IPV6_SIZE;
        meta.dscp = hdr.ipv6.dscp;
        transition accept;
    }

    // --- Verdicts.

    state truncated {
        meta.drop_reason = drop_reason_t.TRUNCATED;
        transition accept;
    }

    state not_access {
        meta.drop_reason = drop_reason_t.NOT_ACCESS;
        transition accept;
    }

    state malformed {
        meta.drop_reason = drop_reason_t.MALFORMED;
        transition accept;
    }
}

#endif  // _BNG_PARSER_
