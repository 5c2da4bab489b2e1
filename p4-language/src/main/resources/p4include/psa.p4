/// The Portable Switch Architecture: a switch with programmable parser, control and deparser both
/// before and behind its buffer. Widths are those of the headers to the control plane.

#include <portable/psa.p4>
