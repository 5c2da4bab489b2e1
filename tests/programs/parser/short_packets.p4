// P4 specification 13.8.2: extract of what the packet does not have is error.PacketTooShort; the
// parser rejects, and a rejected packet passes unchanged.
#include <core.p4>
#include <ubpf_model.p4>

header First {
    bit<24> a;
    bit<8> b;
}

header Second {
    bit<16> c;
    bit<8> d;
}

struct Headers {
    First first;
    Second second;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.first);
        transition select(hdr.first.b) {
            1: more;
            2: accept;
        }
    }
    state more {
        packet.extract(hdr.second);
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.first.a = 0xeeeeee;
        hdr.second.d = 0xff;
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr);
    }
}

ubpf(prs(), pipe(), dprs()) main;
