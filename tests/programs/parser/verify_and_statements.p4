// Statements in states: verify, if, local variables with initial values, calls of functions, writes
// to headers and to standard metadata; sub-parsers with parameters.
#include <core.p4>
#include <ubpf_model.p4>

error { BadVersion, BadLength }

header Data {
    bit<4> version;
    bit<4> length;
    bit<8> value;
    bit<8> note;
}

header Option {
    bit<8> value;
}

struct Headers {
    Data data;
    Option one;
    Option two;
}

struct Meta {
    bit<8> sum;
}

bit<8> twice(in bit<8> x) {
    return x + x;
}

parser OptionParser(packet_in packet, out Option option, inout bit<8> sum)(bit<8> weight) {
    state start {
        packet.extract(option);
        sum = sum + option.value * weight;
        transition select(option.value) {
            0xff: reject;
            default: accept;
        }
    }
}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    OptionParser(1) one;
    OptionParser(0x10) two;
    bit<8> sum = 1;
    state start {
        packet.extract(hdr.data);
        verify(hdr.data.version == 4, error.BadVersion);
        bit<8> length = (bit<8>)hdr.data.length;
        verify(length < 3 || length == 15, error.BadLength);
        if (length == 2) {
            hdr.data.note = twice(hdr.data.value);
        } else {
            hdr.data.note = 0x99;
        }
        std.output_port = (bit<32>)hdr.data.value;
        transition select(hdr.data.length) {
            0: accept;
            1: with_one;
            default: with_two;
        }
    }
    state with_one {
        one.apply(packet, hdr.one, sum);
        meta.sum = sum;
        transition accept;
    }
    state with_two {
        one.apply(packet, hdr.one, sum);
        two.apply(packet, hdr.two, sum);
        meta.sum = sum;
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        if (hdr.one.isValid()) {
            hdr.data.value = meta.sum;
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.data);
        packet.emit(hdr.two);
        packet.emit(hdr.one);
    }
}

ubpf(prs(), pipe(), dprs()) main;
