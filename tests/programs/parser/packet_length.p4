// packet.length() and standard_metadata.packet_length are the bytes of the packet as it came.
#include <core.p4>
#include <ubpf_model.p4>

header Data {
    bit<32> from_parser;
    bit<32> from_metadata;
    bit<32> after_changes;
}

struct Headers {
    Data data;
    Data more;
}

struct Meta {
    bit<32> length;
}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.data);
        meta.length = packet.length();
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.data.from_parser = meta.length;
        hdr.data.from_metadata = std.packet_length;
        hdr.more.setValid();
        hdr.more = { 1, 2, 3 };
        hdr.data.after_changes = std.packet_length;
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.data);
        packet.emit(hdr.more);
    }
}

ubpf(prs(), pipe(), dprs()) main;
