// A header much larger than a machine word is added, copied within the packet and removed.
#include <core.p4>
#include <ubpf_model.p4>

header What {
    bit<8> value;
}

header Large {
    bit<320> first;
    bit<64> second;
    bit<320> third;
}

struct Headers {
    What what;
    Large one;
    Large two;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.what);
        transition select(hdr.what.value) {
            0: accept;
            default: large;
        }
    }
    state large {
        packet.extract(hdr.one);
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        if (hdr.what.value == 0) {
            hdr.two.setValid();
            hdr.two.first = 1;
            hdr.two.second = 2;
            hdr.two.third = 3;
        } else if (hdr.what.value == 1) {
            hdr.two = hdr.one;
            hdr.two.first[319:256] = hdr.one.second;
        } else {
            hdr.one.setInvalid();
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.what);
        packet.emit(hdr.two);
        packet.emit(hdr.one);
    }
}

ubpf(prs(), pipe(), dprs()) main;
