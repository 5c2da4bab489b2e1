// Header fields of type bool, enum with values, new type, int and nested struct.
enum bit<8> Kind { a = 1, b = 2, c = 0xff }
type bit<16> Port;
struct Inner {
    bit<4> x;
    bit<12> y;
}

header Data {
    bool flag;
    bit<7> rest;
    Kind kind;
    Port port;
    int<8> number;
    Inner inner;
    bit<8> result;
}

#include "frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        if (hdr.data.flag) {
            hdr.data.result[0:0] = 1;
        }
        hdr.data.flag = !hdr.data.flag;
        if (hdr.data.kind == Kind.b) {
            hdr.data.kind = Kind.c;
        } else {
            hdr.data.kind = (Kind)((bit<8>)hdr.data.kind + 1);
        }
        hdr.data.port = (Port)((bit<16>)hdr.data.port + 1);
        hdr.data.number = hdr.data.number >> 1;
        Inner i = hdr.data.inner;
        hdr.data.inner = { y = i.y + 1, x = i.x + 1 };
    }
}

ubpf(prs(), pipe(), dprs()) main;
