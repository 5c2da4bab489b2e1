// Elements of a stack by a computed index, read and written; whole elements copied.
#include <core.p4>
#include <ubpf_model.p4>

header What {
    bit<8> from;
    bit<8> to;
}

header Item {
    bit<8> value;
    bit<8> note;
}

struct Headers {
    What what;
    Item[3] items;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.what);
        packet.extract(hdr.items[0]);
        packet.extract(hdr.items[1]);
        packet.extract(hdr.items[2]);
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.items[hdr.what.to].value = hdr.items[hdr.what.from].value + 1;
        hdr.items[hdr.what.to].note[3:0] = 0xf;
        if (hdr.what.from == hdr.what.to) {
            hdr.items[hdr.what.to].setInvalid();
        }
        for (bit<8> i = 0; i < 3; i = i + 1) {
            if (hdr.items[i].isValid()) {
                hdr.items[i].note = hdr.items[i].note + (i << 4);
            }
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr);
    }
}

ubpf(prs(), pipe(), dprs()) main;
