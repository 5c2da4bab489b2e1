// A Broadband Network Gateway (BNG): the router at which the PPPoE sessions of an access network
// end.
//
//   subscriber -- DSL/PON -- access node --[S-tag|C-tag|PPPoE|IP]-- BNG --[IP]-- core network
//
// Towards the core (upstream) it checks that a subscriber uses nothing but its own addresses,
// removes tags and PPPoE and routes the packet to a next hop. Towards the subscriber (downstream)
// it finds the subscriber by address and puts tags and PPPoE in front of the packet. Both ways it
// limits the rate, counts, and decrements the TTL.
//
// The direction is read from the frame: what carries a service tag comes from the access network.
// So the program needs to know no port numbers, and exact matches are enough for every table.

#include <core.p4>
#include <ubpf_model.p4>

// ---------------------------------------------------------------------------------------------
// Constants
// ---------------------------------------------------------------------------------------------

const bit<16> TPID_SERVICE              = 0x88A8;  // IEEE 802.1ad: the outer tag, an access node
const bit<16> TPID_CUSTOMER             = 0x8100;  // IEEE 802.1Q: the inner tag, a line
const bit<16> ETHERTYPE_IPV4            = 0x0800;
const bit<16> ETHERTYPE_IPV6            = 0x86DD;
const bit<16> ETHERTYPE_PPPOE_DISCOVERY = 0x8863;  // RFC 2516
const bit<16> ETHERTYPE_PPPOE_SESSION   = 0x8864;

const bit<16> PPP_IPV4 = 0x0021;  // everything else in a session is control (LCP, PAP, IPCP, ...)
const bit<16> PPP_IPV6 = 0x0057;

// Sizes in bytes.
const bit<32> ETHERNET_SIZE     = 14;
const bit<32> IPV4_SIZE         = 20;
const bit<32> IPV6_SIZE         = 40;
const bit<32> PPP_PROTOCOL_SIZE = 2;
const bit<32> PPPOE_END         = 28;  // Ethernet 14, two tags 8, PPPoE 6
const bit<32> ACCESS_HEAD_SIZE  = PPPOE_END + PPP_PROTOCOL_SIZE;  // what stands in front of IP
const bit<32> CORE_HEAD_SIZE    = ETHERNET_SIZE;
const bit<32> PPPOE_MRU         = 1492;  // the longest IP packet in a session (RFC 2516, 7)

const bit<64> NANO = 1000000000;

// Both are part of an index, so their numbers are what an operator sees.

enum bit<8> drop_reason_t {
    NONE             = 0,
    TRUNCATED        = 1,   // the frame ends inside a header, or before its IP packet does
    NOT_ACCESS       = 2,   // tagged, but not with two tags and PPPoE behind them
    MALFORMED        = 3,   // a version, type or length that the protocol does not know
    UNKNOWN_LINE     = 4,   // no line has these two tags
    SPOOFED_SOURCE   = 5,   // the line has no session with this source address
    WRONG_MAC        = 6,   // the session belongs to another MAC address
    BAD_LENGTH       = 7,   // PPPoE's LENGTH contradicts the IP packet or the frame
    NO_NEXT_HOP      = 8,   // the next-hop group has no member
    TTL_EXPIRED      = 9,   // TTL or hop limit is used up
    OVER_MRU         = 10,  // too long for a PPPoE session
    OVER_RATE        = 11   // the token bucket is empty
}

enum bit<8> traffic_class_t {
    UPSTREAM         = 0,
    DOWN_BEST_EFFORT = 1,
    DOWN_PRIORITY    = 2
}

// ---------------------------------------------------------------------------------------------
// Types
// ---------------------------------------------------------------------------------------------

typedef bit<48> mac_addr_t;
typedef bit<12> vlan_id_t;
typedef bit<16> session_id_t;
typedef bit<24> line_id_t;      // 0 stands for "no line known"
typedef bit<16> next_hop_id_t;
typedef bit<32> counter_id_t;   // line_id ++ (8 bits: drop reason or traffic class)

header ethernet_t {
    mac_addr_t dst_addr;
    mac_addr_t src_addr;
    bit<16>    ether_type;
}

// A tag without its TPID, which stands in the ether_type of the header before.
header vlan_tag_t {
    bit<3>    pcp;
    bit<1>    dei;
    vlan_id_t vid;
    bit<16>   ether_type;
}

