// Registers of every kind of value and index: what was not written reads 0.
header Data {
    bit<8> index;
    bit<8> write;
    bit<1> b1;
    bit<7> b7;
    bit<48> b48;
    bit<64> b64;
    bit<128> b128;
    bit<8> left;
    bit<32> right;
    bit<8> flag;
    bit<16> twice;
}

#include "../expressions/frame.p4"

struct Pair {
    bit<8> left;
    bit<32> right;
}

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    Register<bit<1>, bit<8>>(256) r1;
    Register<bit<7>, bit<16>>(256) r7;
    Register<bit<48>, bit<32>>(256) r48;
    Register<bit<64>, bit<64>>(256) r64;
    Register<bit<128>, bit<48>>(256) r128;
    Register<Pair, bit<32>>(256) pairs;
    Register<bool, bit<32>>(256) flags;
    Register<bit<16>, bit<32>>(256) counts;
    apply {
        bit<8> i = hdr.data.index;
        if (hdr.data.write == 1) {
            r1.write(i, hdr.data.b1);
            r7.write((bit<16>)i, hdr.data.b7);
            r48.write((bit<32>)i, hdr.data.b48);
            r64.write((bit<64>)i, hdr.data.b64);
            r128.write((bit<48>)i, hdr.data.b128);
            pairs.write((bit<32>)i, { hdr.data.left, hdr.data.right });
            flags.write((bit<32>)i, hdr.data.flag == 1);
        } else {
            hdr.data.b1 = r1.read(i);
            hdr.data.b7 = r7.read((bit<16>)i);
            hdr.data.b48 = r48.read((bit<32>)i);
            hdr.data.b64 = r64.read((bit<64>)i);
            hdr.data.b128 = r128.read((bit<48>)i);
            Pair p = pairs.read((bit<32>)i);
            hdr.data.left = p.left;
            hdr.data.right = p.right;
            if (flags.read((bit<32>)i)) {
                hdr.data.flag = 1;
            } else {
                hdr.data.flag = 0;
            }
        }
        // one register twice for a packet
        counts.write((bit<32>)i, counts.read((bit<32>)i) + 1);
        bit<16> before = counts.read((bit<32>)i);
        counts.write((bit<32>)i, before + 0x100);
        hdr.data.twice = counts.read((bit<32>)i);
    }
}

ubpf(prs(), pipe(), dprs()) main;
