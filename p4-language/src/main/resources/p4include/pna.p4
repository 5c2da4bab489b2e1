/// The Portable NIC Architecture, for network cards: packets from the network and from the host go
/// through the same parser, control and deparser.

#include <portable/pna.p4>
