// P4 specification 8.18: header stacks: next, last, lastIndex, size, constant and computed indices,
// push_front and pop_front; emit sends the valid elements in order. Too many are
// error.StackOutOfBounds.
#include <core.p4>
#include <ubpf_model.p4>

header What {
    bit<8> operation;
}

header Tag {
    bit<7> value;
    bit<1> bottom;
}

struct Headers {
    What what;
    Tag[4] tags;
}

struct Meta {
    bit<8> last;
    bit<8> last_index;
}

parser prs(packet_in packet, out Headers hdr, inout Meta meta, inout standard_metadata std) {
    state start {
        packet.extract(hdr.what);
        transition select(hdr.what.operation) {
            0: accept;
            default: tags;
        }
    }
    state tags {
        packet.extract(hdr.tags.next);
        transition select(hdr.tags.last.bottom) {
            0: tags;
            1: done;
        }
    }
    state done {
        meta.last = (bit<8>)hdr.tags.last.value;
        meta.last_index = (bit<8>)hdr.tags.lastIndex;
        transition accept;
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    apply {
        switch (hdr.what.operation) {
            8w1: {
                hdr.tags.push_front(1);
                hdr.tags[0].setValid();
                hdr.tags[0] = { 0x70, 0 };
            }
            8w2: { hdr.tags.pop_front(1); }
            8w3: { hdr.tags.push_front(2); }
            8w4: { hdr.tags.pop_front(3); }
            8w5: {
                hdr.tags[2].setInvalid();
                hdr.tags[1].value = hdr.tags[3].value;
            }
            8w6: { hdr.what.operation = meta.last; }
            8w7: { hdr.what.operation = meta.last_index; }
            8w8: { hdr.what.operation = (bit<8>)hdr.tags.size; }
            8w9: {
                Tag t = hdr.tags[0];
                hdr.tags[0] = hdr.tags[1];
                hdr.tags[1] = t;
            }
        }
    }
}

control dprs(packet_out packet, in Headers hdr) {
    apply {
        packet.emit(hdr.what);
        packet.emit(hdr.tags);
    }
}

ubpf(prs(), pipe(), dprs()) main;
