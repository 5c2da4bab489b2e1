// A stateful firewall for IPv4. Hosts inside (port 1) may talk to anybody; from outside (port 2)
// come answers only, and connections to services that the operator has published.
//
// A connection leaves a pinhole in a register: who talks to whom, and when they last did. A packet
// from outside passes when it fits the pinhole at its place and the pinhole is fresh.

#include <core.p4>
#include <ubpf_model.p4>

const bit<32> INSIDE = 1;  // the port

const bit<16> ETHERTYPE_IPV4 = 0x0800;
const bit<16> ETHERTYPE_ARP = 0x0806;

const bit<8> PROTOCOL_TCP = 6;
const bit<8> PROTOCOL_UDP = 17;

// Sizes in bytes.
const bit<32> ETHERNET_SIZE = 14;
const bit<32> IPV4_SIZE = 20;
const bit<32> PORTS_SIZE = 4;

const bit<48> IDLE_TIMEOUT = 60000000000;  // nanoseconds: a minute

header ethernet_t {
    bit<48> dst_addr;
    bit<48> src_addr;
    bit<16> ether_type;
}

header ipv4_t {
    bit<4> version;
    bit<4> ihl;
    bit<8> dscp_ecn;
    bit<16> total_len;
    bit<16> identification;
    bit<3> flags;
    bit<13> frag_offset;
    bit<8> ttl;
    bit<8> protocol;
    bit<16> checksum;
    bit<32> src_addr;
    bit<32> dst_addr;
}

// The first bytes of TCP and of UDP.
header ports_t {
    bit<16> src_port;
    bit<16> dst_port;
}

struct headers_t {
    ethernet_t ethernet;
    ipv4_t ipv4;
    ports_t ports;
}

struct metadata_t {
    bool known_protocol;  // the frame is complete, and ARP or TCP or UDP over IPv4
}

struct pinhole_t {
    bit<32> inside_addr;
    bit<32> outside_addr;
    bit<16> inside_port;
    bit<16> outside_port;
    bit<8> protocol;  // 0: there is no pinhole here
    bit<48> last_seen;
}

// A packet that a parser rejects would pass unchanged. So this one looks at the length before it
// extracts, and accepts: what it does not know is for the control to drop.
parser prs(
    packet_in packet,
    out headers_t hdr,
    inout metadata_t meta,
    inout standard_metadata std
) {
    state start {
        meta.known_protocol = false;
        transition select(std.packet_length >= ETHERNET_SIZE) {
            true: parse_ethernet;
            false: accept;
        }
    }

    state parse_ethernet {
        packet.extract(hdr.ethernet);
        transition select(hdr.ethernet.ether_type) {
            ETHERTYPE_IPV4: check_ipv4;
            ETHERTYPE_ARP: known;
            default: accept;
        }
    }

    state check_ipv4 {
        transition select(std.packet_length >= ETHERNET_SIZE + IPV4_SIZE + PORTS_SIZE) {
            true: parse_ipv4;
            false: accept;
        }
    }

    // Packets with options, and fragments, from which ports cannot be told, are not known.
    state parse_ipv4 {
        packet.extract(hdr.ipv4);
        transition select(
            hdr.ipv4.version,
            hdr.ipv4.ihl,
            hdr.ipv4.flags & 1,
            hdr.ipv4.frag_offset,
            hdr.ipv4.protocol
        ) {
            (4, 5, 0, 0, PROTOCOL_TCP): parse_ports;
            (4, 5, 0, 0, PROTOCOL_UDP): parse_ports;
            default: accept;
        }
    }

    state parse_ports {
        packet.extract(hdr.ports);
        transition known;
    }

    state known {
        meta.known_protocol = true;
        transition accept;
    }
}

control pipe(inout headers_t hdr, inout metadata_t meta, inout standard_metadata std) {
    // By a hash of the connection. Two connections can have the same; the later one wins, and the
    // other's answers are dropped until it speaks again: never is a stranger let in.
    Register<pinhole_t, bit<32>>(65536) pinholes;

    action publish() {}

    // Services inside that everybody outside may call.
    table services {
        key = {
            hdr.ipv4.dst_addr: exact;
            hdr.ipv4.protocol: exact;
            hdr.ports.dst_port: exact;
        }
        actions = {
            publish;
            @defaultonly NoAction;
        }
        const default_action = NoAction();
        size = 1024;
    }

    apply {
        if (!meta.known_protocol) {
            mark_to_drop();
        } else if (hdr.ports.isValid()) {
            // The connection as the inside sees it, whichever way this packet goes.
            bool outbound = std.input_port == INSIDE;
            pinhole_t here;
            here.inside_addr = outbound ? hdr.ipv4.src_addr : hdr.ipv4.dst_addr;
            here.outside_addr = outbound ? hdr.ipv4.dst_addr : hdr.ipv4.src_addr;
            here.inside_port = outbound ? hdr.ports.src_port : hdr.ports.dst_port;
            here.outside_port = outbound ? hdr.ports.dst_port : hdr.ports.src_port;
            here.protocol = hdr.ipv4.protocol;
            here.last_seen = ubpf_time_get_ns();

            // In two steps, because some hosts of uBPF hash no more than 8 bytes at once.
            bit<32> addresses;
            bit<32> hashed;
            hash(addresses, HashAlgorithm.lookup3, { here.inside_addr, here.outside_addr });
            hash(hashed, HashAlgorithm.lookup3, { addresses, here.inside_port, here.outside_port });
            bit<32> index = hashed & 0xffff;

            if (outbound) {
                pinholes.write(index, here);
            } else {
                pinhole_t open = pinholes.read(index);
                bool answer =
                    open.protocol == here.protocol
                    && open.inside_addr == here.inside_addr
                    && open.outside_addr == here.outside_addr
                    && open.inside_port == here.inside_port
                    && open.outside_port == here.outside_port
                    && here.last_seen - open.last_seen <= IDLE_TIMEOUT;
                if (answer) {
                    pinholes.write(index, here);
                } else if (!services.apply().hit) {
                    mark_to_drop();
                }
            }
        }
    }
}

control dprs(packet_out packet, in headers_t hdr) {
    apply {
        packet.emit(hdr.ethernet);
        packet.emit(hdr.ipv4);
        packet.emit(hdr.ports);
    }
}

ubpf(prs(), pipe(), dprs()) main;
