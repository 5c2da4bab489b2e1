// Ternary keys: the entry of the larger priority wins; exact and lpm beside ternary.
header Data {
    bit<16> a;
    bit<8> b;
    bit<48> c;
    bit<8> result;
}

#include "../expressions/frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    action set(bit<8> v) { hdr.data.result = v; }
    table t {
        key = { hdr.data.a: ternary; hdr.data.b: exact; hdr.data.c: ternary; }
        actions = { set; NoAction; }
        default_action = set(0xdd);
    }
    apply { t.apply(); }
}

ubpf(prs(), pipe(), dprs()) main;
