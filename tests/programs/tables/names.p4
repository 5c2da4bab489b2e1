// @name gives tables, actions, parameters' tables and keys their control-plane names; a leading dot
// makes it absolute. Instances of controls are part of the path.
header Data {
    bit<8> a;
    bit<8> b;
    bit<8> c;
}

#include "../expressions/frame.p4"

control Inner(inout bit<8> x) {
    @name("assign") action set(bit<8> v) { x = v; }
    @name("look.up") table t {
        key = { x: exact @name("old"); }
        actions = { set; }
        default_action = set(0xdd);
    }
    apply { t.apply(); }
}

@name(".global") action everywhere(inout bit<8> x, bit<8> v) { x = v; }

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    @name("left") Inner() one;
    Inner() two;
    @name(".root") table c {
        key = { hdr.data.c & 0xf0: exact @name("high"); }
        actions = { everywhere(hdr.data.c); NoAction; }
        default_action = NoAction();
    }
    apply {
        one.apply(hdr.data.a);
        two.apply(hdr.data.b);
        c.apply();
    }
}

ubpf(prs(), pipe(), dprs()) main;
