// Constants, typedefs, new types, enums with values, static_assert, and arithmetic of any width.
header Data {
    bit<8> port;
    bit<16> kind;
    bit<8> answer;
    bit<8> octets;
    bit<64> big;
    bit<16> member;
    int<8> minus;
}

#include "frame.p4"

typedef bit<8> Octet;
type Octet Port;

enum bit<16> Kind {
    small = 1,
    large = 0x8000,
    other = 1 + 4
}

const int HUGE = (1 << 100) - 1;
const Octet LIMIT = 300 - 45;
const bool checked = static_assert(HUGE % 16 == 15, "a remainder of any width");
const bit<16> WRAPPED = 16w0xffff + 2;

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        Port p = (Port)hdr.data.port;
        if (p == (Port)8w3) {
            p = (Port)(Octet)9;
        }
        hdr.data.port = (Octet)p;
        Kind kind = (Kind)hdr.data.kind;
        if (kind == Kind.large) {
            hdr.data.answer = 1;
        } else if (kind == Kind.other) {
            hdr.data.answer = 2;
        } else {
            hdr.data.answer = LIMIT;
        }
        hdr.data.octets = (bit<8>)(HUGE >> 93);
        hdr.data.big = (bit<64>)(HUGE >> 36) - 1;
        hdr.data.member = Kind.large | (bit<16>)Kind.other | WRAPPED;
        hdr.data.minus = -(3 / 2) * 1 + 0;
    }
}

ubpf(prs(), pipe(), dprs()) main;
