// P4 specification 8.5: the amount is an unsigned number of any width; 2^32 is no 0.
header Data {
    bit<64> n;
    bit<32> left;
    bit<32> right;
    bit<64> wide;
}

#include "frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.data.left = hdr.data.left << hdr.data.n;
        hdr.data.right = hdr.data.right >> hdr.data.n;
        hdr.data.wide = hdr.data.wide >> hdr.data.n;
    }
}

ubpf(prs(), pipe(), dprs()) main;
