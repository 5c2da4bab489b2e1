// Registers of several instances, a register array as a table of its own, read-modify-write in
// actions that a table runs, struct values changed in part.
header Data {
    bit<8> port;
    bit<32> packets;
    bit<64> bytes;
    bit<8> saturated;
}

#include "../expressions/frame.p4"

struct Counters {
    bit<32> packets;
    bit<64> bytes;
    bit<8> small;
}

control Account(in bit<8> index, in bit<32> length, out Counters now) {
    Register<Counters, bit<8>>(256) counters;
    apply {
        now = counters.read(index);
        now.packets = now.packets + 1;
        now.bytes = now.bytes + (bit<64>)length;
        now.small = now.small |+| 100;
        counters.write(index, now);
    }
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    Account() account;
    Register<bit<32>, bit<16>>(65536) drops;
    action drop() {
        drops.write((bit<16>)hdr.data.port, drops.read((bit<16>)hdr.data.port) + 1);
        mark_to_drop();
    }
    table filter {
        key = { hdr.data.port: exact; }
        actions = { drop; NoAction; }
        default_action = NoAction();
    }
    apply {
        Counters c;
        account.apply(hdr.data.port, std.packet_length, c);
        hdr.data.packets = c.packets;
        hdr.data.bytes = c.bytes;
        hdr.data.saturated = c.small;
        filter.apply();
    }
}

ubpf(prs(), pipe(), dprs()) main;
