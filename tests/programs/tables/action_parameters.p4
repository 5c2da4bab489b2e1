// An action called directly takes all its arguments there; from a table the control plane gives
// those without direction. Actions call actions.
header Data {
    bit<8> key;
    bit<8> a;
    bit<16> b;
    bit<8> c;
}

#include "../expressions/frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    bit<8> local = 0x40;
    action set_a(bit<8> v) {
        hdr.data.a = v + local;
        local = local + 1;
    }
    action set_both(bit<16> w, bit<8> v) {
        set_a(v);
        hdr.data.b = w;
    }
    action compute(in bit<8> x, out bit<8> y, bit<8> plus) {
        y = x + plus;
    }
    table t {
        key = { hdr.data.key: exact; }
        actions = { set_a; set_both; compute(local, hdr.data.c); NoAction; }
        default_action = set_both(0xbeef, 1);
    }
    apply {
        t.apply();
        set_a(2);
        t.apply();
        bit<8> y;
        compute(hdr.data.key, y, 3);
        hdr.data.key = y;
    }
}

ubpf(prs(), pipe(), dprs()) main;
