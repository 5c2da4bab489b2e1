/// Types of the Portable NIC Architecture (PNA). Part of pna.p4: include that.
/// PORTABLE_PASS_NUMBER is defined for the version of the architecture that numbers passes.

#ifndef _PORTABLE_PNA_TYPES_P4_
#define _PORTABLE_PNA_TYPES_P4_

// The widths inside the device. A `typedef` mixes freely with bit<W>; the `type` of the same
// width does not, and marks in the control plane's API what a number means.

typedef bit<32> PortIdUint_t;  // bits of a port
typedef bit<32> InterfaceIdUint_t;  // bits of an interface
typedef bit<32> MulticastGroupUint_t;  // bits of a multicast group
typedef bit<16> MirrorSessionIdUint_t;  // bits of a mirror session
typedef bit<8> MirrorSlotIdUint_t;  // bits of a mirror slot
typedef bit<8> ClassOfServiceUint_t;  // bits of a class of service
typedef bit<16> PacketLengthUint_t;  // bits of a length in bytes
typedef bit<16> MulticastInstanceUint_t;  // bits of one copy of a multicast
typedef bit<64> TimestampUint_t;  // bits of a time
typedef bit<32> FlowIdUint_t;  // bits of a flow
typedef bit<8> ExpireTimeProfileIdUint_t;  // bits of an expiration time
#ifdef PORTABLE_PASS_NUMBER
typedef bit<3> PassNumberUint_t;  // bits of a pass through the pipeline
#endif
typedef bit<32> SecurityAssocIdUint_t;  // bits of a security association

/// Number of a port.
@p4runtime_translation("p4.org/pna/v1/PortId_t", 32)
type PortIdUint_t PortId_t;
/// Number of an interface: a network port or a virtual port of the host.
@p4runtime_translation("p4.org/pna/v1/InterfaceId_t", 32)
type InterfaceIdUint_t InterfaceId_t;
/// Number of a multicast group.
@p4runtime_translation("p4.org/pna/v1/MulticastGroup_t", 32)
type MulticastGroupUint_t MulticastGroup_t;
/// Number of a mirror session, which the control plane sets up.
@p4runtime_translation("p4.org/pna/v1/MirrorSessionId_t", 16)
type MirrorSessionIdUint_t MirrorSessionId_t;
/// Number of a mirror slot: one packet can have a mirror in each.
@p4runtime_translation("p4.org/pna/v1/MirrorSlotId_t", 8)
type MirrorSlotIdUint_t MirrorSlotId_t;
/// Class of service, which selects a queue.
@p4runtime_translation("p4.org/pna/v1/ClassOfService_t", 8)
type ClassOfServiceUint_t ClassOfService_t;
/// Length of a packet in bytes.
@p4runtime_translation("p4.org/pna/v1/PacketLength_t", 16)
type PacketLengthUint_t PacketLength_t;
/// Tells apart the copies of a packet that leave by the same port.
@p4runtime_translation("p4.org/pna/v1/MulticastInstance_t", 16)
type MulticastInstanceUint_t MulticastInstance_t;
/// A time of the device's clock, in units of its own.
@p4runtime_translation("p4.org/pna/v1/Timestamp_t", 64)
type TimestampUint_t Timestamp_t;
/// Number of a flow.
@p4runtime_translation("p4.org/pna/v1/FlowId_t", 32)
type FlowIdUint_t FlowId_t;
/// Number of one of the expiration times that the control plane configures.
@p4runtime_translation("p4.org/pna/v1/ExpireTimeProfileId_t", 8)
type ExpireTimeProfileIdUint_t ExpireTimeProfileId_t;
#ifdef PORTABLE_PASS_NUMBER
/// How often the packet has been through the pipeline already.
@p4runtime_translation("p4.org/pna/v1/PassNumber_t", 8)
type PassNumberUint_t PassNumber_t;
#endif
/// Number of a security association (IPsec).
@p4runtime_translation("p4.org/pna/v1/SecurityAssocId_t", 64)
type SecurityAssocIdUint_t SecurityAssocId_t;

/// Why a parser rejected a packet.
typedef error ParserError_t;

/// Interface to and from the control plane.
const InterfaceId_t PNA_PORT_CPU = (InterfaceId_t) 0xfffffffd;

/// Mirror session to the control plane.
const MirrorSessionId_t PNA_MIRROR_SESSION_TO_CPU = (MirrorSessionId_t) 0;

// The same in headers to and from the control plane: wide enough for every device, and a whole
// number of bytes each.

