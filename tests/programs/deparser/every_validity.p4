// The deparser emits what is valid, in its own order; what the parser extracted and nobody emits is
// gone. Here the first byte says what to extract (low half) and what to send (high half).
#include <core.p4>
#include <ubpf_model.p4>

header What {
    bit<4> send;
    bit<4> extract;
}

header One {
    bit<8> value;
}

header Two {
    bit<16> value;
}

header Three {
    bit<24> value;
}

header Five {
    bit<4> low;
    bit<36> value;
}

struct Headers {
    What what;
    One one;
    Two two;
    Three three;
    Five five;
}

struct Meta {}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.what);
        transition select(hdr.what.extract[0:0]) {
            1: one;
            0: before_two;
        }
    }
    state one {
        packet.extract(hdr.one);
        transition before_two;
    }
    state before_two {
        transition select(hdr.what.extract[1:1]) {
            1: two;
            0: before_three;
        }
    }
    state two {
        packet.extract(hdr.two);
        transition before_three;
    }
    state before_three {
        transition select(hdr.what.extract[2:2]) {
            1: three;
            0: before_five;
        }
    }
    state three {
        packet.extract(hdr.three);
        transition before_five;
    }
    state before_five {
        transition select(hdr.what.extract[3:3]) {
            1: five;
            0: accept;
        }
    }
    state five {
        packet.extract(hdr.five);
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        if (hdr.what.send[0:0] == 0) {
            hdr.one.setInvalid();
        } else if (!hdr.one.isValid()) {
            hdr.one.setValid();
            hdr.one.value = 0xa1;
        }
        if (hdr.what.send[1:1] == 0) {
            hdr.two.setInvalid();
        } else if (!hdr.two.isValid()) {
            hdr.two.setValid();
            hdr.two.value = 0xa2a3;
        }
        if (hdr.what.send[2:2] == 0) {
            hdr.three.setInvalid();
        } else if (!hdr.three.isValid()) {
            hdr.three = { 0xa4a5a6 };
        }
        if (hdr.what.send[3:3] == 0) {
            hdr.five.setInvalid();
        } else {
            if (!hdr.five.isValid()) {
                hdr.five.setValid();
                hdr.five.value = 0x7b8b9babb;
            }
            hdr.five.low = 0xc;
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.five);
        packet.emit(hdr.two);
        packet.emit(hdr.what);
        packet.emit(hdr.three);
        packet.emit(hdr.one);
    }
}

ubpf(prs(), pipe(), dprs()) main;
