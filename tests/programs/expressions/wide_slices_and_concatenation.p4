// Slices of and concatenation to more than 64 bits, also as left sides.
header Data {
    bit<128> a;
    bit<64> middle;
    bit<3> across;
    bit<5> low;
    bit<128> joined;
    bit<128> changed;
}

#include "frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.data.middle = hdr.data.a[95:32];
        hdr.data.across = hdr.data.a[65:63];
        hdr.data.low = hdr.data.a[4:0];
        hdr.data.joined = hdr.data.a[39:0] ++ hdr.data.a[127:80] ++ 40w0x1122334455;
        hdr.data.changed[95:32] = 64w0x0123456789abcdef;
        hdr.data.changed[127:124] = 0xe;
        hdr.data.changed[0:0] = 1;
    }
}

ubpf(prs(), pipe(), dprs()) main;