typedef bit<32> PortIdInHeaderUint_t;  // bits of a port in a header
typedef bit<32> InterfaceIdInHeaderUint_t;  // bits of an interface in a header
typedef bit<32> MulticastGroupInHeaderUint_t;  // bits of a multicast group in a header
typedef bit<16> MirrorSessionIdInHeaderUint_t;  // bits of a mirror session in a header
typedef bit<8> MirrorSlotIdInHeaderUint_t;  // bits of a mirror slot in a header
typedef bit<8> ClassOfServiceInHeaderUint_t;  // bits of a class of service in a header
typedef bit<16> PacketLengthInHeaderUint_t;  // bits of a length in bytes in a header
typedef bit<16> MulticastInstanceInHeaderUint_t;  // bits of one copy of a multicast in a header
typedef bit<64> TimestampInHeaderUint_t;  // bits of a time in a header
typedef bit<32> FlowIdInHeaderUint_t;  // bits of a flow in a header
typedef bit<8> ExpireTimeProfileIdInHeaderUint_t;  // bits of an expiration time in a header
#ifdef PORTABLE_PASS_NUMBER
typedef bit<8> PassNumberInHeaderUint_t;  // bits of a pass through the pipeline in a header
#endif
typedef bit<32> SecurityAssocIdInHeaderUint_t;  // bits of a security association in a header

/// PortId_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/pna/v1/PortIdInHeader_t", 32)
type PortIdInHeaderUint_t PortIdInHeader_t;
/// InterfaceId_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/pna/v1/InterfaceIdInHeader_t", 32)
type InterfaceIdInHeaderUint_t InterfaceIdInHeader_t;
/// MulticastGroup_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/pna/v1/MulticastGroupInHeader_t", 32)
type MulticastGroupInHeaderUint_t MulticastGroupInHeader_t;
/// MirrorSessionId_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/pna/v1/MirrorSessionIdInHeader_t", 16)
type MirrorSessionIdInHeaderUint_t MirrorSessionIdInHeader_t;
/// MirrorSlotId_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/pna/v1/MirrorSlotIdInHeader_t", 8)
type MirrorSlotIdInHeaderUint_t MirrorSlotIdInHeader_t;
/// ClassOfService_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/pna/v1/ClassOfServiceInHeader_t", 8)
type ClassOfServiceInHeaderUint_t ClassOfServiceInHeader_t;
/// PacketLength_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/pna/v1/PacketLengthInHeader_t", 16)
type PacketLengthInHeaderUint_t PacketLengthInHeader_t;
/// MulticastInstance_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/pna/v1/MulticastInstanceInHeader_t", 16)
type MulticastInstanceInHeaderUint_t MulticastInstanceInHeader_t;
/// Timestamp_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/pna/v1/TimestampInHeader_t", 64)
type TimestampInHeaderUint_t TimestampInHeader_t;
/// FlowId_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/pna/v1/FlowIdInHeader_t", 32)
type FlowIdInHeaderUint_t FlowIdInHeader_t;
/// ExpireTimeProfileId_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/pna/v1/ExpireTimeProfileIdInHeader_t", 8)
type ExpireTimeProfileIdInHeaderUint_t ExpireTimeProfileIdInHeader_t;
#ifdef PORTABLE_PASS_NUMBER
/// PassNumber_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/pna/v1/PassNumberInHeader_t", 8)
type PassNumberInHeaderUint_t PassNumberInHeader_t;
#endif
/// SecurityAssocId_t as it travels in a header to or from the control plane.
@p4runtime_translation("p4.org/pna/v1/SecurityAssocIdInHeader_t", 64)
type SecurityAssocIdInHeaderUint_t SecurityAssocIdInHeader_t;

// From a header to the device and back. Values change width through the `typedef`s; what does not
// fit loses its upper bits.

/// PortId_t out of a header.
PortId_t pna_PortId_header_to_int(in PortIdInHeader_t x) {
    return (PortId_t) (PortIdUint_t) (PortIdInHeaderUint_t) x;
}

/// PortId_t for a header.
PortIdInHeader_t pna_PortId_int_to_header(in PortId_t x) {
    return (PortIdInHeader_t) (PortIdInHeaderUint_t) (PortIdUint_t) x;
}

/// InterfaceId_t out of a header.
InterfaceId_t pna_InterfaceId_header_to_int(in InterfaceIdInHeader_t x) {
    return (InterfaceId_t) (InterfaceIdUint_t) (InterfaceIdInHeaderUint_t) x;
}

/// InterfaceId_t for a header.
InterfaceIdInHeader_t pna_InterfaceId_int_to_header(in InterfaceId_t x) {
    return (InterfaceIdInHeader_t) (InterfaceIdInHeaderUint_t) (InterfaceIdUint_t) x;
}

/// MulticastGroup_t out of a header.
MulticastGroup_t pna_MulticastGroup_header_to_int(in MulticastGroupInHeader_t x) {
    return (MulticastGroup_t) (MulticastGroupUint_t) (MulticastGroupInHeaderUint_t) x;
}

