// A rejected packet passes as it came even when the parser had assigned headers and metadata before;
// the control does not run.
#include <core.p4>
#include <ubpf_model.p4>

header Data {
    bit<8> kind;
    bit<8> value;
}

struct Headers {
    Data data;
    Data more;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.data);
        hdr.data.value = 0xee;
        transition select(hdr.data.kind) {
            0: accept;
            1: more;
            2: short_lookahead;
            3: short_advance;
        }
    }
    state more {
        packet.extract(hdr.more);
        hdr.more.value = 0xdd;
        transition select(hdr.more.kind) {
            0: accept;
        }
    }
    state short_lookahead {
        hdr.data.value = packet.lookahead<bit<32>>()[7:0];
        transition accept;
    }
    state short_advance {
        packet.advance(32w1 << 31);
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    Register<bit<8>, bit<32>>(1) runs;
    apply {
        runs.write(0, runs.read(0) + 1);
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr);
    }
}

ubpf(prs(), pipe(), dprs()) main;
