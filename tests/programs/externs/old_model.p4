// The model's first version has no standard metadata: a program passes or drops.
#define UBPF_MODEL_VERSION 20200304
#include <core.p4>
#include <ubpf_model.p4>

header Data {
    bit<8> value;
}

struct Headers {
    Data data;
}

struct Meta {
    bit<8> seen;
}

parser prs(packet_in packet, out Headers hdr, inout Meta meta) {
    state start {
        packet.extract(hdr.data);
        meta.seen = hdr.data.value;
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta) {
    action set(bit<8> v) { hdr.data.value = v; }
    action drop() { mark_to_drop(); }
    table t {
        key = { meta.seen: exact; }
        actions = { set; drop; NoAction; }
        default_action = NoAction();
    }
    apply {
        t.apply();
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.data);
    }
}

ubpf(prs(), pipe(), dprs()) main;
