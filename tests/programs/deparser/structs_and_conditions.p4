// emit of a struct emits its headers in order; a deparser may decide and be given one header twice.
#include <core.p4>
#include <ubpf_model.p4>

header Data {
    bit<8> value;
}

struct Inner {
    Data two;
    Data three;
}

struct Headers {
    Data one;
    Inner inner;
    Data four;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.one);
        packet.extract(hdr.inner.two);
        packet.extract(hdr.inner.three);
        packet.extract(hdr.four);
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        if (hdr.one.value == 2) {
            hdr.inner.two.setInvalid();
        }
        hdr.inner.three.value = hdr.inner.three.value + 1;
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        if (hdr.one.value == 1) {
            packet.emit(hdr.four);
            packet.emit(hdr.four);
        }
        packet.emit(hdr);
    }
}

ubpf(prs(), pipe(), dprs()) main;
