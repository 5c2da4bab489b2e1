// Enums without values and errors in metadata, in conditions, tables and switch.
header Data {
    bit<8> what;
    bit<8> result;
    bit<8> switched;
}

#include <core.p4>
#include <ubpf_model.p4>

error { TooLarge, TooSmall }

enum Mode { none, slow, fast }

struct Headers {
    Data data;
}

struct Meta {
    Mode mode;
    error problem;
}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.data);
        meta.problem = error.NoError;
        meta.mode = Mode.none;
        transition select(hdr.data.what) {
            1: slow;
            2: fast;
            3: broken;
            default: accept;
        }
    }
    state slow {
        meta.mode = Mode.slow;
        transition accept;
    }
    state fast {
        meta.mode = Mode.fast;
        transition accept;
    }
    state broken {
        meta.problem = error.TooLarge;
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        if (meta.problem != error.NoError) {
            hdr.data.result = 0xee;
        }
        if (meta.problem == error.TooSmall) {
            hdr.data.result = 0xdd;
        }
        Mode before = meta.mode;
        meta.mode = Mode.none;
        switch (before) {
            Mode.slow: { hdr.data.switched = 1; }
            Mode.fast: { hdr.data.switched = 2; }
            default: { hdr.data.switched = 3; }
        }
        if (before != meta.mode) {
            hdr.data.switched = hdr.data.switched + 0x80;
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.data);
    }
}

ubpf(prs(), pipe(), dprs()) main;
