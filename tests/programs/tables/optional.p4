// An optional key matches its value, or anything.
match_kind { optional }

header Data {
    bit<8> a;
    bit<8> b;
    bit<8> result;
}

#include "../expressions/frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    action set(bit<8> v) { hdr.data.result = v; }
    table t {
        key = { hdr.data.a: optional; hdr.data.b: exact; }
        actions = { set; }
        default_action = set(0xdd);
        const entries = {
            (1, 1): set(1);
            (_, 1): set(2);
        }
    }
    apply { t.apply(); }
}

ubpf(prs(), pipe(), dprs()) main;
