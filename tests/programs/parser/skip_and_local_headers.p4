// extract(_) passes over a header; a header may be extracted into a local variable; a local header is
// invalid at first.
#include <core.p4>
#include <ubpf_model.p4>

header Data {
    bit<8> kind;
    bit<8> from_local;
    bit<8> flags;
}

header Other {
    bit<16> value;
}

struct Headers {
    Data data;
}

struct Meta {
    bit<8> seen;
    bool local_was_invalid;
}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    Other local;
    state start {
        packet.extract(hdr.data);
        meta.local_was_invalid = !local.isValid();
        transition select(hdr.data.kind) {
            1: skip;
            2: keep;
            default: accept;
        }
    }
    state skip {
        packet.extract<Other>(_);
        transition accept;
    }
    state keep {
        packet.extract(local);
        meta.seen = local.value[7:0];
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.data.from_local = meta.seen;
        hdr.data.flags = meta.local_was_invalid ? 8w1 : 0;
    }
}

control Send(packet_out packet, in Data data) {
    apply {
        packet.emit(data);
    }
}

control dprs(packet_out packet, in Headers hdr) {
    Send() send;
    apply {
        send.apply(packet, hdr.data);
    }
}

ubpf(prs(), pipe(), dprs()) main;
