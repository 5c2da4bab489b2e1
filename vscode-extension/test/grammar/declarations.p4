// SYNTAX TEST "source.p4" "declarations and types"

#include <core.p4>
// <-------- keyword.control.directive.include.p4
//       ^^^^^^^^^ string.quoted.include.p4
#include "ubpf_model.p4"
//       ^^^^^^^^^^^^^^^ string.quoted.include.p4
#define TTL(x) (8w ## x)
// <------- keyword.control.directive.define.p4
//      ^^^ entity.name.function.preprocessor.p4
#if defined(V6) && LIMIT > 3 // why
// <--- keyword.control.directive.conditional.p4
//  ^^^^^^^ keyword.operator.defined.p4
//          ^^ entity.name.function.preprocessor.p4
//                         ^ constant.numeric.p4
//                           ^^^^^^ comment.line.double-slash.p4
#endif
// <------ keyword.control.directive.conditional.p4

/** A line. */
// <~~~--- comment.block.documentation.p4
typedef bit<48> mac_t;
// <------- storage.type.p4
//      ^^^ support.type.p4
//          ^^ constant.numeric.p4
//              ^^^^^ entity.name.type.p4
const bit<16> TYPE_IPV4 = 0x0800;
// <----- storage.modifier.p4
//                      ^ keyword.operator.assignment.p4
//                        ^^^^^^ constant.numeric.p4
enum bit<8> Proto { TCP = 6, UDP = 17 }
// <---- storage.type.p4
//   ^^^ support.type.p4
//          ^^^^^ entity.name.type.p4
//                         ^ punctuation.separator.comma.p4
enum Color { red }
//   ^^^^^ entity.name.type.p4
header ethernet_t {
// <------ storage.type.p4
//     ^^^^^^^^^^ entity.name.type.p4
    mac_t dst;
//  ^^^^^ entity.name.type.p4
//           ^ punctuation.terminator.statement.p4
    varbit<320> options;
//  ^^^^^^ support.type.p4
}
header_union ip { ipv4_t v4; }
// <------------ storage.type.p4
struct headers { ethernet_t eth; }
// <------ storage.type.p4
//     ^^^^^^^ entity.name.type.p4
extern Register<T, S> {
// <------ storage.type.p4
//     ^^^^^^^^ entity.name.type.p4
    abstract void write(in S index, in T value);
//  ^^^^^^^^ storage.modifier.p4
//           ^^^^ support.type.p4
//                ^^^^^ entity.name.function.call.p4
//                      ^^ storage.modifier.direction.p4
}
extern void mark_to_drop();
// <------ storage.type.p4
//     ^^^^ support.type.p4
//          ^^^^^^^^^^^^ entity.name.function.call.p4
package ubpf<H>(parser_t<H> p);
// <------- storage.type.p4
//      ^^^^ entity.name.type.p4
@name("pipe") @hidden
// <----- storage.type.annotation.p4
//    ^^^^^^ string.quoted.double.p4
//            ^^^^^^^ storage.type.annotation.p4
@pragma pack 1
// <------- storage.type.annotation.p4
//      ^^^^ storage.type.annotation.p4
//           ^ string.unquoted.p4
