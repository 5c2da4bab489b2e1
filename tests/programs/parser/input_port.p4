// Standard metadata is there in the parser; what the parser keeps in metadata the control sees,
// also from states that several ways lead to.
#include <core.p4>
#include <ubpf_model.p4>

header Data {
    bit<8> kind;
}

header Extra {
    bit<8> value;
}

struct Headers {
    Data data;
    Extra extra;
}

struct Meta {
    bit<8> way;
    bool has_extra;
    bit<32> length;
}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        meta.way = 1;
        transition select(std.input_port) {
            2: two;
            32w3 .. 5: three;
            default: data;
        }
    }
    state two {
        meta.way = meta.way + 1;
        transition data;
    }
    state three {
        meta.way = meta.way + 2;
        transition two;
    }
    state data {
        packet.extract(hdr.data);
        meta.length = std.packet_length - 1;
        transition select(meta.length != 0, hdr.data.kind) {
            (true, 1): extra;
            (_, _): accept;
        }
    }
    state extra {
        packet.extract(hdr.extra);
        meta.has_extra = true;
        hdr.extra.value = hdr.extra.value ^ 0xff;
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.data.kind = meta.way;
        if (meta.has_extra) {
            hdr.data.kind = hdr.data.kind | 0x80;
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.data);
        packet.emit(hdr.extra);
    }
}

ubpf(prs(), pipe(), dprs()) main;