header pppoe_t {
    bit<4>       version;
    bit<4>       type_id;
    bit<8>       code;
    session_id_t session_id;
    bit<16>      length;      // bytes behind this header, the 2 of the PPP protocol among them
}

header ppp_t {
    bit<16> protocol;
}

header ipv4_t {
    bit<4>  version;
    bit<4>  ihl;              // header length in 4-byte words
    bit<6>  dscp;
    bit<2>  ecn;
    bit<16> total_len;        // bytes, with this header
    bit<16> identification;
    bit<3>  flags;
    bit<13> frag_offset;
    bit<8>  ttl;
    bit<8>  protocol;
    bit<16> checksum;
    bit<32> src_addr;
    bit<32> dst_addr;
}

header ipv6_t {
    bit<4>   version;
    bit<6>   dscp;
    bit<2>   ecn;
    bit<20>  flow_label;
    bit<16>  payload_len;     // bytes, without this header
    bit<8>   next_header;
    bit<8>   hop_limit;
    bit<128> src_addr;
    bit<128> dst_addr;
}

struct headers_t {
    ethernet_t ethernet;
    vlan_tag_t s_tag;
    vlan_tag_t c_tag;
    pppoe_t    pppoe;
    ppp_t      ppp;
    ipv4_t     ipv4;
    ipv6_t     ipv6;
}

struct metadata_t {
    drop_reason_t   drop_reason;
    bool            routed;         // the BNG forwards this packet; otherwise it passes as it is
    line_id_t       line_id;
    traffic_class_t traffic_class;
    bit<6>          dscp;
    bit<32>         ip_offset;      // bytes in front of the IP header, in the frame as it came
    bit<32>         ip_length;      // bytes of the IP packet, without the padding behind it
    mac_addr_t      subscriber_mac;
    next_hop_id_t   next_hop;
}

// ---------------------------------------------------------------------------------------------
// Parser
// ---------------------------------------------------------------------------------------------

// In ubpf_model a packet that the parser rejects leaves the program unchanged. A gateway must not
// let broken frames through that way, so this parser looks at the length before it extracts,
// accepts in any case, and leaves the verdict in meta.drop_reason.
parser prs(packet_in packet,
           out headers_t hdr,
           inout metadata_t meta,
           inout standard_metadata std) {

    state start {
        meta.drop_reason = drop_reason_t.NONE;
        meta.routed = false;
        meta.line_id = 0;
        meta.traffic_class = traffic_class_t.UPSTREAM;
        meta.dscp = 0;
        meta.ip_offset = 0;
        meta.ip_length = 0;
        meta.subscriber_mac = 0;
        meta.next_hop = 0;
        transition select(std.packet_length >= ETHERNET_SIZE) {
            true: parse_ethernet;
            false: truncated;
        }
    }

    state parse_ethernet {
        packet.extract(hdr.ethernet);
        transition select(hdr.ethernet.ether_type) {
            TPID_SERVICE: check_access_head;
            TPID_CUSTOMER: not_access;
            ETHERTYPE_IPV4: core_ipv4;
            ETHERTYPE_IPV6: core_ipv6;
            default: accept;  // ARP and the like: for the gateway itself
        }
    }

    // --- From the access network: two tags, then PPPoE.

    state check_access_head {
        transition select(std.packet_length >= PPPOE_END) {
            true: parse_s_tag;
            false: truncated;
        }
    }

    state parse_s_tag {
        packet.extract(hdr.s_tag);
        transition select(hdr.s_tag.ether_type) {
            TPID_CUSTOMER: parse_c_tag;
            default: not_access;
        }
    }

    state parse_c_tag {
        packet.extract(hdr.c_tag);
        transition select(hdr.c_tag.ether_type) {
            ETHERTYPE_PPPOE_SESSION: parse_pppoe;
            ETHERTYPE_PPPOE_DISCOVERY: accept;  // control traffic
            default: not_access;
        }
    }

    state parse_pppoe {
        packet.extract(hdr.pppoe);
        transition select(hdr.pppoe.version, hdr.pppoe.type_id, hdr.pppoe.code) {
            (1, 1, 0): check_ppp;
            (1, 1, _): accept;  // control traffic
            default: malformed;
        }
    }

    state check_ppp {
        transition select(std.packet_length >= ACCESS_HEAD_SIZE) {
            true: parse_ppp;
            false: truncated;
        }
    }

    state parse_ppp {
        packet.extract(hdr.ppp);
        meta.ip_offset = ACCESS_HEAD_SIZE;
        transition select(hdr.ppp.protocol) {
            PPP_IPV4: check_ipv4;
            PPP_IPV6: check_ipv6;
            default: accept;  // control traffic
        }
    }

    // --- From the core network: IP right behind Ethernet.

    state core_ipv4 {
        meta.ip_offset = CORE_HEAD_SIZE;
        transition check_ipv4;
    }

    state core_ipv6 {
        meta.ip_offset = CORE_HEAD_SIZE;
        transition check_ipv6;
    }

    // --- From both.

    state check_ipv4 {
        transition select(std.packet_length >= meta.ip_offset + IPV4_SIZE) {
            true: parse_ipv4;
            false: truncated;
        }
    }

    // Options, if there are any, stay where they are: nothing here looks at them.
    state parse_ipv4 {
        packet.extract(hdr.ipv4);
        meta.ip_length = (bit<32>) hdr.ipv4.total_len;
        meta.dscp = hdr.ipv4.dscp;
        transition accept;
    }

    state check_ipv6 {
        transition select(std.packet_length >= meta.ip_offset + IPV6_SIZE) {
            true: parse_ipv6;
            false: truncated;
        }
    }

    state parse_ipv6 {
        packet.extract(hdr.ipv6);
        meta.ip_length = (bit<32>) hdr.ipv6.payload_len + IPV6_SIZE;
        meta.dscp = hdr.ipv6.dscp;
        transition accept;
    }

    // --- Verdicts.

    state truncated {
        meta.drop_reason = drop_reason_t.TRUNCATED;
        transition accept;
    }

    state not_access {
        meta.drop_reason = drop_reason_t.NOT_ACCESS;
        transition accept;
    }

    state malformed {
        meta.drop_reason = drop_reason_t.MALFORMED;
        transition accept;
    }
}

