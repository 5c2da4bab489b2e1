// RFC 1624, equation 3, also where the sum carries twice.
header Data {
    bit<16> csum;
    bit<16> old2;
    bit<16> new2;
    bit<32> old4;
    bit<32> new4;
    bit<16> result2;
    bit<16> result4;
}

#include "../expressions/frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        hdr.data.result2 = csum_replace2(hdr.data.csum, hdr.data.old2, hdr.data.new2);
        hdr.data.result4 = csum_replace4(hdr.data.csum, hdr.data.old4, hdr.data.new4);
    }
}

ubpf(prs(), pipe(), dprs()) main;
