// P4_16 specification, "Select expressions" and "Switch statement": subjects of more than 64 bits.
#include <core.p4>
#include <ubpf_model.p4>

header Ipv6 {
    bit<128> address;
    bit<8> result;
}

struct Headers {
    Ipv6 ip;
}

struct Meta {
    bit<8> result;
}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.ip);
        transition select(hdr.ip.address) {
            1: loopback;
            0xff02_0000_0000_0000_0000_0000_0000_0001: all_nodes;
            128w0: reject;
            default: accept;
        }
    }
    state loopback {
        meta.result = 1;
        transition accept;
    }
    state all_nodes {
        meta.result = 2;
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.ip.result = meta.result;
        switch (hdr.ip.address[127:32]) {
            96w0: {
                hdr.ip.result = hdr.ip.result | 0x10;
            }
            0xfe80_0000_0000_0000_0000_0000:
            0xff02_0000_0000_0000_0000_0000: {
                hdr.ip.result = hdr.ip.result | 0x20;
            }
            default: {
                hdr.ip.result = 0xee;
            }
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.ip);
    }
}

ubpf(prs(), pipe(), dprs()) main;
