// Action data of a struct type: the control plane gives its fields; constants do in entries and as
// default.
header Data {
    bit<8> key;
    bit<8> left;
    bit<32> right;
}

#include "../expressions/frame.p4"

struct Pair {
    bit<8> left;
    bit<32> right;
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    action set(Pair p) {
        hdr.data.left = p.left;
        hdr.data.right = p.right;
    }
    table t {
        key = { hdr.data.key: exact; }
        actions = { set; }
        default_action = set({ 1, 2 });
        const entries = {
            1: set({ left = 3, right = 4 });
            2: set({ right = 5, left = 6 });
        }
    }
    apply {
        t.apply();
        if (hdr.data.key == 9) {
            set({ 7, 8 });
        }
    }
}

ubpf(prs(), pipe(), dprs()) main;
