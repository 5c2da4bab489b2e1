// What stands on the wire and what is remembered of a packet: constants, headers, metadata.

#ifndef _BNG_HEADERS_
#define _BNG_HEADERS_

#include <core.p4>

const bit<16> TPID_SERVICE = 0x88A8;   // IEEE 802.1ad: the outer tag, an access node
const bit<16> TPID_CUSTOMER = 0x8100;  // IEEE 802.1Q: the inner tag, a line
const bit<16> ETHERTYPE_IPV4 = 0x0800;
const bit<16> ETHERTYPE_IPV6 = 0x86DD;
const bit<16> ETHERTYPE_PPPOE_DISCOVERY = 0x8863;  // RFC 2516
const bit<16> ETHERTYPE_PPPOE_SESSION = 0x8864;

const bit<16> PPP_IPV4 = 0x0021;  // everything else in a session is control (LCP, PAP, IPCP, ...)
const bit<16> PPP_IPV6 = 0x0057;

// Sizes in bytes.
const bit<32> ETHERNET_SIZE = 14;
const bit<32> IPV4_SIZE = 20;
const bit<32> IPV6_SIZE = 40;
const bit<32> PPP_PROTOCOL_SIZE = 2;
const bit<32> PPPOE_END = 28;  // Ethernet 14, two tags 8, PPPoE 6
const bit<32> ACCESS_HEAD_SIZE = PPPOE_END + PPP_PROTOCOL_SIZE;  // what stands in front of IP
const bit<32> CORE_HEAD_SIZE = ETHERNET_SIZE;
const bit<32> PPPOE_MRU = 1492;  // the longest IP packet in a session (RFC 2516, 7)

const bit<64> NANO = 1000000000;

// Why a packet is dropped. The numbers are part of a counter's index: what an operator sees.
enum bit<8> drop_reason_t {
    NONE = 0,
    TRUNCATED = 1,       // the frame ends inside a header, or before its IP packet does
    NOT_ACCESS = 2,      // tagged, but not with two tags and PPPoE behind them
    MALFORMED = 3,       // a version, type or length that the protocol does not know
    UNKNOWN_LINE = 4,    // no line has these two tags
    SPOOFED_SOURCE = 5,  // the line has no session with this source address
    WRONG_MAC = 6,       // the session belongs to another MAC address
    BAD_LENGTH = 7,      // PPPoE's LENGTH contradicts the IP packet or the frame
    NO_NEXT_HOP = 8,     // the next-hop group has no member
    TTL_EXPIRED = 9,     // TTL or hop limit is used up
    OVER_MRU = 10,       // too long for a PPPoE session
    OVER_RATE = 11       // the token bucket is empty
}

typedef bit<48> mac_addr_t;
typedef bit<12> vlan_id_t;
typedef bit<16> session_id_t;
typedef bit<32> line_id_t;  // 1 to 8191; 0 stands for "no line known"
typedef bit<16> next_hop_id_t;

header ethernet_t {
    mac_addr_t dst_addr;
    mac_addr_t src_addr;
    bit<16> ether_type;
}

// A tag without its TPID, which stands in the ether_type of the header before.
header vlan_tag_t {
    bit<3> pcp;
    bit<1> dei;
    vlan_id_t vid;
    bit<16> ether_type;
}

header pppoe_t {
    bit<4> version;
    bit<4> type_id;
    bit<8> code;
    session_id_t session_id;
    bit<16> length;  // bytes behind this header, the 2 of the PPP protocol among them
}

header ppp_t {
    bit<16> protocol;
}

header ipv4_t {
    bit<4> version;
    bit<4> ihl;  // header length in 4-byte words
    bit<6> dscp;
    bit<2> ecn;
    bit<16> total_len;  // bytes, with this header
    bit<16> identification;
    bit<3> flags;
    bit<13> frag_offset;
    bit<8> ttl;
    bit<8> protocol;
    bit<16> checksum;
    bit<32> src_addr;
    bit<32> dst_addr;
}

header ipv6_t {
    bit<4> version;
    bit<6> dscp;
    bit<2> ecn;
    bit<20> flow_label;
    bit<16> payload_len;  // bytes, without this header
    bit<8> next_header;
    bit<8> hop_limit;
    bit<128> src_addr;
    bit<128> dst_addr;
}

struct headers_t {
    ethernet_t ethernet;
    vlan_tag_t s_tag;
    vlan_tag_t c_tag;
    pppoe_t pppoe;
    ppp_t ppp;
    ipv4_t ipv4;
    ipv6_t ipv6;
}

struct metadata_t {
    drop_reason_t drop_reason;
    bool forwarded;  // the BNG routes this packet; otherwise it passes as it is
    line_id_t line_id;
    bit<6> dscp;
    bool priority;      // downstream: which of the two classes
    bit<32> ip_offset;  // bytes in front of the IP header, in the frame as it came
    bit<32> ip_length;  // bytes of the IP packet, without the padding behind it
    mac_addr_t subscriber_mac;
    next_hop_id_t next_hop;
}

// What the BNG counts of the packets that it forwards.
struct traffic_t {
    bit<64> packets;
    bit<64> bytes;  // of IP: neither Ethernet, tags and PPPoE, nor padding
}

#endif  // _BNG_HEADERS_
