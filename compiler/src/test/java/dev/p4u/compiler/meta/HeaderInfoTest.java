package dev.p4u.compiler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.compiler.api.P4Compiler;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.runtime.object.ProgramInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeaderInfoTest {

  @Test
  void fieldsAreShownAsPeopleWriteThem() {
    List<ProgramInfo.Header> headers =
        headers(
            """
            typedef bit<48> mac_t;
            typedef bit<32> IPv4Address;
            struct half_t { bit<4> hi; bit<4> lo; }
            header h_t {
              mac_t mac; IPv4Address from; bit<32> dst_addr; bit<32> seqNo; bit<128> six;
              bit<16> srcPort; bit<16> total_len; bit<16> checksum; half_t half;
              @format(IPV4_ADDRESS) bit<32> router;
            }
            struct headers_t { h_t one; h_t[2] more; }
            """);
    assertThat(headers)
        .extracting(ProgramInfo.Header::path)
        .containsExactly("hdr.one", "hdr.more[0]", "hdr.more[1]");
    assertThat(headers.get(0).type()).isEqualTo("h_t");
    assertThat(headers.get(0).fields())
        .extracting(
            ProgramInfo.HeaderField::name,
            ProgramInfo.HeaderField::widthBits,
            ProgramInfo.HeaderField::display)
        .containsExactly(
            tuple("mac", 48, "mac"),
            tuple("from", 32, "ipv4"),
            tuple("dst_addr", 32, "ipv4"),
            tuple("seqNo", 32, "hex"),
            tuple("six", 128, "ipv6"),
            tuple("srcPort", 16, "dec"),
            tuple("total_len", 16, "dec"),
            tuple("checksum", 16, "hex"),
            tuple("half.hi", 4, "hex"),
            tuple("half.lo", 4, "hex"),
            tuple("router", 32, "ipv4"));
  }

  private static List<ProgramInfo.Header> headers(String declarations) {
    String text =
        """
        #include <core.p4>
        #include <ubpf_model.p4>
        %s
        struct meta_t { }
        parser prs(packet_in p, out headers_t hdr, inout meta_t m, inout standard_metadata s) {
          state start { transition accept; }
        }
        control pipe(inout headers_t hdr, inout meta_t m, inout standard_metadata s) { apply { } }
        control dprs(packet_out p, in headers_t hdr) { apply { } }
        ubpf(prs(), pipe(), dprs()) main;
        """
            .formatted(declarations);
    CheckedProgram checked =
        Frontends.create()
            .check(Path.of("t.p4"), text, P4Frontend.Options.DEFAULT, p -> Optional.empty());
    return P4Compiler.compile(checked, CompileOptions.DEFAULT)
        .object()
        .orElseThrow()
        .info()
        .orElseThrow()
        .headers();
  }
}
