// P4 specification 10.3.2 and 17.1: each instance of a control has tables and registers of its
// own and its own constructor arguments; local variables start anew at each application.
header Data {
    bit<8> a;
    bit<8> b;
    bit<8> c;
    bit<8> count_one;
    bit<8> count_two;
    bit<8> same_again;
}

#include "../expressions/frame.p4"

control Counter(out bit<8> count) {
    Register<bit<8>, bit<32>>(1) cell;
    apply {
        count = cell.read(0) + 1;
        cell.write(0, count);
    }
}

control Adder(inout bit<8> x, out bit<8> count)(bit<8> amount) {
    bit<8> applied = 0;
    Counter() counter;
    action add(bit<8> more) {
        x = x + amount + more;
    }
    table extra {
        key = { x: exact; }
        actions = { add; NoAction; }
        default_action = NoAction();
    }
    apply {
        applied = applied + 1;
        if (applied == 1) {
            if (!extra.apply().hit) {
                x = x + amount;
            }
        }
        counter.apply(count);
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    Adder(1) one;
    Adder(0x10) two;
    apply {
        bit<8> ignored;
        one.apply(hdr.data.a, hdr.data.count_one);
        two.apply(hdr.data.b, hdr.data.count_two);
        two.apply(hdr.data.c, ignored);
        hdr.data.same_again = ignored;
    }
}

ubpf(prs(), pipe(), dprs()) main;
