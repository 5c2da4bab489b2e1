// standard_metadata.clone sends a copy of the packet, as it leaves, to clone_port as well.
header Data {
    bit<8> clone;
    bit<8> port;
}

#include "../expressions/frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        if (hdr.data.clone == 1) {
            std.clone = true;
            std.clone_port = (bit<32>)hdr.data.port;
        }
        hdr.data.clone = std.clone ? 8w0x80 : 0;
    }
}

ubpf(prs(), pipe(), dprs()) main;
