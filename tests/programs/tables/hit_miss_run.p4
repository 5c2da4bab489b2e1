// hit, miss and action_run; the same table used from several places; a table applied for its
// effect inside of a condition.
header Data {
    bit<8> key;
    bit<8> flags;
    bit<8> count;
}

#include "../expressions/frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    action bump() { hdr.data.count = hdr.data.count + 1; }
    action rekey(bit<8> k) { hdr.data.key = k; }
    table counted {
        key = { hdr.data.key: exact; }
        actions = { bump; @defaultonly NoAction; }
        default_action = NoAction();
    }
    table renamed {
        key = { hdr.data.key: exact @name("number"); }
        actions = { rekey; }
        default_action = rekey(0x66);
    }
    apply {
        if (counted.apply().hit) {
            hdr.data.flags[0:0] = 1;
        }
        if (counted.apply().miss) {
            hdr.data.flags[1:1] = 1;
        } else {
            hdr.data.flags[2:2] = 1;
        }
        bool second = renamed.apply().hit && counted.apply().hit;
        if (second) {
            hdr.data.flags[3:3] = 1;
        }
        if (!counted.apply().hit || hdr.data.count > 3) {
            hdr.data.flags[4:4] = 1;
        }
    }
}

ubpf(prs(), pipe(), dprs()) main;
