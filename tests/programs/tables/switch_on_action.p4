// P4 specification 12.7: a label without a body falls through to the next body; bodies do not.
// What is not named goes to default.
header Data {
    bit<8> key;
    bit<8> by_action;
    bit<8> by_value;
    bit<8> action_body;
}

#include "../expressions/frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    action one() { hdr.data.action_body = 1; }
    action two(bit<8> value) { hdr.data.action_body = value; }
    action three() { hdr.data.action_body = 3; }
    action leave() {
        hdr.data.action_body = 4;
        exit;
    }
    table t {
        key = { hdr.data.key: exact; }
        actions = { one; two; three; leave; NoAction; }
        default_action = NoAction();
    }
    apply {
        switch (t.apply().action_run) {
            one:
            two: { hdr.data.by_action = 0x12; }
            leave: { hdr.data.by_action = 0x44; }
            three: { hdr.data.by_action = 0x33; }
            default: { hdr.data.by_action = 0xdd; }
        }
        switch (hdr.data.key) {
            8w1:
            8w2: { hdr.data.by_value = 0x12; }
            8w3: {}
            8w4: { return; }
            default: { hdr.data.by_value = 0xee; }
        }
        hdr.data.by_value = hdr.data.by_value + 1;
    }
}

ubpf(prs(), pipe(), dprs()) main;
