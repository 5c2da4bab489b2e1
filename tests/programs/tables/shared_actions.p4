// One action in several tables and called directly; tables in else-if; constant expressions as
// arguments; @tableonly and @defaultonly; sizes that are expressions.
header Data {
    bit<8> a;
    bit<8> b;
    bit<8> result;
    bit<8> way;
}

#include "../expressions/frame.p4"

const bit<32> SIZE = 16;

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    action set(bit<8> v) { hdr.data.result = v; }
    action add(bit<8> v) { set(hdr.data.result + v); }
    table ta {
        key = { hdr.data.a: exact; }
        actions = { set; @tableonly add; @defaultonly NoAction; }
        size = SIZE * 2;
        default_action = NoAction();
    }
    table tb {
        key = { hdr.data.b: exact; }
        actions = { add; set; }
        default_action = add(1 + 2 * 3);
        size = 4;
    }
    apply {
        set(0x10);
        if (ta.apply().hit) {
            hdr.data.way = 1;
        } else if (tb.apply().miss) {
            hdr.data.way = 2;
            add(1);
        } else {
            hdr.data.way = 3;
        }
    }
}

ubpf(prs(), pipe(), dprs()) main;
