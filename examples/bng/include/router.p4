// What IP asks of every router, in both directions.

#ifndef _BNG_ROUTER_
#define _BNG_ROUTER_

#include <core.p4>
#include <ubpf_model.p4>
#include "headers.p4"

// The duties of an IP router: look at the header, decrement the TTL, keep the checksum right.
control Router(inout headers_t hdr, inout metadata_t meta, in bit<32> frame_length) {
    apply {
        if (meta.ip_offset + meta.ip_length > frame_length) {
            meta.drop_reason = drop_reason_t.TRUNCATED;
        } else if (hdr.ipv4.isValid()) {
            // ihl ++ 00 is the header's length in bytes.
            if (
                hdr.ipv4.version != 4
                || hdr.ipv4.ihl < 5
                || hdr.ipv4.total_len < (bit<16>)(hdr.ipv4.ihl ++ 2w0)
            ) {
                meta.drop_reason = drop_reason_t.MALFORMED;
            } else if (hdr.ipv4.ttl <= 1) {
                meta.drop_reason = drop_reason_t.TTL_EXPIRED;
            } else {
                // The checksum is brought up to date, not computed anew: a header that was damaged
                // on its way is still recognised by the receiver.
                bit<16> before = hdr.ipv4.ttl ++ hdr.ipv4.protocol;
                hdr.ipv4.ttl = hdr.ipv4.ttl - 1;
                bit<16> after = hdr.ipv4.ttl ++ hdr.ipv4.protocol;
                hdr.ipv4.checksum = csum_replace2(hdr.ipv4.checksum, before, after);
            }
        } else {
            if (hdr.ipv6.version != 6) {
                meta.drop_reason = drop_reason_t.MALFORMED;
            } else if (hdr.ipv6.hop_limit <= 1) {
                meta.drop_reason = drop_reason_t.TTL_EXPIRED;
            } else {
                hdr.ipv6.hop_limit = hdr.ipv6.hop_limit - 1;
            }
        }
    }
}

#endif  // _BNG_ROUTER_
