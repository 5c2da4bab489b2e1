// P4 specification 14.2.1.4: of several matching entries the first one in the program wins (p4c refuses exact entries that are
// given twice, so here they are of one LPM prefix).
header Data {
    bit<8> key;
    bit<8> exact_result;
    bit<8> lpm_result;
    bit<8> by_priority;
}

#include "../expressions/frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    action set_exact(bit<8> v) { hdr.data.exact_result = v; }
    action set_lpm(bit<8> v) { hdr.data.lpm_result = v; }
    action set_priority(bit<8> v) { hdr.data.by_priority = v; }
    table t {
        key = { hdr.data.key: exact; }
        actions = { set_exact; }
        const entries = {
            1: set_exact(1);
            2: set_exact(3);
        }
    }
    table l {
        key = { hdr.data.key: lpm; }
        actions = { set_lpm; }
        const entries = {
            0 &&& 0xf0: set_lpm(1);
            0 &&& 0xf0: set_lpm(2);
        }
    }
    table p {
        key = { hdr.data.key: ternary; }
        actions = { set_priority; }
        largest_priority_wins = false;
        entries = {
            const priority = 20: 1: set_priority(1);
            priority = 10: 0 &&& 0xf0: set_priority(2);
            2: set_priority(3);
        }
    }
    apply {
        t.apply();
        l.apply();
        p.apply();
    }
}

ubpf(prs(), pipe(), dprs()) main;
