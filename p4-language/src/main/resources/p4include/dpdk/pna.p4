/// The Portable NIC Architecture for DPDK's software switch pipeline. Counters and meters of bytes
/// take the length of the packet from the program; there is an IPsec accelerator.

#define PORTABLE_DPDK
#include <portable/pna.p4>
