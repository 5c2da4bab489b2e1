// Forwards frames by VLAN and destination MAC address; what no entry names is dropped.

#include <core.p4>
#include <ubpf_model.p4>

typedef bit<48> mac_t;

header ethernet_t {
    mac_t dst;
    mac_t src;
    bit<16> ether_type;
}

header vlan_t {
    bit<3> pcp;
    bit<1> dei;
    bit<12> vid;
    bit<16> ether_type;
}

struct headers_t {
    ethernet_t ethernet;
    vlan_t vlan;
}

struct metadata_t {}

parser prs(
    packet_in packet,
    out headers_t hdr,
    inout metadata_t meta,
    inout standard_metadata std_meta
) {
    state start {
        packet.extract(hdr.ethernet);
        transition select(hdr.ethernet.ether_type) {
            0x8100: vlan;
            default: accept;
        }
    }

    state vlan {
        packet.extract(hdr.vlan);
        transition accept;
    }
}

control pipe(inout headers_t hdr, inout metadata_t meta, inout standard_metadata std_meta) {
    action drop() {
        mark_to_drop();
    }

    action forward(bit<32> port) {
        std_meta.output_port = port;
        std_meta.output_action = ubpf_action.REDIRECT;
    }

    table mac_table {
        key = {
            hdr.vlan.vid: exact;
            hdr.ethernet.dst: exact;
        }
        actions = {
            forward;
            drop;
        }
        const default_action = drop();
        size = 1024;
    }

    apply {
        if (hdr.vlan.isValid()) {
            mac_table.apply();
        } else {
            drop();
        }
    }
}

control dprs(packet_out packet, in headers_t hdr) {
    apply {
        packet.emit(hdr.ethernet);
        packet.emit(hdr.vlan);
    }
}

ubpf(prs(), pipe(), dprs()) main;