// ---------------------------------------------------------------------------------------------
// Upstream: from the access network to the core
// ---------------------------------------------------------------------------------------------

control Upstream(inout headers_t hdr, inout metadata_t meta, in bit<32> frame_length) {

    // The two tags tell the line. -----------------------------------------------------------

    action set_line(line_id_t line_id) {
        meta.line_id = line_id;
    }

    action unknown_line() {
        meta.drop_reason = drop_reason_t.UNKNOWN_LINE;
    }

    table line_map {
        key = {
            hdr.s_tag.vid: exact;
            hdr.c_tag.vid: exact;
        }
        actions = {
            set_line;
            @defaultonly unknown_line;
        }
        const default_action = unknown_line();
        size = 8192;
    }

    // Anti-spoofing: line, session and source address must belong together. ------------------

    action terminate(mac_addr_t subscriber_mac, next_hop_id_t next_hop) {
        meta.subscriber_mac = subscriber_mac;
        meta.next_hop = next_hop;
    }

    action spoofed() {
        meta.drop_reason = drop_reason_t.SPOOFED_SOURCE;
    }

    table pppoe_term_v4 {
        key = {
            meta.line_id: exact;
            hdr.ipv4.src_addr: exact;
            hdr.pppoe.session_id: exact;
        }
        actions = {
            terminate;
            @defaultonly spoofed;
        }
        const default_action = spoofed();
        size = 32768;  // a line may have several addresses
    }

    table pppoe_term_v6 {
        key = {
            meta.line_id: exact;
            hdr.ipv6.src_addr[127:64]: exact @name("src_prefix");  // a subscriber owns a /64
            hdr.pppoe.session_id: exact;
        }
        actions = {
            terminate;
            @defaultonly spoofed;
        }
        const default_action = spoofed();
        size = 32768;
    }

    // The way into the core. -----------------------------------------------------------------

    action set_next_hop(mac_addr_t next_hop_mac, mac_addr_t gateway_mac) {
        hdr.ethernet.dst_addr = next_hop_mac;
        hdr.ethernet.src_addr = gateway_mac;
    }

    action no_next_hop() {
        meta.drop_reason = drop_reason_t.NO_NEXT_HOP;
    }

    // Subscribers name a next hop by number, so that a change of route is a change of one entry.
    table core_next_hop {
        key = {
            meta.next_hop: exact;
        }
        actions = {
            set_next_hop;
            @defaultonly no_next_hop;
        }
        const default_action = no_next_hop();
        size = 256;
    }

    action decapsulate() {
        hdr.ethernet.ether_type = hdr.ipv4.isValid() ? ETHERTYPE_IPV4 : ETHERTYPE_IPV6;
        hdr.s_tag.setInvalid();
        hdr.c_tag.setInvalid();
        hdr.pppoe.setInvalid();
        hdr.ppp.setInvalid();
    }

    apply {
        if (line_map.apply().hit) {
            if (hdr.ipv4.isValid()) {
                pppoe_term_v4.apply();
            } else {
                pppoe_term_v6.apply();
            }
        }
        if (meta.drop_reason == drop_reason_t.NONE) {
            // LENGTH may be more than the IP packet needs, but not less, and the frame must hold
            // it. It does not count Ethernet's padding.
            bit<32> length = (bit<32>) hdr.pppoe.length;
            if (hdr.ethernet.src_addr != meta.subscriber_mac) {
                meta.drop_reason = drop_reason_t.WRONG_MAC;
            } else if (length < PPP_PROTOCOL_SIZE + meta.ip_length
                       || PPPOE_END + length > frame_length) {
                meta.drop_reason = drop_reason_t.BAD_LENGTH;
            } else {
                // Only now: the next hop overwrites the MAC address that was compared above.
                core_next_hop.apply();
                decapsulate();
                meta.traffic_class = traffic_class_t.UPSTREAM;
                meta.routed = true;
            }
        }
    }
}