/// MulticastGroup_t for a header.
MulticastGroupInHeader_t pna_MulticastGroup_int_to_header(in MulticastGroup_t x) {
    return (MulticastGroupInHeader_t) (MulticastGroupInHeaderUint_t) (MulticastGroupUint_t) x;
}

/// MirrorSessionId_t out of a header.
MirrorSessionId_t pna_MirrorSessionId_header_to_int(in MirrorSessionIdInHeader_t x) {
    return (MirrorSessionId_t) (MirrorSessionIdUint_t) (MirrorSessionIdInHeaderUint_t) x;
}

/// MirrorSessionId_t for a header.
MirrorSessionIdInHeader_t pna_MirrorSessionId_int_to_header(in MirrorSessionId_t x) {
    return (MirrorSessionIdInHeader_t) (MirrorSessionIdInHeaderUint_t) (MirrorSessionIdUint_t) x;
}

/// ClassOfService_t out of a header.
ClassOfService_t pna_ClassOfService_header_to_int(in ClassOfServiceInHeader_t x) {
    return (ClassOfService_t) (ClassOfServiceUint_t) (ClassOfServiceInHeaderUint_t) x;
}

/// ClassOfService_t for a header.
ClassOfServiceInHeader_t pna_ClassOfService_int_to_header(in ClassOfService_t x) {
    return (ClassOfServiceInHeader_t) (ClassOfServiceInHeaderUint_t) (ClassOfServiceUint_t) x;
}

/// PacketLength_t out of a header.
PacketLength_t pna_PacketLength_header_to_int(in PacketLengthInHeader_t x) {
    return (PacketLength_t) (PacketLengthUint_t) (PacketLengthInHeaderUint_t) x;
}

/// PacketLength_t for a header.
PacketLengthInHeader_t pna_PacketLength_int_to_header(in PacketLength_t x) {
    return (PacketLengthInHeader_t) (PacketLengthInHeaderUint_t) (PacketLengthUint_t) x;
}

/// MulticastInstance_t out of a header.
MulticastInstance_t pna_MulticastInstance_header_to_int(in MulticastInstanceInHeader_t x) {
    return (MulticastInstance_t) (MulticastInstanceUint_t) (MulticastInstanceInHeaderUint_t) x;
}

/// MulticastInstance_t for a header.
MulticastInstanceInHeader_t pna_MulticastInstance_int_to_header(in MulticastInstance_t x) {
    return (MulticastInstanceInHeader_t) (MulticastInstanceInHeaderUint_t)
        (MulticastInstanceUint_t) x;
}

/// Timestamp_t out of a header.
Timestamp_t pna_Timestamp_header_to_int(in TimestampInHeader_t x) {
    return (Timestamp_t) (TimestampUint_t) (TimestampInHeaderUint_t) x;
}

/// Timestamp_t for a header.
TimestampInHeader_t pna_Timestamp_int_to_header(in Timestamp_t x) {
    return (TimestampInHeader_t) (TimestampInHeaderUint_t) (TimestampUint_t) x;
}

/// FlowId_t out of a header.
FlowId_t pna_FlowId_header_to_int(in FlowIdInHeader_t x) {
    return (FlowId_t) (FlowIdUint_t) (FlowIdInHeaderUint_t) x;
}

/// FlowId_t for a header.
FlowIdInHeader_t pna_FlowId_int_to_header(in FlowId_t x) {
    return (FlowIdInHeader_t) (FlowIdInHeaderUint_t) (FlowIdUint_t) x;
}

/// ExpireTimeProfileId_t out of a header.
ExpireTimeProfileId_t pna_ExpireTimeProfileId_header_to_int(in ExpireTimeProfileIdInHeader_t x) {
    return (ExpireTimeProfileId_t) (ExpireTimeProfileIdUint_t)
        (ExpireTimeProfileIdInHeaderUint_t) x;
}

/// ExpireTimeProfileId_t for a header.
ExpireTimeProfileIdInHeader_t pna_ExpireTimeProfileId_int_to_header(in ExpireTimeProfileId_t x) {
    return (ExpireTimeProfileIdInHeader_t) (ExpireTimeProfileIdInHeaderUint_t)
        (ExpireTimeProfileIdUint_t) x;
}

#ifdef PORTABLE_PASS_NUMBER
/// PassNumber_t out of a header.
PassNumber_t pna_PassNumber_header_to_int(in PassNumberInHeader_t x) {
    return (PassNumber_t) (PassNumberUint_t) (PassNumberInHeaderUint_t) x;
}

/// PassNumber_t for a header.
PassNumberInHeader_t pna_PassNumber_int_to_header(in PassNumber_t x) {
    return (PassNumberInHeader_t) (PassNumberInHeaderUint_t) (PassNumberUint_t) x;
}
#endif

#endif  // _PORTABLE_PNA_TYPES_P4_
