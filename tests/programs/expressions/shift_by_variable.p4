// P4 specification 8.5 and 8.7: a shift by the width or more gives 0, or the sign for >> of int.
header Data {
    bit<8> n;
    bit<16> left;
    bit<16> right;
    int<16> arithmetic;
    bit<64> wide_left;
    bit<64> wide_right;
    int<64> wide_arithmetic;
    bit<7> odd_left;
    int<7> odd_arithmetic;
    bit<2> pad;
}

#include "frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        bit<8> n = hdr.data.n;
        hdr.data.left = hdr.data.left << n;
        hdr.data.right = hdr.data.right >> n;
        hdr.data.arithmetic = hdr.data.arithmetic >> n;
        hdr.data.wide_left = hdr.data.wide_left << n;
        hdr.data.wide_right = hdr.data.wide_right >> n;
        hdr.data.wide_arithmetic = hdr.data.wide_arithmetic >> n;
        hdr.data.odd_left = hdr.data.odd_left << n;
        hdr.data.odd_arithmetic = hdr.data.odd_arithmetic >> n;
    }
}

ubpf(prs(), pipe(), dprs()) main;