// ---------------------------------------------------------------------------------------------
// Downstream: from the core to the access network
// ---------------------------------------------------------------------------------------------

control Downstream(inout headers_t hdr, inout metadata_t meta) {

    // The destination address tells the subscriber. A packet that finds none passes unchanged: it
    // may be for the gateway itself. -----------------------------------------------------------

    action to_subscriber(line_id_t line_id,
                         vlan_id_t s_vid,
                         vlan_id_t c_vid,
                         session_id_t session_id,
                         mac_addr_t subscriber_mac,
                         mac_addr_t gateway_mac) {
        meta.line_id = line_id;
        meta.routed = true;

        hdr.ethernet.dst_addr = subscriber_mac;
        hdr.ethernet.src_addr = gateway_mac;
        hdr.ethernet.ether_type = TPID_SERVICE;
        hdr.s_tag.setValid();
        hdr.s_tag.pcp = 0;
        hdr.s_tag.dei = 0;
        hdr.s_tag.vid = s_vid;
        hdr.s_tag.ether_type = TPID_CUSTOMER;
        hdr.c_tag.setValid();
        hdr.c_tag.pcp = 0;
        hdr.c_tag.dei = 0;
        hdr.c_tag.vid = c_vid;
        hdr.c_tag.ether_type = ETHERTYPE_PPPOE_SESSION;
        hdr.pppoe.setValid();
        hdr.pppoe.version = 1;
        hdr.pppoe.type_id = 1;
        hdr.pppoe.code = 0;
        hdr.pppoe.session_id = session_id;
        // Longer packets than 16 bits can tell are over the MRU, and dropped below.
        hdr.pppoe.length = (bit<16>) (PPP_PROTOCOL_SIZE + meta.ip_length);
        hdr.ppp.setValid();
    }

    table subscriber_v4 {
        key = {
            hdr.ipv4.dst_addr: exact;
        }
        actions = {
            to_subscriber;
            @defaultonly NoAction;
        }
        const default_action = NoAction();
        size = 32768;
    }

    table subscriber_v6 {
        key = {
            hdr.ipv6.dst_addr[127:64]: exact @name("dst_prefix");
        }
        actions = {
            to_subscriber;
            @defaultonly NoAction;
        }
        const default_action = NoAction();
        size = 32768;
    }

    // Voice and the like have a bucket of their own, so that a download cannot starve them. ------

    action set_best_effort() {
        meta.traffic_class = traffic_class_t.DOWN_BEST_EFFORT;
    }

    action set_priority() {
        meta.traffic_class = traffic_class_t.DOWN_PRIORITY;
    }

    table dscp_class {
        key = {
            meta.dscp: exact;
        }
        actions = {
            set_priority;
            set_best_effort;
        }
        const default_action = set_best_effort();
        size = 64;
    }

    apply {
        if (hdr.ipv4.isValid()) {
            if (subscriber_v4.apply().hit) {
                hdr.ppp.protocol = PPP_IPV4;
            }
        } else {
            if (subscriber_v6.apply().hit) {
                hdr.ppp.protocol = PPP_IPV6;
            }
        }
        if (meta.routed) {
            dscp_class.apply();
            if (meta.ip_length > PPPOE_MRU) {
                meta.drop_reason = drop_reason_t.OVER_MRU;
            }
        }
    }
}

