// The last of mark_to_drop and mark_to_pass counts, wherever it is called; output_port says where.
header Data {
    bit<8> what;
}

#include "../expressions/frame.p4"

control Deep(in bit<8> what) {
    action drop() { mark_to_drop(); }
    table t {
        actions = { drop; }
        default_action = drop();
    }
    apply {
        if (what == 3) {
            t.apply();
        }
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    Deep() deep;
    apply {
        std.output_port = std.input_port + 1;
        if (hdr.data.what == 1) {
            mark_to_drop();
        } else if (hdr.data.what == 2) {
            mark_to_drop();
            mark_to_pass();
        } else if (hdr.data.what == 4) {
            mark_to_drop();
            exit;
        } else if (hdr.data.what == 5) {
            mark_to_pass();
            mark_to_drop();
        }
        deep.apply(hdr.data.what);
        hdr.data.what = 0x80;
    }
}

ubpf(prs(), pipe(), dprs()) main;
