// A table without key always runs its default action; the control plane can change it unless it is
// const. Without default_action it is NoAction.
header Data {
    bit<8> constant;
    bit<8> initial;
    bit<8> nothing;
    bit<8> bound;
    bit<8> hit;
}

#include "../expressions/frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    action set_constant(bit<8> v) { hdr.data.constant = v; }
    action set_initial(bit<8> v, bit<16> unused) { hdr.data.initial = v; }
    action set_nothing(bit<8> v) { hdr.data.nothing = v; }
    action bind(inout bit<8> target, in bit<8> plus, bit<8> v) { target = v + plus; }
    table constant {
        actions = { set_constant; }
        const default_action = set_constant(0x11);
    }
    table initial {
        actions = { set_initial; }
        default_action = set_initial(0x22, 7);
    }
    table nothing {
        key = { hdr.data.nothing: exact; }
        actions = { set_nothing; }
    }
    table bound {
        actions = { bind(hdr.data.bound, hdr.data.initial); }
        default_action = bind(hdr.data.bound, hdr.data.initial, 0x30);
    }
    apply {
        constant.apply();
        if (initial.apply().hit) {
            hdr.data.hit = 1;
        }
        nothing.apply();
        bound.apply();
    }
}

ubpf(prs(), pipe(), dprs()) main;