// ---------------------------------------------------------------------------------------------
// What both directions share
// ---------------------------------------------------------------------------------------------

// The duties of an IP router: look at the header, decrement the TTL, keep the checksum right.
control Router(inout headers_t hdr, inout metadata_t meta, in bit<32> frame_length) {
    apply {
        if (meta.ip_offset + meta.ip_length > frame_length) {
            meta.drop_reason = drop_reason_t.TRUNCATED;
        } else if (hdr.ipv4.isValid()) {
            // ihl ++ 00 is the header's length in bytes.
            if (hdr.ipv4.version != 4
                || hdr.ipv4.ihl < 5
                || hdr.ipv4.total_len < (bit<16>) (hdr.ipv4.ihl ++ 2w0)) {
                meta.drop_reason = drop_reason_t.MALFORMED;
            } else if (hdr.ipv4.ttl <= 1) {
                meta.drop_reason = drop_reason_t.TTL_EXPIRED;
            } else {
                // The checksum is brought up to date, not computed anew: a header that was damaged
                // on its way is still recognised by the receiver.
                bit<16> before = hdr.ipv4.ttl ++ hdr.ipv4.protocol;
                hdr.ipv4.ttl = hdr.ipv4.ttl - 1;
                bit<16> after = hdr.ipv4.ttl ++ hdr.ipv4.protocol;
                hdr.ipv4.checksum = csum_replace2(hdr.ipv4.checksum, before, after);
            }
        } else {
            if (hdr.ipv6.version != 6) {
                meta.drop_reason = drop_reason_t.MALFORMED;
            } else if (hdr.ipv6.hop_limit <= 1) {
                meta.drop_reason = drop_reason_t.TTL_EXPIRED;
            } else {
                hdr.ipv6.hop_limit = hdr.ipv6.hop_limit - 1;
            }
        }
    }
}

// A token bucket for each line and traffic class. A token is the right to send one byte of IP.
//
// Tokens are counted in nano-tokens (10^-9): a rate of R bytes a second makes R nano-tokens in a
// nanosecond, so no division is needed and no remainder is lost, however often packets come.
//
// The register holds the tokens that are missing, not those that are there. An index that was
// never written reads 0, which is a full bucket: what a line should start with.
struct bucket_t {
    bit<64> missing;  // nano-tokens; 2^32 bytes of burst fit into 62 bits
    bit<48> since;    // when that was, on the switch's clock
}

control Policer(in line_id_t line_id,
                in traffic_class_t traffic_class,
                in bit<32> length,
                out bool conforms) {

    Register<bucket_t, counter_id_t>(24576) buckets;

    bit<32> rate = 0;   // bytes a second
    bit<32> burst = 0;  // bytes that a full bucket holds

    action limit(bit<32> bytes_per_second, bit<32> burst_bytes) {
        rate = bytes_per_second;
        burst = burst_bytes;
    }

    // A class of a line without an entry is not limited.
    table rate_limit {
        key = {
            line_id: exact;
            traffic_class: exact;
        }
        actions = {
            limit;
            @defaultonly NoAction;
        }
        const default_action = NoAction();
        size = 24576;
    }

    apply {
        conforms = true;
        if (rate_limit.apply().hit) {
            counter_id_t id = line_id ++ (bit<8>) traffic_class;
            bucket_t bucket = buckets.read(id);

            // Fill up what has come in since. The difference is right when the clock has wrapped.
            // 48 bits of time by 32 bits of rate are more than 64: so multiply in two halves.
            bit<48> now = ubpf_time_get_ns();
            bit<48> elapsed = now - bucket.since;
            bit<64> earned_low = (bit<64>) elapsed[31:0] * (bit<64>) rate;
            bit<64> earned_high = (bit<64>) elapsed[47:32] * (bit<64>) rate;  // times 2^32
            if (earned_high >= 0x40000000 || earned_low >= bucket.missing) {
                bucket.missing = 0;  // 2^30 * 2^32 is more than any bucket holds
            } else {
                bucket.missing = bucket.missing - earned_low;
                earned_high = earned_high << 32;
                if (earned_high >= bucket.missing) {
                    bucket.missing = 0;
                } else {
                    bucket.missing = bucket.missing - earned_high;
                }
            }
            bucket.since = now;

            // Take out what this packet costs, if that much is there.
            bit<64> after = bucket.missing + (bit<64>) length * NANO;
            if (after <= (bit<64>) burst * NANO) {
                bucket.missing = after;
            } else {
                conforms = false;
            }
            buckets.write(id, bucket);
        }
    }
}

