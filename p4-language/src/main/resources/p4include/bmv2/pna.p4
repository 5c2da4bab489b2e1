/// The Portable NIC Architecture as the software network card bmv2 `pna_nic` has it.

#ifndef __PNA_P4__
#define __PNA_P4__

#define PORTABLE_NEXT

#include <core.p4>
#include <portable/pna_types.p4>
#include <portable/pna_common.p4>
#include <portable/pna_externs.p4>
#include <portable/pna_next.p4>

#endif  // __PNA_P4__
