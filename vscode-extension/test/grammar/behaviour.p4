// SYNTAX TEST "source.p4" "parsers, controls, tables and expressions"

parser prs(packet_in pkt, out headers hdr, inout meta m) {
// <------ storage.type.p4
//     ^^^ entity.name.type.p4
//         ^^^^^^^^^ support.class.p4
//                        ^^^ storage.modifier.direction.p4
//                                         ^^^^^ storage.modifier.direction.p4
    state start {
//  ^^^^^ storage.type.p4
//        ^^^^^ entity.name.function.p4
        pkt.extract(hdr.eth);
//         ^ punctuation.accessor.p4
//          ^^^^^^^ entity.name.function.call.p4
//                     ^ punctuation.accessor.p4
//                      ^^^ variable.other.member.p4
        transition select(hdr.eth.type) {
//      ^^^^^^^^^^ keyword.control.p4
//                 ^^^^^^ keyword.control.p4
            16w0x8100 &&& 0xf000: vlan;
//          ^^^ storage.type.numeric.width.p4
//             ^^^^^^ constant.numeric.p4
//                    ^^^ keyword.operator.mask.p4
            1 .. 5: accept;
//            ^^ keyword.operator.range.p4
//                  ^^^^^^ support.constant.state.p4
            _: reject;
//          ^ constant.language.any.p4
            default: reject;
//          ^^^^^^^ keyword.control.p4
        }
    }
    state vlan { transition start; }
//               ^^^^^^^^^^ keyword.control.p4
//                          ^^^^^ entity.name.function.p4
}
control pipe(inout headers hdr) {
// <------- storage.type.p4
//      ^^^^ entity.name.type.p4
    action forward(bit<9> port) { m.port = port; }
//  ^^^^^^ storage.type.p4
//         ^^^^^^^ entity.name.function.p4
    table route {
//  ^^^^^ storage.type.p4
//        ^^^^^ entity.name.function.p4
        key = { hdr.ipv4.dst: lpm @name("dst"); hdr.eth.type: exact; }
//      ^^^ support.type.property-name.p4
//                            ^^^ support.constant.match-kind.p4
//                                                            ^^^^^ support.constant.match-kind.p4
        actions = { forward; NoAction; }
//      ^^^^^^^ support.type.property-name.p4
        const default_action = NoAction();
//      ^^^^^ storage.modifier.p4
//            ^^^^^^^^^^^^^^ support.type.property-name.p4
        size = 1_024;
//      ^^^^ support.type.property-name.p4
//             ^^^^^ constant.numeric.p4
    }
    apply {
//  ^^^^^ keyword.control.p4
        if (hdr.ipv4.isValid() && !route.apply().hit) { exit; }
//      ^^ keyword.control.p4
//                   ^^^^^^^ entity.name.function.call.p4
//                             ^^ keyword.operator.logical.p4
//                                               ^^^ variable.other.member.p4
//                                                      ^^^^ keyword.control.p4
        hdr.ipv4.ttl = hdr.ipv4.ttl |-| 1;
//                                  ^^^ keyword.operator.saturating.p4
        m.sum = (bit<32>) (hdr.a ++ 4s7)[7:0] << 2;
//                               ^^ keyword.operator.concatenation.p4
//                                  ^^ storage.type.numeric.width.p4
//                                    ^ constant.numeric.p4
//                                            ^^ keyword.operator.shift.p4
        for (bit<8> i in 0 .. 3) { continue; }
//      ^^^ keyword.control.p4
//                    ^^ storage.modifier.direction.p4
//                                 ^^^^^^^^ keyword.control.p4
        m.ok = true /* not false */ ? 1 : 0;
//             ^^^^ constant.language.boolean.p4
//                  ^^^^^^^^^^^^^^^ comment.block.p4
//                                  ^ keyword.operator.ternary.p4
        log_msg("a \"b\" /* no comment */");
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^ string.quoted.double.p4 - comment
//                 ^^ constant.character.escape.p4
        key_size = 3;
//      ^^^^^^^^ - support.type.property-name.p4
    }
}
