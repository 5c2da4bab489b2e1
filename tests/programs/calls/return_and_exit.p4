// P4 specification 12.4 and 12.5: return leaves its own action, function or control; exit leaves
// them all, and out parameters on the way are still copied back. The packet is then deparsed.
header Data {
    bit<8> what;
    bit<8> trace;
    bit<8> inner;
}

#include "../expressions/frame.p4"

bit<8> classify(in bit<8> what) {
    if (what < 4) {
        if (what == 0) {
            return 1;
        }
        return 2;
    } else if (what == 0xff) {
        return 3;
    }
    return 4;
}

control Inner(inout bit<8> x, in bit<8> what) {
    action leave() {
        x = x | 1;
        if (what == 1) {
            return;
        }
        if (what == 2) {
            exit;
        }
        x = x | 2;
    }
    table t {
        actions = { leave; }
        const default_action = leave();
    }
    apply {
        if (what == 3) {
            x = 0x10;
            return;
        } else if (what == 4) {
            x = 0x20;
            exit;
        }
        if (what == 5) {
            leave();
        } else {
            t.apply();
        }
        x = x | 4;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    Inner() inner;
    apply {
        hdr.data.trace = classify(hdr.data.what);
        if (hdr.data.what == 6) {
            return;
        }
        inner.apply(hdr.data.inner, hdr.data.what);
        hdr.data.trace = hdr.data.trace | 0x80;
        if (hdr.data.what == 7) {
            exit;
        }
        hdr.data.trace = hdr.data.trace | 0x40;
    }
}

ubpf(prs(), pipe(), dprs()) main;
