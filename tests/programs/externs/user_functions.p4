// Extern functions of C programs that p4c-ubpf's users link: declared by the program. The switch
// offers those of p4c's tests.
header Data {
    bit<8> version_ihl;
    bit<8> tos;
    bit<16> length;
    bit<32> id;
    bit<8> ttl;
    bit<8> protocol;
    bit<16> checksum;
    bit<32> source;
    bit<32> destination;
}

#include <core.p4>
#include <ubpf_model.p4>

extern bit<16> incremental_checksum(in bit<16> csum, in bit<32> old, in bit<32> new);

struct Headers {
    Data ip;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.ip);
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        bit<32> before = hdr.ip.destination;
        hdr.ip.destination = 0x0a000001;
        hdr.ip.checksum = incremental_checksum(hdr.ip.checksum, before, hdr.ip.destination);
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.ip);
    }
}

ubpf(prs(), pipe(), dprs()) main;
