package dev.p4u.language.arch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small programs on each of the bundled architectures. */
class ArchitectureIncludesTest {

  private static final String HEADERS =
      """
      struct H {}
      struct M {}
      """;

  private static final String V1_BLOCKS =
      HEADERS
          + """
          parser P(packet_in b, out H h, inout M m, inout standard_metadata_t s) {
            state start { transition accept; }
          }
          control C(inout H h, inout M m) { apply {} }
          control E(inout H h, inout M m, inout standard_metadata_t s) { apply {} }
          control D(packet_out b, in H h) { apply {} }
          """;

  private static CheckedProgram check(String text) {
    return Frontends.create()
        .check(Path.of("test.p4"), text, P4Frontend.Options.DEFAULT, p -> Optional.empty());
  }

  private static List<String> messages(CheckedProgram program) {
    return program.diagnostics().stream().map(d -> d.span() + " " + d.message()).toList();
  }

  private static void accepts(String text) {
    CheckedProgram program = check(text);
    assertThat(messages(program)).isEmpty();
    assertThat(program.main()).isPresent();
  }

  /**
   * Checks the body of a control after an include; the declarations before it are the control's.
   */
  private static List<String> body(String include, String locals, String statements) {
    return messages(
        check(
            "#include <%s>\n@noWarn(\"unused\") control c() { %s apply { %s } }\n"
                .formatted(include, locals, statements)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "core.p4", "ubpf_model.p4", "ebpf_model.p4", "xdp_model.p4", "v1model.p4", "psa.p4",
        "bmv2/psa.p4", "dpdk/psa.p4", "pna.p4", "bmv2/pna.p4", "dpdk/pna.p4", "tc/pna.p4"
      })
  void aFileStandsAloneAndMayBeIncludedTwice(String name) {
    CheckedProgram program = check("#include <%1$s>\n#include \"%1$s\"\n".formatted(name));

    assertThat(messages(program)).isEmpty();
    assertThat(program.files()).extracting(SourceFile::path).contains("p4include/" + name);
    assertThat(program.tree().declarations()).isNotEmpty();
  }

  @Test
  void v1modelInBothVersions() {
    String ingress =
        """
        control I(inout H h, inout M m, inout standard_metadata_t s) {
          action drop() { mark_to_drop(s); }
          table t {
            key = { s.ingress_port : range; s.mcast_grp : optional; s.priority : selector; }
            actions = { drop; NoAction; }
            default_action = NoAction();
            @name("paths") implementation = action_selector(HashAlgorithm.crc16, 32w16, 32w8);
          }
          %s
          apply {
            t.apply();
            bit<32> v;
            bit<2> color;
            %s
            packets.count(0);
            rate.execute_meter(0, color);
            random(v, 0, 7);
            hash(v, HashAlgorithm.crc32, 32w0, { v }, 32w10);
            values.write(0, v);
            clone_preserving_field_list(CloneType.I2E, 5, 0);
            log_msg("{} {}", { v, color });
            if (color == V1MODEL_METER_COLOR_GREEN) { s.egress_spec = 1; }
          }
        }
        V1Switch(P(), C(), I(), E(), C(), D()) main;
        """;
    accepts(
        "#include <v1model.p4>\n"
            + V1_BLOCKS
            + ingress.formatted(
                """
                counter(8, CounterType.packets_and_bytes) packets;
                meter(8, MeterType.bytes) rate;
                register<bit<32>>(8) values;
                """,
                "values.read(v, 0);"));
    accepts(
        "#define V1MODEL_VERSION 20200408\n#include <v1model.p4>\n"
            + V1_BLOCKS
            + ingress.formatted(
                """
                counter<bit<3>>(8, CounterType.packets_and_bytes) packets;
                meter<bit<3>>(8, MeterType.bytes) rate;
                register<bit<32>, bit<3>>(8) values;
                """,
                "values.read(v, 0); PortId_t port = s.ingress_port; log_msg(\"{}\", { port });"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-6419018", "20180100", "20200409"})
  void anUnknownVersionOfV1modelIsOneError(String version) {
    CheckedProgram program =
        check("#define V1MODEL_VERSION %s\n#include <v1model.p4>\n".formatted(version));

    assertThat(program.hasErrors()).isTrue();
    assertThat(messages(program))
        .singleElement()
        .asString()
        .contains("V1MODEL_VERSION: it is a date from 20180101 to 20200408");
  }

  @Test
  void ebpfFilter() {
    accepts(
        "#include <ebpf_model.p4>\n"
            + HEADERS
            + """
            parser P(packet_in p, out H h) { state start { transition accept; } }
            control F(inout H h, out bool accept) {
              CounterArray(10, true) seen;
              bit<32> k = 1;
              table t {
                key = { k : exact; }
                actions = { NoAction; }
                default_action = NoAction();
                implementation = hash_table(8);
              }
              apply { accept = t.apply().hit; seen.increment(k); seen.add(k, 2); }
            }
            ebpfFilter(P(), F()) main;
            """);
  }

  @Test
  void xdpSwitch() {
    accepts(
        "#include <xdp_model.p4>\n"
            + HEADERS
            + """
            parser P(packet_in p, out H h) { state start { transition accept; } }
            control S(inout H h, in xdp_input i, out xdp_output o) {
              apply {
                o.output_action = xdp_action.XDP_REDIRECT;
                o.output_port = i.input_port + (bit<32>) csum_replace2(1, 2, 3);
              }
            }
            control D(in H h, packet_out p) { apply { p.emit(h); } }
            xdp(P(), S(), D()) main;
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"psa.p4", "bmv2/psa.p4", "dpdk/psa.p4"})
  void psaSwitch(String name) {
    accepts(
        "#include <%s>\n".formatted(name)
            + HEADERS
            + """
            parser IP(packet_in b, out H h, inout M m, in psa_ingress_parser_input_metadata_t i,
                in M resubmitted, in M recirculated) { state start { transition accept; } }
            control I(inout H h, inout M m, in psa_ingress_input_metadata_t i,
                inout psa_ingress_output_metadata_t o) {
              Register<bit<32>, bit<4>>(16, 7) values;
              Hash<bit<16>>(PSA_HashAlgorithm_t.CRC16) h16;
              apply {
                values.write(3, (bit<32>) h16.get_hash({ values.read(3) }));
                if (i.packet_path == PSA_PacketPath_t.RESUBMIT) { ingress_drop(o); }
                else { send_to_port(o, PSA_PORT_CPU); }
              }
            }
            control ID(packet_out b, out M cloned, out M resubmitted, out M normal, inout H h,
                in M m, in psa_ingress_output_metadata_t o) { apply {} }
            parser EP(packet_in b, out H h, inout M m, in psa_egress_parser_input_metadata_t i,
                in M normal, in M c1, in M c2) { state start { transition accept; } }
            control E(inout H h, inout M m, in psa_egress_input_metadata_t i,
                inout psa_egress_output_metadata_t o) { apply { egress_drop(o); } }
            control ED(packet_out b, out M cloned, out M recirculated, inout H h, in M m,
                in psa_egress_output_metadata_t o, in psa_egress_deparser_input_metadata_t d) {
              apply {}
            }
            IngressPipeline(IP(), I(), ID()) ip;
            EgressPipeline(EP(), E(), ED()) ep;
            PSA_Switch(ip, PacketReplicationEngine(), ep, BufferingQueueingEngine()) main;
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pna.p4", "dpdk/pna.p4"})
  void pnaWithAControlBeforeTheParser(String name) {
    accepts(
        "#include <%s>\n".formatted(name)
            + HEADERS
            + """
            parser P(packet_in b, out H h, inout M m, in pna_main_parser_input_metadata_t i) {
              state start { transition accept; }
            }
            control Pre(in H h, inout M m, in pna_pre_input_metadata_t i,
                inout pna_pre_output_metadata_t o) { apply { o.decrypt = false; } }
            control C(inout H h, inout M m, in pna_main_input_metadata_t i,
                inout pna_main_output_metadata_t o) {
              apply {
                if (SelectByDirection(i.direction, 8w1, 8w2) == 1) { drop_packet(); }
                else { send_to_port((PortId_t) 1); }
              }
            }
            control D(packet_out b, in H h, in M m, in pna_main_output_metadata_t o) {
              apply { b.emit(h); }
            }
            PNA_NIC(P(), Pre(), C(), D()) main;
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bmv2/pna.p4", "tc/pna.p4"})
  void pnaWithoutAControlBeforeTheParser(String name) {
    accepts(
        "#include <%s>\n".formatted(name)
            + HEADERS
            + """
            parser P(packet_in b, out H h, inout M m, in pna_main_parser_input_metadata_t i) {
              state start { transition accept; }
            }
            control C(inout H h, inout M m, in pna_main_input_metadata_t i,
                inout pna_main_output_metadata_t o) {
              apply {
                if (SelectByDirection(is_net_port(i.input_port), 8w1, 8w2) == 1) { drop_packet(); }
                else { send_to_port(i.input_port); }
              }
            }
            control D(packet_out b, inout H h, in M m, in pna_main_output_metadata_t o) {
              apply { b.emit(h); }
            }
            PNA_NIC(P(), C(), D()) main;
            """);
  }

  @Test
  void onlyDpdkHasMetersThatTakeALength() {
    String meter = "Meter<bit<4>>(16, %s_MeterType_t.BYTES) m; bit<4> i = 1;";
    String call = "if (m.dpdk_execute(i, 32w64) == %s_MeterColor_t.RED) { return; }";

    for (String arch : List.of("psa", "pna")) {
      String prefix = arch.equals("psa") ? "PSA" : "PNA";
      String locals = meter.formatted(prefix);
      String statements = call.formatted(prefix);
      assertThat(body("dpdk/" + arch + ".p4", locals, statements)).isEmpty();
      assertThat(body("bmv2/" + arch + ".p4", locals, statements))
          .singleElement()
          .asString()
          .contains("dpdk_execute");
    }
  }

  @Test
  void onlyDpdkHasTheIpsecAccelerator() {
    String locals = "ipsec_accelerator() ipsec; ipsec_status s;";
    String statements = "if (!ipsec.from_ipsec(s)) { ipsec.set_sa_index(8w1); ipsec.enable(); }";

    assertThat(body("dpdk/pna.p4", locals, statements)).isEmpty();
    assertThat(body("pna.p4", locals, statements)).isNotEmpty();
  }

  @Test
  void countersOfPnaTakeAnOptionalIncrement() {
    String locals = "Counter<bit<32>, bit<4>>(16, PNA_CounterType_t.BYTES) n;";

    assertThat(body("pna.p4", locals, "n.count(1); n.count(1, 64);")).isEmpty();
    assertThat(body("bmv2/pna.p4", locals, "n.count(1);")).isEmpty();
    assertThat(body("bmv2/pna.p4", locals, "n.count(1, 64);")).hasSize(1);
  }

  @Test
  void tcHasTheSocketBuffer() {
    String statements = "skb_set_mark(skb_get_mark()); skb_set_meta();";

    assertThat(body("tc/pna.p4", "", statements)).isEmpty();
    assertThat(body("bmv2/pna.p4", "", statements)).isNotEmpty();
  }

  @Test
  void numbersChangeTheirWidthBetweenDeviceAndHeader() {
    assertThat(
            body(
                "pna.p4",
                "",
                "PassNumberInHeader_t x = pna_PassNumber_int_to_header((PassNumber_t) 3w5);"
                    + " PassNumber_t y = pna_PassNumber_header_to_int(x);"
                    + " if (y == (PassNumber_t) 3w5) { return; }"))
        .isEmpty();
    assertThat(
            body(
                "psa.p4",
                "",
                "PortIdInHeader_t x = psa_PortId_int_to_header(PSA_PORT_RECIRCULATE);"
                    + " if (psa_PortId_header_to_int(x) == PSA_PORT_CPU) { return; }"))
        .isEmpty();
  }
}
