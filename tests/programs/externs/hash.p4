// hash: lookup3 of a tuple; equal data gives equal hashes, one bit makes a difference.
header Data {
    bit<32> a;
    bit<32> b;
    bit<16> c;
    bit<8> d;
    bit<32> two;
    bit<32> four;
    bit<32> of_struct;
    bit<32> in_state;
}

#include "../expressions/frame.p4"

struct Flow {
    bit<32> a;
    bit<32> b;
    bit<16> c;
    bit<8> d;
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hash(hdr.data.two, HashAlgorithm.lookup3, { hdr.data.a, hdr.data.b });
        hash(
            hdr.data.four,
            HashAlgorithm.lookup3,
            { hdr.data.a, hdr.data.b, hdr.data.c, hdr.data.d }
        );
        Flow f = { hdr.data.a, hdr.data.b, hdr.data.c, hdr.data.d };
        hash(hdr.data.of_struct, HashAlgorithm.lookup3, f);
        bit<32> h;
        hash(h, HashAlgorithm.lookup3, { hdr.data.d });
        hdr.data.in_state = h;
    }
}

ubpf(prs(), pipe(), dprs()) main;
