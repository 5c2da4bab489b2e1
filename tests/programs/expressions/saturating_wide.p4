// Saturation at 64 bits, where the sum does not fit a machine word.
header Data {
    bit<64> a;
    bit<64> b;
    bit<64> sum;
    bit<64> difference;
    int<64> signed_sum;
    int<64> signed_difference;
}

#include "frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        bit<64> a = hdr.data.a;
        bit<64> b = hdr.data.b;
        hdr.data.sum = a |+| b;
        hdr.data.difference = a |-| b;
        hdr.data.signed_sum = (int<64>)a |+| (int<64>)b;
        hdr.data.signed_difference = (int<64>)a |-| (int<64>)b;
    }
}

ubpf(prs(), pipe(), dprs()) main;
