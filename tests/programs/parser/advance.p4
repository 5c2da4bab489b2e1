// advance moves on without extracting, by a constant or a computed number of bits; what was passed
// over is not part of the packet any more. It rejects when the packet ends before.
#include <core.p4>
#include <ubpf_model.p4>

header Head {
    bit<8> skip;
}

header Mark {
    bit<8> value;
}

struct Headers {
    Head head;
    Mark mark;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.head);
        transition select(hdr.head.skip) {
            0: accept;
            0x80 .. 0xff: fixed;
            _: computed;
        }
    }
    state fixed {
        packet.advance(24);
        transition mark;
    }
    state computed {
        packet.advance(((bit<32>)hdr.head.skip) << 3);
        transition mark;
    }
    state mark {
        packet.extract(hdr.mark);
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        if (hdr.mark.isValid()) {
            hdr.mark.value = ~hdr.mark.value;
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.head);
        packet.emit(hdr.mark);
    }
}

ubpf(prs(), pipe(), dprs()) main;
