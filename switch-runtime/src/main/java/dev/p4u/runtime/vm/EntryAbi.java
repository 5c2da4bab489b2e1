package dev.p4u.runtime.vm;

/** What a program receives in r1 and r2. */
public enum EntryAbi {
  /** p4c-ubpf: r1 = opaque context, r2 = address of {@link StandardMetadata}. */
  UBPF,
  /** P4rt-OVS of 2020: r1 = opaque context, r2 = packet length in bytes. */
  P4RT_OVS,
  /** bpf_conformance: r1 = address of plain memory or 0 without any, r2 = its length in bytes. */
  RAW
}
