// Division and remainder of unsigned numbers by constants.
header Data {
    bit<16> a;
    bit<16> by_7;
    bit<16> modulo_7;
    bit<16> by_8;
    bit<16> modulo_8;
    bit<16> by_1;
    bit<16> modulo_1;
    bit<64> w;
    bit<64> wide_by_10;
    bit<64> wide_modulo_10;
}

#include "frame.p4"

const bit<16> SEVEN = 21 / 3;

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        bit<16> a = hdr.data.a;
        hdr.data.by_7 = a / SEVEN;
        hdr.data.modulo_7 = a % SEVEN;
        hdr.data.by_8 = a / 8;
        hdr.data.modulo_8 = a % 8;
        hdr.data.by_1 = a / 1;
        hdr.data.modulo_1 = a % 1;
        hdr.data.wide_by_10 = hdr.data.w / 10;
        hdr.data.wide_modulo_10 = hdr.data.w % 10;
    }
}

ubpf(prs(), pipe(), dprs()) main;
