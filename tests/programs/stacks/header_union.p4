// P4 specification 8.20: at most one member of a header union is valid.
#include <core.p4>
#include <ubpf_model.p4>

header What {
    bit<8> kind;
}

header Small {
    bit<8> value;
}

header Large {
    bit<24> value;
}

header_union Either {
    Small small;
    Large large;
}

struct Headers {
    What what;
    Either either;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.what);
        transition select(hdr.what.kind) {
            0: accept;
            1: small;
            2: large;
            3: both;
            4: small;
        }
    }
    state small {
        packet.extract(hdr.either.small);
        transition accept;
    }
    state large {
        packet.extract(hdr.either.large);
        transition accept;
    }
    state both {
        packet.extract(hdr.either.small);
        packet.extract(hdr.either.large);
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        if (hdr.what.kind == 4) {
            hdr.either.large.setValid();
            hdr.either.large.value = 0xa1a2a3;
        }
        if (hdr.either.isValid()) {
            hdr.what.kind = hdr.what.kind + 0x80;
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.what);
        packet.emit(hdr.either);
    }
}

ubpf(prs(), pipe(), dprs()) main;
