// P4 specification 12.5: exit in an inner control: what the inner ones assigned to their inout and out
// parameters arrives; what follows does not happen; also from within a table in a condition.
header Data {
    bit<8> what;
    bit<8> one;
    bit<8> two;
    bit<8> three;
    bit<8> after;
}

#include "../expressions/frame.p4"

control Third(inout bit<8> x, in bit<8> what) {
    action leave(inout bit<8> y) {
        y = y + 1;
        exit;
    }
    action stay() { x = x + 0x10; }
    table t {
        key = { what: exact; }
        actions = { leave(x); stay; }
        default_action = stay();
        const entries = { 1: leave(x); }
    }
    apply {
        if (t.apply().hit) {
            x = 0xee;
        }
        x = x + 2;
    }
}

control Second(inout bit<8> x, out bit<8> y, in bit<8> what) {
    Third() third;
    apply {
        y = 0x33;
        x = x + 4;
        third.apply(x, what);
        y = 0x44;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    Second() second;
    action outer(inout bit<8> z) {
        z = 0x77;
        if (hdr.data.what == 2) {
            exit;
        }
        z = 0x88;
    }
    apply {
        second.apply(hdr.data.one, hdr.data.two, hdr.data.what);
        outer(hdr.data.three);
        hdr.data.after = 1;
    }
}

ubpf(prs(), pipe(), dprs()) main;
