// Keys that are expressions: validity, masks, slices, comparisons; the same field twice.
#include <core.p4>
#include <ubpf_model.p4>

header Data {
    bit<8> kind;
    bit<8> result;
}

header Extra {
    bit<16> value;
}

struct Headers {
    Data data;
    Extra extra;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.data);
        transition select(hdr.data.kind) {
            1: extra;
            default: accept;
        }
    }
    state extra {
        packet.extract(hdr.extra);
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    action set(bit<8> v) { hdr.data.result = v; }
    table t {
        key = {
            hdr.extra.isValid(): exact;
            hdr.data.kind: exact;
            hdr.data.kind[3:0]: exact @name("low");
            hdr.data.kind > 4: exact @name("large");
        }
        actions = { set; }
        default_action = set(0xdd);
    }
    apply {
        t.apply();
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr);
    }
}

ubpf(prs(), pipe(), dprs()) main;
