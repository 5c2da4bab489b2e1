// P4 specification 6.8: a header passed as an out parameter is invalid when the call begins, and
// headers inside of a struct passed so are, too.
header Data {
    bit<8> flags;
}

header Extra {
    bit<8> value;
}

#include <core.p4>
#include <ubpf_model.p4>

struct Headers {
    Data data;
    Extra first;
    Extra second;
}

struct Meta {}

struct Extras {
    Extra one;
    bit<8> number;
}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.data);
        packet.extract(hdr.first);
        packet.extract(hdr.second);
        transition accept;
    }
}

action fill(out Extra x, inout bit<8> flags) {
    if (!x.isValid()) {
        flags = flags | 1;
    }
    x.setValid();
    x.value = 0x77;
}

action leave(out Extra x, inout bit<8> flags) {
    if (!x.isValid()) {
        flags = flags | 2;
    }
}

action inside(out Extras x, inout bit<8> flags) {
    if (!x.one.isValid()) {
        flags = flags | 4;
    }
    x.number = 1;
}

// What the callees leave unset is what this program is about.
@noWarn("uninitialized-use")
control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        Extras extras;
        extras.one.setValid();
        fill(hdr.first, hdr.data.flags);
        leave(hdr.second, hdr.data.flags);
        inside(extras, hdr.data.flags);
        if (!extras.one.isValid()) {
            hdr.data.flags = hdr.data.flags | 8;
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.data);
        packet.emit(hdr.first);
        packet.emit(hdr.second);
    }
}

ubpf(prs(), pipe(), dprs()) main;
