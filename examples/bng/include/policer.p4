// Rate limits, in both directions.

#ifndef _BNG_POLICER_
#define _BNG_POLICER_

#include <core.p4>
#include <ubpf_model.p4>
#include "headers.p4"

// A token bucket for each line. A token is the right to send one byte of IP. Each instance of this
// control has a table and a register of its own.
//
// Tokens are counted in nano-tokens (10^-9): a rate of R bytes a second makes R nano-tokens in a
// nanosecond, so no division is needed and no remainder is lost, however often packets come.
//
// The register holds the tokens that are missing, not those that are there. An index that was
// never written reads 0, which is a full bucket: what a line should start with.
struct bucket_t {
    bit<64> missing;  // nano-tokens; 2^32 bytes of burst fit into 62 bits
    bit<48> since;    // when that was, on the switch's clock
}

control Policer(inout metadata_t meta) {
    Register<bucket_t, line_id_t>(8192) buckets;

    bit<32> rate = 0;   // bytes a second
    bit<32> burst = 0;  // bytes that a full bucket holds

    action limit(bit<32> bytes_per_second, bit<32> burst_bytes) {
        rate = bytes_per_second;
        burst = burst_bytes;
    }

    // A line without an entry is not limited.
    table rate_limit {
        key = {
            meta.line_id: exact;
        }
        actions = {
            limit;
            @defaultonly NoAction;
        }
        const default_action = NoAction();
        size = 8192;
    }

    apply {
        if (rate_limit.apply().hit) {
            bucket_t bucket = buckets.read(meta.line_id);

            // Fill up what has come in since. The difference is right when the clock has wrapped.
            // 48 bits of time by 32 bits of rate are more than 64: so multiply in two halves.
            bit<48> now = ubpf_time_get_ns();
            bit<48> elapsed = now - bucket.since;
            bit<64> earned_low = (bit<64>)elapsed[31:0] * (bit<64>)rate;
            bit<64> earned_high = (bit<64>)elapsed[47:32] * (bit<64>)rate;  // times 2^32
            if (earned_high >= 0x40000000 || earned_low >= bucket.missing) {
                bucket.missing = 0;  // 2^30 * 2^32 is more than any bucket holds
            } else {
                bucket.missing = bucket.missing - earned_low;
                earned_high = earned_high << 32;
                if (earned_high >= bucket.missing) {
                    bucket.missing = 0;
                } else {
                    bucket.missing = bucket.missing - earned_high;
                }
            }
            bucket.since = now;

            // Take out what this packet costs, if that much is there.
            bit<64> after = bucket.missing + (bit<64>)meta.ip_length * NANO;
            if (after <= (bit<64>)burst * NANO) {
                bucket.missing = after;
            } else {
                meta.drop_reason = drop_reason_t.OVER_RATE;
            }
            buckets.write(meta.line_id, bucket);
        }
    }
}

#endif  // _BNG_POLICER_
