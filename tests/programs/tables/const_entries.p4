// const entries: exact, lpm with several keys, ternary in the order of the entries.
header Data {
    bit<8> kind;
    bit<32> address;
    bit<16> port;
    bit<8> exact_result;
    bit<8> lpm_result;
    bit<8> ternary_result;
}

#include "../expressions/frame.p4"

enum bit<8> Kind { a = 1, b = 2 }

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    action set_exact(bit<8> v) { hdr.data.exact_result = v; }
    action set_lpm(bit<8> v) { hdr.data.lpm_result = v; }
    action set_ternary(bit<8> v) { hdr.data.ternary_result = v; }
    table exact_table {
        key = { (Kind)hdr.data.kind: exact @name("kind"); hdr.data.port: exact; }
        actions = { set_exact; NoAction; }
        const default_action = set_exact(0xee);
        const entries = {
            (Kind.a, 80): set_exact(1);
            (Kind.b, 16w0x1f90): set_exact(2);
            (Kind.b, 22): NoAction();
        }
    }
    table lpm_table {
        key = { hdr.data.address: lpm; hdr.data.kind: exact; }
        actions = { set_lpm; NoAction; }
        default_action = NoAction();
        const entries = {
            (32w0x0a000000 &&& 32w0xff000000, 1): set_lpm(8);
            (0x0a010000 &&& 0xffff0000, 1): set_lpm(16);
            (0x0a010203, 1): set_lpm(32);
            (_, 2): set_lpm(0x80);
        }
    }
    table ternary_table {
        key = { hdr.data.port: ternary; hdr.data.kind: ternary; }
        actions = { set_ternary; NoAction; }
        default_action = NoAction();
        const entries = {
            (80, _): set_ternary(1);
            (0x0000 &&& 0xff00, 2): set_ternary(2);
            (_, 0 &&& 1): set_ternary(3);
            (0x1000 &&& 0xf000, default): set_ternary(4);
        }
    }
    apply {
        exact_table.apply();
        lpm_table.apply();
        ternary_table.apply();
    }
}

ubpf(prs(), pipe(), dprs()) main;