// ---------------------------------------------------------------------------------------------
// The pipeline
// ---------------------------------------------------------------------------------------------

struct traffic_t {
    bit<64> packets;
    bit<64> bytes;    // of IP: neither Ethernet, tags and PPPoE, nor padding
}

control pipe(inout headers_t hdr, inout metadata_t meta, inout standard_metadata std) {

    // What was forwarded, by line_id ++ traffic class.
    Register<traffic_t, counter_id_t>(24576) traffic;

    // Packets that were dropped, by line_id ++ drop reason; line 0 where none is known.
    Register<bit<64>, counter_id_t>(65536) drops;

    Upstream() upstream;
    Downstream() downstream;
    Router() router;
    Policer() policer;

    apply {
        // Whatever is not IP stays as it is: discovery and PPP's control protocols go on to the
        // slow path, and so does ARP.
        if (meta.drop_reason == drop_reason_t.NONE
            && (hdr.ipv4.isValid() || hdr.ipv6.isValid())) {
            if (hdr.s_tag.isValid()) {
                upstream.apply(hdr, meta, std.packet_length);
            } else {
                downstream.apply(hdr, meta);
            }
        }

        if (meta.routed && meta.drop_reason == drop_reason_t.NONE) {
            router.apply(hdr, meta, std.packet_length);
        }

        // Last, so that a packet which is dropped anyhow costs no tokens.
        if (meta.routed && meta.drop_reason == drop_reason_t.NONE) {
            bool conforms;
            policer.apply(meta.line_id, meta.traffic_class, meta.ip_length, conforms);
            if (!conforms) {
                meta.drop_reason = drop_reason_t.OVER_RATE;
            }
        }

        if (meta.drop_reason != drop_reason_t.NONE) {
            counter_id_t id = meta.line_id ++ (bit<8>) meta.drop_reason;
            drops.write(id, drops.read(id) + 1);
            mark_to_drop();
        } else if (meta.routed) {
            counter_id_t id = meta.line_id ++ (bit<8>) meta.traffic_class;
            traffic_t seen = traffic.read(id);
            seen.packets = seen.packets + 1;
            seen.bytes = seen.bytes + (bit<64>) meta.ip_length;
            traffic.write(id, seen);

#ifndef BNG_KEEP_PADDING
            // Ethernet pads short frames to 64 bytes; under new headers that padding has the wrong
            // length, and a frame that is still too short is padded again by its port.
            if (meta.ip_offset + meta.ip_length < std.packet_length) {
                bit<32> head = hdr.s_tag.isValid() ? ACCESS_HEAD_SIZE : CORE_HEAD_SIZE;
                truncate(head + meta.ip_length);
            }
#endif
        }
    }
}

// ---------------------------------------------------------------------------------------------
// Deparser: only what is valid is emitted, so this serves both directions.
// ---------------------------------------------------------------------------------------------

control dprs(packet_out packet, in headers_t hdr) {
    apply {
        packet.emit(hdr.ethernet);
        packet.emit(hdr.s_tag);
        packet.emit(hdr.c_tag);
        packet.emit(hdr.pppoe);
        packet.emit(hdr.ppp);
        packet.emit(hdr.ipv4);
        packet.emit(hdr.ipv6);
    }
}

ubpf(prs(), pipe(), dprs()) main;
