// ubpf_time_get_ns differs by what the clock moved.
header Data {
    bit<48> since;
}

#include "../expressions/frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    Register<bit<48>, bit<32>>(1) last;
    apply {
        bit<48> now = ubpf_time_get_ns();
        hdr.data.since = now - last.read(0);
        last.write(0, now);
    }
}

ubpf(prs(), pipe(), dprs()) main;
