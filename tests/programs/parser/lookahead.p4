// lookahead reads without moving on, scalars of many widths, headers and structs; what is not there
// rejects the packet.
#include <core.p4>
#include <ubpf_model.p4>

header Tag {
    bit<4> high;
    bit<12> rest;
}

struct Fields {
    bit<8> one;
    bit<16> two;
}

header Result {
    bit<8> l8;
    bit<16> l16;
    bit<4> l4;
    bit<12> l12;
    bit<64> l64;
    bit<128> l128;
    bit<4> tag_high;
    bit<12> tag_rest;
    bit<8> one;
    bit<16> two;
    int<8> signed;
}

struct Headers {
    Result result;
    Tag tag;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        hdr.result.setValid();
        hdr.result.l8 = packet.lookahead<bit<8>>();
        hdr.result.l16 = packet.lookahead<bit<16>>();
        hdr.result.l4 = packet.lookahead<bit<4>>();
        hdr.result.l12 = packet.lookahead<bit<12>>() + 1;
        transition select(packet.lookahead<bit<8>>()) {
            0xff: accept;
            0xfe: reject;
            default: more;
        }
    }
    state more {
        packet.extract(hdr.tag);
        hdr.result.l64 = packet.lookahead<bit<64>>();
        hdr.result.l128 = packet.lookahead<bit<128>>();
        Tag tag = packet.lookahead<Tag>();
        hdr.result.tag_high = tag.high;
        hdr.result.tag_rest = tag.rest;
        Fields f = packet.lookahead<Fields>();
        hdr.result.one = f.one;
        hdr.result.two = f.two;
        hdr.result.signed = packet.lookahead<int<8>>() >> 1;
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        if (!hdr.tag.isValid()) {
            hdr.result.l64 = 0;
            hdr.result.l128 = 0;
            hdr.result.tag_high = 0;
            hdr.result.tag_rest = 0;
            hdr.result.one = 0;
            hdr.result.two = 0;
            hdr.result.signed = 0;
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.result);
        packet.emit(hdr.tag);
    }
}

ubpf(prs(), pipe(), dprs()) main;
