// States may form a loop: extraction again into the same header replaces it. What an earlier round
// extracted is gone.
#include <core.p4>
#include <ubpf_model.p4>

header Label {
    bit<20> label;
    bit<3> traffic_class;
    bit<1> bottom;
    bit<8> ttl;
}

header Count {
    bit<8> labels;
}

struct Headers {
    Count count;
    Label label;
}

struct Meta {
    bit<8> labels;
}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    bit<8> seen = 0;
    state start {
        packet.extract(hdr.label);
        seen = seen + 1;
        transition select(hdr.label.bottom) {
            0: start;
            1: last;
        }
    }
    state last {
        meta.labels = seen;
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.count.setValid();
        hdr.count.labels = meta.labels;
        hdr.label.ttl = hdr.label.ttl - 1;
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.count);
        packet.emit(hdr.label);
    }
}

ubpf(prs(), pipe(), dprs()) main;
