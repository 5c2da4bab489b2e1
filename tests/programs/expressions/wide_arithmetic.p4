// Numbers of more than 64 bits: sum, difference, negation, bitwise operators and comparisons.
header Data {
    bit<128> a;
    bit<128> b;
    bit<128> sum;
    bit<128> difference;
    bit<128> negative;
    bit<128> xored;
    bit<128> anded;
    bit<128> ored;
    bit<128> inverted;
    bit<1> lt;
    bit<1> le;
    bit<1> gt;
    bit<1> ge;
    bit<1> eq;
    bit<1> ne;
    bit<1> signed_lt;
    bit<1> signed_ge;
}

#include "frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        bit<128> a = hdr.data.a;
        bit<128> b = hdr.data.b;
        hdr.data.sum = a + b;
        hdr.data.difference = a - b;
        hdr.data.negative = -a;
        hdr.data.xored = a ^ b;
        hdr.data.anded = a & b;
        hdr.data.ored = a | b;
        hdr.data.inverted = ~a;
        hdr.data.lt = (bit<1>)(a < b);
        hdr.data.le = (bit<1>)(a <= b);
        hdr.data.gt = (bit<1>)(a > b);
        hdr.data.ge = (bit<1>)(a >= b);
        hdr.data.eq = (bit<1>)(a == b);
        hdr.data.ne = (bit<1>)(a != b);
        hdr.data.signed_lt = (bit<1>)((int<128>)a < (int<128>)b);
        hdr.data.signed_ge = (bit<1>)((int<128>)a >= (int<128>)b);
    }
}

ubpf(prs(), pipe(), dprs()) main;
