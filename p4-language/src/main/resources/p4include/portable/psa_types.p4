/// Types of the Portable Switch Architecture (PSA). Part of psa.p4: include that.

#ifndef _PORTABLE_PSA_TYPES_P4_
#define _PORTABLE_PSA_TYPES_P4_

// The widths inside the device. A `typedef` mixes freely with bit<W>; the `type` of the same
// width does not, and marks in the control plane's API what a number means.

typedef bit<32> PortIdUint_t;  // bits of a port
typedef bit<32> MulticastGroupUint_t;  // bits of a multicast group
typedef bit<16> CloneSessionIdUint_t;  // bits of a clone session
typedef bit<8> ClassOfServiceUint_t;  // bits of a class of service
typedef bit<16> PacketLengthUint_t;  // bits of a length in bytes
typedef bit<16> EgressInstanceUint_t;  // bits of one copy of a multicast
typedef bit<64> TimestampUint_t;  // bits of a time

/// Number of a port.
@p4runtime_translation("p4.org/psa/v1/PortId_t", 32)
type PortIdUint_t PortId_t;
/// Number of a multicast group.
@p4runtime_translation("p4.org/psa/v1/MulticastGroup_t", 32)
type MulticastGroupUint_t MulticastGroup_t;
/// Number of a clone session, which the control plane sets up.
@p4runtime_translation("p4.org/psa/v1/CloneSessionId_t", 16)
type CloneSessionIdUint_t CloneSessionId_t;
/// Class of service, which selects a queue.
@p4runtime_translation("p4.org/psa/v1/ClassOfService_t", 8)
type ClassOfServiceUint_t ClassOfService_t;
/// Length of a packet in bytes.
@p4runtime_translation("p4.org/psa/v1/PacketLength_t", 16)
type PacketLengthUint_t PacketLength_t;
/// Tells apart the copies of a packet that leave by the same port.
@p4runtime_translation("p4.org/psa/v1/EgressInstance_t", 16)
type EgressInstanceUint_t EgressInstance_t;
/// A time of the device's clock, in units of its own.
@p4runtime_translation("p4.org/psa/v1/Timestamp_t", 64)
type TimestampUint_t Timestamp_t;

/// Why a parser rejected a packet.
typedef error ParserError_t;

/// Egress port of packets that begin again at the ingress parser.
const PortId_t PSA_PORT_RECIRCULATE = (PortId_t) 0xfffffffa;

/// Port to and from the control plane.
const PortId_t PSA_PORT_CPU = (PortId_t) 0xfffffffd;

/// Clone session to the control plane.
const CloneSessionId_t PSA_CLONE_SESSION_TO_CPU = (CloneSessionId_t) 0;

// The same in headers to and from the control plane: wide enough for every device, and a whole
// number of bytes each.

typedef bit<32> PortIdInHeaderUint_t;  // bits of a port in a header
typedef bit<32> MulticastGroupInHeaderUint_t;  // bits of a multicast group in a header
typedef bit<16> CloneSessionIdInHeaderUint_t;  // bits of a clone session in a header
typedef bit<8> ClassOfServiceInHeaderUint_t;  // bits of a class of service in a header
typedef bit<16> PacketLengthInHeaderUint_t;  // bits of a length in bytes in a header
typedef bit<16> EgressInstanceInHeaderUint_t;  // bits of one copy of a multicast in a header
typedef bit<64> TimestampInHeaderUint_t;  // bits of a time in a header

/// PortId_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/psa/v1/PortIdInHeader_t", 32)
type PortIdInHeaderUint_t PortIdInHeader_t;
/// MulticastGroup_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/psa/v1/MulticastGroupInHeader_t", 32)
type MulticastGroupInHeaderUint_t MulticastGroupInHeader_t;
/// CloneSessionId_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/psa/v1/CloneSessionIdInHeader_t", 16)
type CloneSessionIdInHeaderUint_t CloneSessionIdInHeader_t;
/// ClassOfService_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/psa/v1/ClassOfServiceInHeader_t", 8)
type ClassOfServiceInHeaderUint_t ClassOfServiceInHeader_t;
/// PacketLength_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/psa/v1/PacketLengthInHeader_t", 16)
type PacketLengthInHeaderUint_t PacketLengthInHeader_t;
/// EgressInstance_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/psa/v1/EgressInstanceInHeader_t", 16)
type EgressInstanceInHeaderUint_t EgressInstanceInHeader_t;
/// Timestamp_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/psa/v1/TimestampInHeader_t", 64)
type TimestampInHeaderUint_t TimestampInHeader_t;

