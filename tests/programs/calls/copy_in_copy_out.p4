// P4 specification 6.8: arguments are evaluated and copied in from left to right; out and inout
// parameters are copied back from left to right when the call is over, so the last one wins.
header Data {
    bit<8> a;
    bit<8> b;
    bit<8> seen;
    bit<8> order;
    bit<8> swapped_left;
    bit<8> swapped_right;
    bit<8> untouched;
}

#include "../expressions/frame.p4"

void both(inout bit<8> x, inout bit<8> y, out bit<8> seen) {
    x = 1;
    seen = y;  // not 1, though the caller passes the same variable twice
    y = 2;
}

void swap(inout bit<8> x, inout bit<8> y) {
    bit<8> kept = x;
    x = y;
    y = kept;
}

bit<8> next(inout bit<8> n) {
    n = n + 1;
    return n;
}

bit<8> join(in bit<8> x, in bit<8> y, in bit<8> z) {
    return x[1:0] ++ y[1:0] ++ z[1:0] ++ 2w0;
}

void ignore(in bit<8> x, out bit<8> y) {
    y = x;
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        both(hdr.data.a, hdr.data.a, hdr.data.seen);
        bit<8> n = 0;
        hdr.data.order = join(next(n), n, next(n));
        swap(hdr.data.swapped_left, hdr.data.swapped_right);
        swap(y = hdr.data.b, x = hdr.data.b);
        bit<8> out_only;
        ignore(hdr.data.untouched, out_only);
        hdr.data.untouched = out_only;
    }
}

ubpf(prs(), pipe(), dprs()) main;
