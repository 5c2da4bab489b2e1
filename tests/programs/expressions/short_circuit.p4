// P4 specification 8.5.1: the right side of && and || is evaluated only where it decides;
// ?: evaluates one branch.
header Data {
    bit<1> a;
    bit<1> b;
    bit<1> and;
    bit<1> or;
    bit<1> chosen;
    bit<3> pad;
    bit<8> calls_of_and;
    bit<8> calls_of_or;
    bit<8> calls_of_chosen;
    bit<8> calls_of_if;
}

#include "frame.p4"

bool asked(inout bit<8> count, in bit<1> answer) {
    count = count + 1;
    return answer == 1;
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        bool a = hdr.data.a == 1;
        hdr.data.and = (bit<1>)(a && asked(hdr.data.calls_of_and, hdr.data.b));
        hdr.data.or = (bit<1>)(a || asked(hdr.data.calls_of_or, hdr.data.b));
        hdr.data.chosen = (bit<1>)(
            a
                ? asked(hdr.data.calls_of_chosen, hdr.data.b)
                : !asked(hdr.data.calls_of_chosen, hdr.data.b)
        );
        if (
            !(a && !asked(hdr.data.calls_of_if, hdr.data.b))
            && (asked(hdr.data.calls_of_if, 1) || asked(hdr.data.calls_of_if, 1))
        ) {
            hdr.data.pad = 5;
        }
    }
}

ubpf(prs(), pipe(), dprs()) main;
