// P4 specification 8: expressions are evaluated left to right; the left side of an assignment is
// evaluated first.
header Data {
    bit<8> difference;
    bit<8> nested;
    bit<8> list_a;
    bit<8> list_b;
    bit<8> compared;
    bit<8> from_table;
    bit<8> args;
}

#include "../expressions/frame.p4"

struct Two {
    bit<8> a;
    bit<8> b;
}

bit<8> next(inout bit<8> n) {
    n = n + 1;
    return n;
}

bit<8> reset(out bit<8> n) {
    n = 0x50;
    return 1;
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    bit<8> n = 0;
    action bump() { n = n + 0x10; }
    table t {
        actions = { bump; }
        default_action = bump();
    }
    apply {
        hdr.data.difference = next(n) - next(n);  // 1 - 2
        hdr.data.nested = n + next(n) + n;        // 2 + 3 + 3
        Two two = { next(n), next(n) };           // 4, 5
        hdr.data.list_a = two.a;
        hdr.data.list_b = two.b;
        two = { two.b, two.a };
        hdr.data.compared = two.a ++ two.b == 16w0x0504 ? 8w1 : 8w0;
        bool before = n < 0x10 && t.apply().miss && n > 0x10;  // 5, then 0x15
        hdr.data.from_table = before ? n : 0;
        hdr.data.args = n + reset(n) + n;  // 0x15 + 1 + 0x50
    }
}

ubpf(prs(), pipe(), dprs()) main;
