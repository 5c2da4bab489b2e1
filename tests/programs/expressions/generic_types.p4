// Generic structs and headers, typedefs of them, constants of struct type, sizes of headers,
// invalid-header expressions, number formats.
header Data {
    bit<8> a;
    bit<16> b;
    bit<16> bits;
    bit<8> bytes;
    bit<8> c;
    bit<8> d;
    bit<16> numbers;
}

header Wrapped<T> {
    T value;
}

struct Pair<T, U> {
    T left;
    U right;
}

struct Couple<T, U> {
    T left;
    U right;
}

typedef Pair<bit<8>, bit<16>> Numbers;

const Numbers START = { left = 0x11, right = 0x2222 };
const tuple<bit<8>, bool> SETTINGS = { 0x33, true };

#include <core.p4>
#include <ubpf_model.p4>

struct Headers {
    Data data;
    Wrapped<bit<16>> extra;
}

struct Meta {
    Numbers numbers;
}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.data);
        packet.extract(hdr.extra);
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        meta.numbers = START;
        hdr.data.a = meta.numbers.left;
        hdr.data.b = meta.numbers.right + hdr.extra.value;
        hdr.data.bits = (bit<16>)hdr.data.minSizeInBits();
        hdr.data.bytes = (bit<8>)hdr.data.minSizeInBytes();
        if (SETTINGS[1]) {
            hdr.data.c = SETTINGS[0];
        }
        Couple<bit<8>, Numbers> nested = { 1, { 2, 3 } };
        hdr.data.d = nested.left + nested.right.left + (bit<8>)nested.right.right;
        hdr.data.numbers = 16w0b1010_1010_0000_0000 + 0o17 + 0xF_0 - 1_0;
        if (hdr.extra.value == 0) {
            hdr.extra = {#};
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr);
    }
}

ubpf<Headers, Meta>(prs(), pipe(), dprs()) main;
