/// The Portable Switch Architecture as the software switch bmv2 `psa_switch` has it.

#include <portable/psa.p4>
