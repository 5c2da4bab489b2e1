// A header extracted a second time holds the second bytes; the first ones are gone. A header made
// invalid in the parser is not sent; one made valid is.
#include <core.p4>
#include <ubpf_model.p4>

header Data {
    bit<8> kind;
    bit<8> value;
}

struct Headers {
    Data one;
    Data two;
    Data three;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.one);
        hdr.two = hdr.one;
        transition select(hdr.one.kind) {
            1: again;
            2: drop;
            3: make;
            default: accept;
        }
    }
    state again {
        packet.extract(hdr.one);
        transition accept;
    }
    state drop {
        hdr.one.setInvalid();
        transition accept;
    }
    state make {
        hdr.three.setValid();
        hdr.three.kind = hdr.one.value;
        hdr.three.value = packet.lookahead<bit<8>>();
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        if (hdr.one.isValid() && hdr.one.kind == 0) {
            hdr.two.setInvalid();
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.one);
        packet.emit(hdr.two);
        packet.emit(hdr.three);
    }
}

ubpf(prs(), pipe(), dprs()) main;
