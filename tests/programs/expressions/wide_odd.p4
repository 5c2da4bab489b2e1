// Widths between 65 and 127 bits wrap at their own width.
header Data {
    bit<65> a;
    bit<65> b;
    bit<65> sum;
    bit<65> difference;
    bit<65> left;
    bit<65> right;
    bit<100> c;
    bit<100> d;
    bit<100> sum_cd;
    bit<100> inverted;
    bit<10> middle;
    bit<65> saturated;
    bit<1> lt;
    bit<6> pad;
}

#include "frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.data.sum = hdr.data.a + hdr.data.b;
        hdr.data.difference = hdr.data.a - hdr.data.b;
        hdr.data.left = hdr.data.a << 3;
        hdr.data.right = hdr.data.a >> 61;
        hdr.data.sum_cd = hdr.data.c + hdr.data.d;
        hdr.data.inverted = ~hdr.data.c;
        hdr.data.middle = hdr.data.c[68:59];
        hdr.data.saturated = hdr.data.a |+| hdr.data.b;
        hdr.data.lt = (bit<1>)(hdr.data.c < hdr.data.d);
    }
}

ubpf(prs(), pipe(), dprs()) main;
