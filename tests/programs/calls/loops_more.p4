// Loops: several variables, ranges with computed ends, return and exit in a loop, switch in a loop.
header Data {
    bit<8> low;
    bit<8> high;
    bit<8> sum;
    bit<8> both;
    bit<8> stopped;
    bit<8> switched;
    bit<8> found;
}

#include "../expressions/frame.p4"

bit<8> first_above(in bit<8> limit) {
    for (bit<8> i = 0; i < 10; i = i + 3) {
        if (i > limit) {
            return i;
        }
    }
    return 0xff;
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        for (bit<8> i in hdr.data.low .. hdr.data.high) {
            hdr.data.sum = hdr.data.sum + i;
        }
        for (bit<8> i = 0, bit<8> j = 9; i < j; i = i + 1, j = j - 1) {
            hdr.data.both = (hdr.data.both << 1) + j - i;
        }
        hdr.data.found = first_above(hdr.data.low);
        for (bit<8> i = 0; i < 4; i = i + 1) {
            switch (i) {
                1: { continue; }
                2: { hdr.data.switched = hdr.data.switched + 0x10; }
                3: { break; }
                default: { hdr.data.switched = hdr.data.switched + 1; }
            }
            hdr.data.switched = hdr.data.switched + 2;
        }
        for (bit<8> i = 0; i < 8; i = i + 1) {
            hdr.data.stopped = i;
            if (i == hdr.data.low) {
                exit;
            }
        }
        hdr.data.stopped = 0xee;
    }
}

ubpf(prs(), pipe(), dprs()) main;
