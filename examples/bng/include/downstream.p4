// Downstream: from the core to the access network.

#ifndef _BNG_DOWNSTREAM_
#define _BNG_DOWNSTREAM_

#include <core.p4>
#include <ubpf_model.p4>
#include "headers.p4"
#include "policer.p4"
#include "router.p4"

control Downstream(inout headers_t hdr, inout metadata_t meta, in bit<32> frame_length) {
    Register<traffic_t, line_id_t>(8192) traffic;

    Router() router;
    Policer() priority_policer;
    Policer() best_effort_policer;

    // The destination address tells the subscriber. A packet that finds none passes unchanged: it
    // may be for the gateway itself. -----------------------------------------------------------

    action to_subscriber(
        line_id_t line_id,
        vlan_id_t s_vid,
        vlan_id_t c_vid,
        session_id_t session_id,
        mac_addr_t subscriber_mac,
        mac_addr_t gateway_mac
    ) {
        meta.line_id = line_id;

        hdr.ethernet.dst_addr = subscriber_mac;
        hdr.ethernet.src_addr = gateway_mac;
        hdr.ethernet.ether_type = TPID_SERVICE;
        hdr.s_tag.setValid();
        hdr.s_tag.pcp = 0;
        hdr.s_tag.dei = 0;
        hdr.s_tag.vid = s_vid;
        hdr.s_tag.ether_type = TPID_CUSTOMER;
        hdr.c_tag.setValid();
        hdr.c_tag.pcp = 0;
        hdr.c_tag.dei = 0;
        hdr.c_tag.vid = c_vid;
        hdr.c_tag.ether_type = ETHERTYPE_PPPOE_SESSION;
        hdr.pppoe.setValid();
        hdr.pppoe.version = 1;
        hdr.pppoe.type_id = 1;
        hdr.pppoe.code = 0;
        hdr.pppoe.session_id = session_id;
        // Longer packets than 16 bits can tell are over the MRU, and dropped below.
        hdr.pppoe.length = (bit<16>)(PPP_PROTOCOL_SIZE + meta.ip_length);
        hdr.ppp.setValid();
        hdr.ppp.protocol = hdr.ipv4.isValid() ? PPP_IPV4 : PPP_IPV6;
    }

    table subscriber_v4 {
        key = {
            hdr.ipv4.dst_addr: exact;
        }
        actions = {
            to_subscriber;
            @defaultonly NoAction;
        }
        const default_action = NoAction();
        size = 32768;
    }

    table subscriber_v6 {
        key = {
            hdr.ipv6.dst_addr[127:64]: exact @name("dst_prefix");
        }
        actions = {
            to_subscriber;
            @defaultonly NoAction;
        }
        const default_action = NoAction();
        size = 32768;
    }

    // Voice and the like have a bucket of their own, so that a download cannot starve them. ------

    action set_priority() {
        meta.priority = true;
    }

    action set_best_effort() {
        meta.priority = false;
    }

    table dscp_class {
        key = {
            meta.dscp: exact;
        }
        actions = {
            set_priority;
            set_best_effort;
        }
        const default_action = set_best_effort();
        size = 64;
    }

    apply {
        bool found;
        if (hdr.ipv4.isValid()) {
            found = subscriber_v4.apply().hit;
        } else {
            found = subscriber_v6.apply().hit;
        }

        if (found) {
            if (meta.ip_length > PPPOE_MRU) {
                meta.drop_reason = drop_reason_t.OVER_MRU;
            } else {
                router.apply(hdr, meta, frame_length);
            }
            if (meta.drop_reason == drop_reason_t.NONE) {
                dscp_class.apply();
                if (meta.priority) {
                    priority_policer.apply(meta);
                } else {
                    best_effort_policer.apply(meta);
                }
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
}

#endif  // _BNG_DOWNSTREAM_
