// Fields that start and end inside of bytes, next to each other: each is changed alone.
#include <core.p4>
#include <ubpf_model.p4>

header What {
    bit<8> field;
}

header Fields {
    bit<3> a;
    bit<1> b;
    bit<5> c;
    bit<64> d;
    bit<7> e;
    bit<33> f;
    bit<127> g;
    bit<2> h;
    bit<6> i;
}

struct Headers {
    What what;
    Fields fields;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.what);
        packet.extract(hdr.fields);
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        switch (hdr.what.field) {
            8w1: { hdr.fields.a = ~hdr.fields.a; }
            8w2: { hdr.fields.b = ~hdr.fields.b; }
            8w3: { hdr.fields.c = ~hdr.fields.c; }
            8w4: { hdr.fields.d = ~hdr.fields.d; }
            8w5: { hdr.fields.e = ~hdr.fields.e; }
            8w6: { hdr.fields.f = ~hdr.fields.f; }
            8w7: { hdr.fields.g = ~hdr.fields.g; }
            8w8: { hdr.fields.h = ~hdr.fields.h; }
            8w9: { hdr.fields.i = ~hdr.fields.i; }
            8w10: {
                hdr.fields.d = hdr.fields.d + 1;
                hdr.fields.g = hdr.fields.g + 1;
            }
            8w11: { hdr.fields.g = (bit<127>)hdr.fields.d; }
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.what);
        packet.emit(hdr.fields);
    }
}

ubpf(prs(), pipe(), dprs()) main;
