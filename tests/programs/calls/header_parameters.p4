// Headers, structs of headers and their fields as parameters of actions, functions and controls;
// validity travels with them.
#include <core.p4>
#include <ubpf_model.p4>

header Data {
    bit<8> value;
    bit<8> other;
}

struct Headers {
    Data one;
    Data two;
    Data three;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.one);
        transition select(hdr.one.value) {
            0: accept;
            default: more;
        }
    }
    state more {
        packet.extract(hdr.two);
        transition accept;
    }
}

control Swap(inout Data x, inout Data y) {
    apply {
        Data kept = x;
        x = y;
        y = kept;
    }
}

control Copy(inout Headers hdr, in bool really) {
    apply {
        hdr.three = hdr.one;
        hdr.three.other = hdr.one.value;
        if (!really) {
            hdr.three.setInvalid();
        }
    }
}

action touch(inout Data d) {
    d.other = d.other + 1;
}

bit<8> sum(in Data d) {
    return d.isValid() ? d.value + d.other : 0;
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    Swap() swap;
    Copy() copy;
    apply {
        touch(hdr.one);
        bit<8> s = sum(hdr.one) + sum(hdr.two);
        copy.apply(hdr, hdr.one.value != 3);
        swap.apply(hdr.one, hdr.two);
        if (hdr.two.isValid()) {
            hdr.two.other = s;
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.one);
        packet.emit(hdr.two);
        packet.emit(hdr.three);
    }
}

ubpf(prs(), pipe(), dprs()) main;
