// Arithmetic wraps at the type's width, also in the middle of an expression.
header Data {
    bit<4> a;
    bit<4> b;
    bit<4> sum;
    bit<4> difference;
    bit<4> product;
    bit<4> inverted;
    bit<4> negative;
    bit<4> halved_sum;
    bit<1> sum_above_a;
    bit<1> inverted_is_15;
    bit<1> difference_below;
    bit<5> pad;
    bit<8> c;
    bit<16> widened_sum;
    bit<16> sum_of_widened;
}

#include "frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        bit<4> a = hdr.data.a;
        bit<4> b = hdr.data.b;
        hdr.data.sum = a + b;
        hdr.data.difference = a - b;
        hdr.data.product = a * b;
        hdr.data.inverted = ~a;
        hdr.data.negative = -a;
        hdr.data.halved_sum = (a + b) >> 1;
        hdr.data.sum_above_a = (bit<1>)(a + b > a);
        hdr.data.inverted_is_15 = (bit<1>)(~a == 15);
        hdr.data.difference_below = (bit<1>)(a - b < 8);
        hdr.data.widened_sum = (bit<16>)(hdr.data.c + hdr.data.c);
        hdr.data.sum_of_widened = (bit<16>)hdr.data.c + (bit<16>)hdr.data.c;
    }
}

ubpf(prs(), pipe(), dprs()) main;
