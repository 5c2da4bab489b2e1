// Language version 1.2.5: an operator and = in one.
header Data {
    bit<8> add;
    bit<8> sub;
    bit<8> mul;
    bit<8> and;
    bit<8> or;
    bit<8> xor;
    bit<8> shl;
    bit<8> shr;
    bit<8> sat_add;
    bit<8> sat_sub;
    bit<8> div;
    bit<8> mod;
}

#include "../expressions/frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.data.add += 0x10;
        hdr.data.sub -= 0x10;
        hdr.data.mul *= 3;
        hdr.data.and &= 0x0f;
        hdr.data.or |= 0x0f;
        hdr.data.xor ^= 0xff;
        hdr.data.shl <<= 2;
        hdr.data.shr >>= 2;
        hdr.data.sat_add |+|= 0x10;
        hdr.data.sat_sub |-|= 0x10;
        hdr.data.div /= 10;
        hdr.data.mod %= 10;
    }
}

ubpf(prs(), pipe(), dprs()) main;
