// standard_metadata.output_action: DROP and mark_to_drop discard; PASS and REDIRECT send.
header Data {
    bit<8> action_number;
    bit<8> port;
}

#include "../expressions/frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        std.output_port = (bit<32>)hdr.data.port;
        if (hdr.data.action_number == 2) {
            std.output_action = ubpf_action.PASS;
        } else if (hdr.data.action_number == 3) {
            std.output_action = ubpf_action.REDIRECT;
        }
        if (std.output_action == ubpf_action.REDIRECT) {
            hdr.data.action_number = 0x33;
        }
    }
}

ubpf(prs(), pipe(), dprs()) main;
