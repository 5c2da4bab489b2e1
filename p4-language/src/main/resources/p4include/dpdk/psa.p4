/// The Portable Switch Architecture for DPDK's software switch pipeline. Counters and meters of
/// bytes take the length of the packet from the program.

#define PORTABLE_DPDK
#include <portable/psa.p4>
