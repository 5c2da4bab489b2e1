// An MPLS tunnel for IPv4: the edge of a provider's network. What comes from customers gets a label
// by the longest matching prefix of its destination; what comes with a label that ends here
// loses it again. The tunnel is a "pipe" (RFC 3443): the packet inside keeps its TTL.

#include <core.p4>
#include <ubpf_model.p4>

const bit<16> ETHERTYPE_IPV4 = 0x0800;
const bit<16> ETHERTYPE_MPLS = 0x8847;

header ethernet_t {
    bit<48> dst_addr;
    bit<48> src_addr;
    bit<16> ether_type;
}

// RFC 3032
header mpls_t {
    bit<20> label;
    bit<3> traffic_class;
    bit<1> bottom;  // 1: the last label of the stack
    bit<8> ttl;
}

header ipv4_t {
    bit<4> version;
    bit<4> ihl;
    bit<6> dscp;
    bit<2> ecn;
    bit<16> total_len;
    bit<16> identification;
    bit<3> flags;
    bit<13> frag_offset;
    bit<8> ttl;
    bit<8> protocol;
    bit<16> checksum;
    bit<32> src_addr;
    bit<32> dst_addr;
}

struct headers_t {
    ethernet_t ethernet;
    mpls_t mpls;
    ipv4_t ipv4;
}

struct metadata_t {}

parser prs(
    packet_in packet,
    out headers_t hdr,
    inout metadata_t meta,
    inout standard_metadata std
) {
    state start {
        packet.extract(hdr.ethernet);
        transition select(hdr.ethernet.ether_type) {
            ETHERTYPE_IPV4: parse_ipv4;
            ETHERTYPE_MPLS: parse_mpls;
            default: accept;
        }
    }

    state parse_mpls {
        packet.extract(hdr.mpls);
        transition accept;
    }

    state parse_ipv4 {
        packet.extract(hdr.ipv4);
        transition accept;
    }
}

control pipe(inout headers_t hdr, inout metadata_t meta, inout standard_metadata std) {
    action push(bit<20> label, bit<48> next_hop_mac) {
        hdr.mpls.setValid();
        hdr.mpls.label = label;
        hdr.mpls.traffic_class = hdr.ipv4.dscp[5:3];  // the class selector bits
        hdr.mpls.bottom = 1;
        hdr.mpls.ttl = 255;
        hdr.ethernet.ether_type = ETHERTYPE_MPLS;
        hdr.ethernet.dst_addr = next_hop_mac;
    }

    action pop(bit<48> customer_mac) {
        hdr.mpls.setInvalid();
        hdr.ethernet.ether_type = ETHERTYPE_IPV4;
        hdr.ethernet.dst_addr = customer_mac;
    }

    action drop() {
        mark_to_drop();
    }

    // Into the tunnel. Other destinations are routed without a label.
    table routes {
        key = {
            hdr.ipv4.dst_addr: lpm;
        }
        actions = {
            push;
            drop;
            NoAction;
        }
        default_action = NoAction();
        size = 1024;
    }

    // Out of the tunnel. Only a label at the bottom has IPv4 behind it.
    table labels {
        key = {
            hdr.mpls.label: exact;
            hdr.mpls.bottom: exact;
        }
        actions = {
            pop;
            drop;
        }
        default_action = drop();
        size = 1024;
    }

    apply {
        if (hdr.mpls.isValid()) {
            if (hdr.mpls.ttl <= 1) {
                drop();
            } else {
                labels.apply();
            }
        } else if (hdr.ipv4.isValid()) {
            routes.apply();
        }
    }
}

control dprs(packet_out packet, in headers_t hdr) {
    apply {
        packet.emit(hdr.ethernet);
        packet.emit(hdr.mpls);
        packet.emit(hdr.ipv4);
    }
}

ubpf(prs(), pipe(), dprs()) main;
