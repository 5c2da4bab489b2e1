// P4 specification 13.6: cases in order; tuples, masks, ranges, names of constants, don't care,
// expressions as keys.
#include <core.p4>
#include <ubpf_model.p4>

header Data {
    bit<16> a;
    bit<8> b;
    bit<8> result;
}

struct Headers {
    Data data;
}

struct Meta {
    bit<8> result;
    bool odd;
}

const bit<16> SPECIAL = 0x1234;

enum bit<8> Kind { x = 7, y = 9 }

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.data);
        meta.odd = hdr.data.b[0:0] == 1;
        transition select(hdr.data.a, hdr.data.b) {
            (SPECIAL, 0): s1;
            (SPECIAL, _): s2;
            (0x8000 &&& 0x8000, 1 .. 5): s3;
            (0x8000 &&& 0xc000, 8w5 .. 9): s4;
            (1 .. 1, 0xf0 &&& 0xf1): s5;
            (0, default): by_kind;
            default: by_sum;
        }
    }
    state s1 {
        meta.result = 1;
        transition accept;
    }
    state s2 {
        meta.result = 2;
        transition accept;
    }
    state s3 {
        meta.result = 3;
        transition accept;
    }
    state s4 {
        meta.result = 4;
        transition accept;
    }
    state s5 {
        meta.result = 5;
        transition accept;
    }
    state by_kind {
        transition select((Kind)hdr.data.b) {
            Kind.x: s1;
            Kind.y: s2;
            default: by_parity;
        }
    }
    state by_parity {
        transition select(meta.odd, std.input_port) {
            (true, 1): s3;
            (true, 2): s4;
            (false, _): s5;
        }
    }
    state by_sum {
        meta.result = 0xee;
        transition select(hdr.data.a[7:0] + hdr.data.b) {
            0: s5;
            _: accept;
        }
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.data.result = meta.result;
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.data);
    }
}

ubpf(prs(), pipe(), dprs()) main;