// From a header to the device and back. Values change width through the `typedef`s; what does not
// fit loses its upper bits.

/// PortId_t out of a header.
PortId_t psa_PortId_header_to_int(in PortIdInHeader_t x) {
    return (PortId_t) (PortIdUint_t) (PortIdInHeaderUint_t) x;
}

/// PortId_t for a header.
PortIdInHeader_t psa_PortId_int_to_header(in PortId_t x) {
    return (PortIdInHeader_t) (PortIdInHeaderUint_t) (PortIdUint_t) x;
}

/// MulticastGroup_t out of a header.
MulticastGroup_t psa_MulticastGroup_header_to_int(in MulticastGroupInHeader_t x) {
    return (MulticastGroup_t) (MulticastGroupUint_t) (MulticastGroupInHeaderUint_t) x;
}

/// MulticastGroup_t for a header.
MulticastGroupInHeader_t psa_MulticastGroup_int_to_header(in MulticastGroup_t x) {
    return (MulticastGroupInHeader_t) (MulticastGroupInHeaderUint_t) (MulticastGroupUint_t) x;
}

/// CloneSessionId_t out of a header.
CloneSessionId_t psa_CloneSessionId_header_to_int(in CloneSessionIdInHeader_t x) {
    return (CloneSessionId_t) (CloneSessionIdUint_t) (CloneSessionIdInHeaderUint_t) x;
}

/// CloneSessionId_t for a header.
CloneSessionIdInHeader_t psa_CloneSessionId_int_to_header(in CloneSessionId_t x) {
    return (CloneSessionIdInHeader_t) (CloneSessionIdInHeaderUint_t) (CloneSessionIdUint_t) x;
}

/// ClassOfService_t out of a header.
ClassOfService_t psa_ClassOfService_header_to_int(in ClassOfServiceInHeader_t x) {
    return (ClassOfService_t) (ClassOfServiceUint_t) (ClassOfServiceInHeaderUint_t) x;
}

/// ClassOfService_t for a header.
ClassOfServiceInHeader_t psa_ClassOfService_int_to_header(in ClassOfService_t x) {
    return (ClassOfServiceInHeader_t) (ClassOfServiceInHeaderUint_t) (ClassOfServiceUint_t) x;
}

/// PacketLength_t out of a header.
PacketLength_t psa_PacketLength_header_to_int(in PacketLengthInHeader_t x) {
    return (PacketLength_t) (PacketLengthUint_t) (PacketLengthInHeaderUint_t) x;
}

/// PacketLength_t for a header.
PacketLengthInHeader_t psa_PacketLength_int_to_header(in PacketLength_t x) {
    return (PacketLengthInHeader_t) (PacketLengthInHeaderUint_t) (PacketLengthUint_t) x;
}

/// EgressInstance_t out of a header.
EgressInstance_t psa_EgressInstance_header_to_int(in EgressInstanceInHeader_t x) {
    return (EgressInstance_t) (EgressInstanceUint_t) (EgressInstanceInHeaderUint_t) x;
}

/// EgressInstance_t for a header.
EgressInstanceInHeader_t psa_EgressInstance_int_to_header(in EgressInstance_t x) {
    return (EgressInstanceInHeader_t) (EgressInstanceInHeaderUint_t) (EgressInstanceUint_t) x;
}

/// Timestamp_t out of a header.
Timestamp_t psa_Timestamp_header_to_int(in TimestampInHeader_t x) {
    return (Timestamp_t) (TimestampUint_t) (TimestampInHeaderUint_t) x;
}

/// Timestamp_t for a header.
TimestampInHeader_t psa_Timestamp_int_to_header(in Timestamp_t x) {
    return (TimestampInHeader_t) (TimestampInHeaderUint_t) (TimestampUint_t) x;
}

#endif  // _PORTABLE_PSA_TYPES_P4_
