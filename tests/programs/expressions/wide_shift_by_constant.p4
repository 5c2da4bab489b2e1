// Shifts of 128 bits by constants, over and across the middle.
header Data {
    bit<128> left_1;
    bit<128> left_63;
    bit<128> left_64;
    bit<128> left_100;
    bit<128> right_1;
    bit<128> right_64;
    bit<128> right_100;
    int<128> arithmetic_1;
    int<128> arithmetic_64;
    int<128> arithmetic_127;
}

#include "frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.data.left_1 = hdr.data.left_1 << 1;
        hdr.data.left_63 = hdr.data.left_63 << 63;
        hdr.data.left_64 = hdr.data.left_64 << 64;
        hdr.data.left_100 = hdr.data.left_100 << 100;
        hdr.data.right_1 = hdr.data.right_1 >> 1;
        hdr.data.right_64 = hdr.data.right_64 >> 64;
        hdr.data.right_100 = hdr.data.right_100 >> 100;
        hdr.data.arithmetic_1 = hdr.data.arithmetic_1 >> 1;
        hdr.data.arithmetic_64 = hdr.data.arithmetic_64 >> 64;
        hdr.data.arithmetic_127 = hdr.data.arithmetic_127 >> 127;
    }
}

ubpf(prs(), pipe(), dprs()) main;
