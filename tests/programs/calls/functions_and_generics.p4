// Functions call functions, take structs and give them back; generic ones work for each type;
// local declarations hide outer ones.
header Data {
    bit<8> a;
    bit<16> b;
    bit<8> max_a;
    bit<16> max_b;
    bit<8> struct_a;
    bit<16> struct_b;
    bit<8> hidden;
}

#include "../expressions/frame.p4"

struct Two {
    bit<8> a;
    bit<16> b;
}

T pick<T>(in bool first, in T x, in T y) {
    if (first) {
        return x;
    }
    return y;
}

bit<8> max8(in bit<8> x, in bit<8> y) {
    return pick(x > y, x, y);
}

Two changed(in Two t) {
    Two result = t;
    result.a = max8(t.a, 8);
    result.b = t.b + 1;
    return result;
}

const bit<8> value = 1;

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    bit<8> value = 2;
    apply {
        hdr.data.max_a = max8(hdr.data.a, 0x10);
        hdr.data.max_b = pick(hdr.data.b > 0x1000, hdr.data.b, 16w0x1000);
        Two t = changed({ hdr.data.a, hdr.data.b });
        hdr.data.struct_a = t.a;
        hdr.data.struct_b = t.b;
        {
            bit<8> value = 4;
            value = value + .value;
            hdr.data.hidden = value;
        }
        hdr.data.hidden = hdr.data.hidden + value;
    }
}

ubpf(prs(), pipe(), dprs()) main;
