// Longest prefix match on several widths, with exact keys beside it.
header Data {
    bit<32> v4;
    bit<128> v6;
    bit<16> vrf;
    bit<12> odd;
    bit<4> pad;
    bit<8> r4;
    bit<8> r6;
    bit<8> rodd;
}

#include "../expressions/frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    action set4(bit<8> v) { hdr.data.r4 = v; }
    action set6(bit<8> v) { hdr.data.r6 = v; }
    action set_odd(bit<8> v) { hdr.data.rodd = v; }
    table t4 {
        key = { hdr.data.v4: lpm; }
        actions = { set4; }
        default_action = set4(0xdd);
    }
    table t6 {
        key = { hdr.data.vrf: exact; hdr.data.v6: lpm; }
        actions = { set6; }
        default_action = set6(0xdd);
    }
    table t_odd {
        key = { hdr.data.odd: lpm; hdr.data.vrf: exact; }
        actions = { set_odd; }
        default_action = set_odd(0xdd);
    }
    apply {
        t4.apply();
        t6.apply();
        t_odd.apply();
    }
}

ubpf(prs(), pipe(), dprs()) main;
