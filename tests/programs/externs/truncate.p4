// truncate cuts after the deparser, counted from the start of the packet as it leaves.
header Data {
    bit<8> keep;
    bit<8> grow;
    bit<16> value;
}

header Front {
    bit<24> value;
}

#include <core.p4>
#include <ubpf_model.p4>

struct Headers {
    Front front;
    Data data;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.data);
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        if (hdr.data.grow == 1) {
            hdr.front.setValid();
            hdr.front.value = 0xf1f2f3;
        }
        hdr.data.value = hdr.data.value + 1;
        if (hdr.data.keep != 0xff) {
            truncate((bit<32>)hdr.data.keep);
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.front);
        packet.emit(hdr.data);
    }
}

ubpf(prs(), pipe(), dprs()) main;
