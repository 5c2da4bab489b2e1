// P4 specification 15.1 (direct type invocation): TYPE.apply(...) makes a nameless instance; a parser
// or control passed extern objects uses the caller's.
header Data {
    bit<8> a;
    bit<8> b;
    bit<8> count;
}

#include "../expressions/frame.p4"

control Twice(inout bit<8> x) {
    apply { x = x + x; }
}

control Count(Register<bit<8>, bit<32>> cells, in bit<32> at, out bit<8> n) {
    apply {
        n = cells.read(at) + 1;
        cells.write(at, n);
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    Register<bit<8>, bit<32>>(8) cells;
    Count() count;
    apply {
        Twice.apply(hdr.data.a);
        Twice.apply(hdr.data.b);
        Twice.apply(hdr.data.b);
        count.apply(cells, 3, hdr.data.count);
        count.apply(cells, 3, hdr.data.count);
    }
}

ubpf(p = pipe(), dprs = dprs(), prs = prs()) main;
