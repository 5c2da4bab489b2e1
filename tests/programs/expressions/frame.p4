// What a small program needs around its control: the program declares the header Data and
// includes this; the packet's data leaves as the control left it.

#include <core.p4>
#include <ubpf_model.p4>

struct Headers {
    Data data;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.data);
        transition accept;
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.data);
    }
}
