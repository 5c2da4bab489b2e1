// Tuples, lists, nested structs in metadata, struct-valued conditional expressions, default fields.
header Data {
    bit<8> a;
    bit<16> b;
    bit<8> c;
    bit<8> d;
    bit<8> e;
}

#include "frame.p4"

struct Inner {
    bit<8> x;
    bit<16> y;
}

struct Outer {
    Inner left;
    Inner right;
    bool flag;
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        tuple<bit<8>, bit<16>> t = { hdr.data.a, hdr.data.b };
        Inner i = { x = t[0], y = t[1] };
        Outer o = { { 1, 2 }, { 3, 4 }, true };
        Outer p = o;
        p.left = i;
        o.right = p.left;
        hdr.data.c = o.right.x;
        if (o == p) {
            hdr.data.d = 1;
        } else {
            hdr.data.d = 2;
        }
        p = o;
        if (o == p && o.flag) {
            hdr.data.d = hdr.data.d + 0x10;
        }
        Inner chosen = hdr.data.a > 5 ? o.left : o.right;
        hdr.data.e = chosen.x;
        Inner partly = { x = 9, ... };
        if (partly.y == 0) {
            hdr.data.b = 0x5555;
        }
    }
}

ubpf(prs(), pipe(), dprs()) main;
