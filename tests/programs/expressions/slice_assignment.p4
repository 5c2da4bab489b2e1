// P4 specification 8.6: a slice on the left changes its bits and no others.
header Data {
    bit<32> a;
    bit<48> b;
    bit<12> c;
    bit<4> d;
    bit<64> e;
}

#include "frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.data.a[15:8] = 0xab;
        hdr.data.a[31:31] = 1;
        hdr.data.a[3:1] = hdr.data.a[31:29];
        hdr.data.b[40:5] = 0;
        hdr.data.c[7:4] = hdr.data.d;
        hdr.data.d[2:1] = 0b10;
        hdr.data.e[63:0] = hdr.data.e[31:0] ++ hdr.data.e[63:32];
        hdr.data.e[31:0][15:8] = 0x5a;
    }
}

ubpf(prs(), pipe(), dprs()) main;
