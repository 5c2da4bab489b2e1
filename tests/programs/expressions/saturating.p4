// P4 specification 8.5 and 8.7: |+| and |-| stop at the ends of the type's range.
header Data {
    bit<8> a;
    bit<8> b;
    bit<8> sum;
    bit<8> difference;
    int<8> signed_sum;
    int<8> signed_difference;
    bit<4> small_sum;
    bit<4> small_difference;
    int<4> small_signed_sum;
    int<4> small_signed_difference;
}

#include "frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        bit<8> a = hdr.data.a;
        bit<8> b = hdr.data.b;
        hdr.data.sum = a |+| b;
        hdr.data.difference = a |-| b;
        hdr.data.signed_sum = (int<8>)a |+| (int<8>)b;
        hdr.data.signed_difference = (int<8>)a |-| (int<8>)b;
        hdr.data.small_sum = a[3:0] |+| b[3:0];
        hdr.data.small_difference = a[3:0] |-| b[3:0];
        hdr.data.small_signed_sum = (int<4>)a[3:0] |+| (int<4>)b[3:0];
        hdr.data.small_signed_difference = (int<4>)a[3:0] |-| (int<4>)b[3:0];
    }
}

ubpf(prs(), pipe(), dprs()) main;
