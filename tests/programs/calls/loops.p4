// P4 specification 12.8 (for loops): continue goes to the update, break leaves the innermost loop.
header Data {
    bit<8> n;
    bit<8> sum;
    bit<8> odd;
    bit<8> first_bit;
    bit<8> nested;
    bit<8> range;
    bit<8> never;
}

#include "../expressions/frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        for (bit<8> i = 0; i < 5; i = i + 1) {
            hdr.data.sum = hdr.data.sum + i;
        }
        for (bit<8> i = 0; i < 8; i = i + 1) {
            if ((i & 1) == 0) {
                continue;
            }
            hdr.data.odd = hdr.data.odd + i;
        }
        for (bit<8> i = 0; i < 8; i = i + 1) {
            if (((hdr.data.n >> i) & 1) == 1) {
                hdr.data.first_bit = i;
                break;
            }
        }
        for (bit<8> i = 0; i < 3; i = i + 1) {
            for (bit<8> j = 0; j < 3; j = j + 1) {
                if (j == 2) {
                    break;
                }
                if (i == 1) {
                    continue;
                }
                hdr.data.nested = hdr.data.nested + 1;
            }
        }
        for (bit<8> i in 8w2 .. 8w4) {
            hdr.data.range = (hdr.data.range << 2) + i;
        }
        for (bit<8> i = 9; i < 9; i = i + 1) {
            hdr.data.never = 1;
        }
    }
}

ubpf(prs(), pipe(), dprs()) main;
