package dev.p4u.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rules of the control plane that depend on what {@code main} instantiates. */
class P4RuntimeRulesTest {

  private static final String SWITCH =
      """
      #include <core.p4>
      #include <v1model.p4>
      struct Headers { }
      struct Meta { bit<8> m; }
      parser Parse(packet_in p, out Headers h, inout Meta m, inout standard_metadata_t s) {
        state start { transition accept; }
      }
      control Checksum(inout Headers h, inout Meta m) { apply { } }
      control Send(inout Headers h, inout Meta m, inout standard_metadata_t s) { apply { } }
      control Deparse(packet_out p, in Headers h) { apply { } }
      control Part(inout Meta m) {
        %s
        apply { t.apply(); }
      }
      control Forward(inout Headers h, inout Meta m, inout standard_metadata_t s) {
        %s
      }
      %s
      """;

  private static final String MAIN =
      "V1Switch(Parse(), Checksum(), Forward(), Send(), Checksum(), Deparse()) main;";

  private static final String ABSOLUTE = "@name(\".t\") table t { actions = { NoAction; } }";

  private static final String TWICE = "Part() a; Part() b; apply { a.apply(m); b.apply(m); }";

  @Test
  void anAbsoluteNameInTwoInstancesIsOneNameForTwoTables() {
    assertThat(P4.messages(P4.check(SWITCH.formatted(ABSOLUTE, TWICE, MAIN))))
        .containsExactly("12: [duplicate] the control plane knows another `t`");
  }

  @Test
  void aNameBelowTheInstanceIsDifferentInEach() {
    String relative = ABSOLUTE.replace("\".t\"", "\"t\"");

    assertThat(P4.messages(P4.check(SWITCH.formatted(relative, TWICE, MAIN)))).isEmpty();
  }

  @Test
  void whatMainDoesNotInstantiateHasNoControlPlane() {
    assertThat(P4.messages(P4.check(SWITCH.formatted(ABSOLUTE, "apply { }", MAIN)))).isEmpty();
    assertThat(P4.messages(P4.check(SWITCH.formatted(ABSOLUTE, TWICE, "")))).isEmpty();
  }
}
