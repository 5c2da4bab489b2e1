// P4 specification 8.7: two's complement arithmetic and comparisons of int<N>, and its casts.
header Data {
    int<8> a;
    int<8> b;
    int<8> sum;
    int<8> difference;
    int<8> product;
    int<8> negative;
    int<16> extended;
    bit<16> unsigned_extended;
    int<4> cut;
    int<4> cut_b;
    bit<1> lt;
    bit<1> le;
    bit<1> gt;
    bit<1> ge;
    bit<1> eq;
    bit<1> negative_a;
    bit<1> above_minus_100;
    bit<1> unsigned_lt;
}

#include "frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        int<8> a = hdr.data.a;
        int<8> b = hdr.data.b;
        hdr.data.sum = a + b;
        hdr.data.difference = a - b;
        hdr.data.product = a * b;
        hdr.data.negative = -a;
        hdr.data.extended = (int<16>)a;
        hdr.data.unsigned_extended = (bit<16>)(bit<8>)a;
        hdr.data.cut = (int<4>)a;
        hdr.data.cut_b = (int<4>)b;
        hdr.data.lt = a < b ? 1w1 : 0;
        hdr.data.le = a <= b ? 1w1 : 0;
        hdr.data.gt = a > b ? 1w1 : 0;
        hdr.data.ge = a >= b ? 1w1 : 0;
        hdr.data.eq = a == b ? 1w1 : 0;
        hdr.data.negative_a = a < 0 ? 1w1 : 0;
        hdr.data.above_minus_100 = a > -100 ? 1w1 : 0;
        hdr.data.unsigned_lt = (bit<8>)a < (bit<8>)b ? 1w1 : 0;
    }
}

ubpf(prs(), pipe(), dprs()) main;
