// Keys of many widths and types in one table: padding between them in the map must not matter.
header Data {
    bit<1> flag;
    bit<7> seven;
    bit<48> mac;
    bit<128> address;
    bit<24> three;
    bit<16> two;
    bit<8> kind;
    bit<8> result;
    bit<8> second;
}

#include "../expressions/frame.p4"

enum bit<8> Kind { a = 1, b = 2 }
enum Mode { slow, fast }

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    action set(bit<8> v) { hdr.data.result = v; }
    action set_wide(bit<128> a, bit<48> m, bit<7> s, bool f) {
        hdr.data.address = a;
        hdr.data.mac = m;
        hdr.data.seven = s;
        hdr.data.flag = f ? 1w1 : 0;
        hdr.data.second = 1;
    }
    bool is_set = hdr.data.flag == 1;
    table t {
        key = {
            is_set: exact @name("is_set");
            hdr.data.seven: exact;
            hdr.data.mac: exact;
            hdr.data.address: exact;
            hdr.data.three: exact;
            hdr.data.two: exact;
            (Kind)hdr.data.kind: exact @name("kind");
            hdr.data.isValid(): exact @name("valid");
        }
        actions = { set; NoAction; }
        default_action = NoAction();
    }
    table wide {
        key = { hdr.data.two + 1: exact @name("next"); hdr.data.three[19:4]: exact @name("part"); }
        actions = { set_wide; NoAction; }
        default_action = NoAction();
    }
    apply {
        t.apply();
        wide.apply();
    }
}

ubpf(prs(), pipe(), dprs()) main;
