// Copies and comparisons of whole headers and structs, initialisers by position and by name.
header Data {
    bit<8> kind;
    bit<16> value;
}

#include <core.p4>
#include <ubpf_model.p4>

struct Pair {
    bit<8> left;
    bit<8> right;
}

struct Nested {
    Pair pair;
    bit<16> number;
}

header Result {
    bit<8> flags;
    bit<8> left;
    bit<8> right;
    bit<16> number;
}

struct Headers {
    Data first;
    Data second;
    Result result;
}

struct Meta {
    Nested kept;
}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.first);
        transition select(hdr.first.kind) {
            2: second;
            default: accept;
        }
    }
    state second {
        packet.extract(hdr.second);
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.result.setValid();
        hdr.result = { 0, 0, 0, 0 };
        if (hdr.first == hdr.second) {
            hdr.result.flags[0:0] = 1;
        }
        Data third = hdr.second;  // invalid when the second is
        if (third == hdr.second) {
            hdr.result.flags[1:1] = 1;
        }
        if (!third.isValid()) {
            hdr.result.flags[2:2] = 1;
        }
        third = { 2, 0x0102 };  // a header is valid after an initialiser
        if (third == hdr.second) {
            hdr.result.flags[3:3] = 1;
        }
        if (third.isValid()) {
            hdr.result.flags[4:4] = 1;
        }
        Nested n = { pair = { left = 1, right = 2 }, number = hdr.first.value };
        meta.kept = n;
        n.pair = { right = 7, left = n.pair.right };
        if (meta.kept != n) {
            hdr.result.flags[5:5] = 1;
        }
        Pair p = { 2, 7 };
        if (n.pair == p) {
            hdr.result.flags[6:6] = 1;
        }
        hdr.result.left = n.pair.left;
        hdr.result.right = n.pair.right;
        hdr.result.number = meta.kept.number;
        hdr.first = hdr.second;  // invalid too when the second is: it is not sent then
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.result);
        packet.emit(hdr.first);
        packet.emit(hdr.second);
    }
}

ubpf(prs(), pipe(), dprs()) main;
