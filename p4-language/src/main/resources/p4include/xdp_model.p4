/// The xdp_model architecture: a program at the earliest hook of the Linux network stack (XDP). It
/// is either a filter as in ebpf_model.p4 or a switch with parser, control and deparser.

#ifndef _XDP_MODEL_P4
#define _XDP_MODEL_P4

#include <core.p4>
#include <ebpf_model.p4>

/// What the kernel shall do with the packet.
enum xdp_action {
    XDP_ABORTED,  // discard the packet because the program failed
    XDP_DROP,     // discard the packet
    XDP_PASS,     // hand the packet to the kernel's network stack
    XDP_TX,       // send the packet back out of the interface that it came in by
    XDP_REDIRECT  // send the packet out of another interface
}

/// What the kernel knows of a packet.
struct xdp_input {
    bit<32> input_port;  // number of the interface that the packet came in by
}

/// What the program answers.
struct xdp_output {
    xdp_action output_action;  // what to do with the packet
    bit<32>    output_port;    // number of the interface for XDP_REDIRECT
}

/// The checksum of an IPv4 header without options, from its other fields (RFC 791).
extern bit<16> ebpf_ipv4_checksum(in bit<4> version, in bit<4> ihl, in bit<8> diffserv,
                                  in bit<16> totalLen, in bit<16> identification, in bit<3> flags,
                                  in bit<13> fragOffset, in bit<8> ttl, in bit<8> protocol,
                                  in bit<32> srcAddr, in bit<32> dstAddr);

/// Brings an Internet checksum up to date after 16 bits under it have changed (RFC 1624).
/// @param csum the checksum before the change
/// @param old the 16 bits before
/// @param new the 16 bits after
/// @return the checksum after the change
extern bit<16> csum_replace2(in bit<16> csum,
                             in bit<16> old,
                             in bit<16> new);

/// The same for 32 bits, an IPv4 address for example.
extern bit<16> csum_replace4(in bit<16> csum,
                             in bit<32> old,
                             in bit<32> new);

/// Sends an event to user space through a perf buffer.
extern bit<32> BPF_PERF_EVENT_OUTPUT();

/// Nanoseconds since the machine started, the low 32 bits.
extern bit<32> BPF_KTIME_GET_NS();

/// Takes a packet apart.
parser xdp_parse<H>(packet_in packet, out H headers);

/// Looks things up, changes headers, and decides what becomes of the packet.
control xdp_switch<H>(inout H headers, in xdp_input imd, out xdp_output omd);

/// Puts the packet together again; what the parser did not extract follows behind what is emitted.
control xdp_deparse<H>(in H headers, packet_out packet);

/// A program: `xdp(prs(), pipe(), dprs()) main;`
package xdp<H>(xdp_parse<H> p, xdp_switch<H> s, xdp_deparse<H> d);

#endif  // _XDP_MODEL_P4
