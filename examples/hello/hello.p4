// The smallest useful switch program: what comes in by port 1 leaves by port 2, and the other way
// round.

#include <core.p4>
#include <ubpf_model.p4>

struct headers_t {}
struct metadata_t {}

parser prs(
    packet_in packet,
    out headers_t hdr,
    inout metadata_t meta,
    inout standard_metadata std
) {
    state start {
        transition accept;  // nothing to look at: the whole packet is payload
    }
}

control pipe(inout headers_t hdr, inout metadata_t meta, inout standard_metadata std) {
    apply {
        std.output_action = ubpf_action.REDIRECT;
        if (std.input_port == 1) {
            std.output_port = 2;
        } else if (std.input_port == 2) {
            std.output_port = 1;
        } else {
            mark_to_drop();
        }
    }
}

control dprs(packet_out packet, in headers_t hdr) {
    apply {}
}

ubpf(prs(), pipe(), dprs()) main;
