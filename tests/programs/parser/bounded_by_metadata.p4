// A loop over options whose length is in the packet: a counter of bytes left, advance by a computed
// amount, nested select.
#include <core.p4>
#include <ubpf_model.p4>

header Head {
    bit<8> length;
    bit<8> found;
}

header Option {
    bit<8> type;
    bit<8> size;
}

struct Headers {
    Head head;
    Option option;
}

struct Meta {
    bit<8> found;
}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    bit<8> left;
    state start {
        packet.extract(hdr.head);
        left = hdr.head.length;
        meta.found = 0xff;
        transition next;
    }
    state next {
        transition select(left) {
            0: accept;
            1: reject;
            default: option;
        }
    }
    state option {
        Option o = packet.lookahead<Option>();
        verify(o.size <= left - 2, error.HeaderTooShort);
        left = left - 2 - o.size;
        transition select(o.type) {
            7: wanted;
            default: skip;
        }
    }
    state skip {
        packet.advance(16 + ((bit<32>)packet.lookahead<bit<16>>()[7:0]) * 8);
        transition next;
    }
    state wanted {
        packet.extract(hdr.option);
        meta.found = packet.lookahead<bit<8>>();
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.head.found = meta.found;
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.head);
        packet.emit(hdr.option);
    }
}

ubpf(prs(), pipe(), dprs()) main;
