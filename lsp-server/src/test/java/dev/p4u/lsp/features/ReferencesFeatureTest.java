package dev.p4u.lsp.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.lsp.Fixture;
import org.junit.jupiter.api.Test;

class ReferencesFeatureTest {

  @Test
  void tellsDeclarationsReadsAndWrites() {
    String text =
        """
        extern void fill(out bit<8> x);
        action a(inout bit<8> ¦v, inout bit<8> w) {
            v = w;
            w = v;
            fill(v);
            v[3:0] = 1;
        }
        """;
    assertThat(new ReferencesFeature().references(Fixture.place(text)))
        .extracting(r -> r.span().line() + " " + r.access())
        .containsExactly("2 DECLARE", "3 WRITE", "4 READ", "5 WRITE", "6 WRITE");
  }

  @Test
  void findsUsesInAllFiles() {
    Fixture fixture =
        new Fixture()
            .open("types.p4", "typedef bit<8> t;\nstruct s { t f; }\n")
            .open("main.p4", "#include \"types.p4\"\nstruct u { ¦t f; }\n");
    assertThat(new ReferencesFeature().references(fixture.at("main.p4")))
        .extracting(r -> r.span().file().path().endsWith("types.p4"))
        .containsExactlyInAnyOrder(true, true, false);
  }

  @Test
  void findsNothingWhereNothingIsNamed() {
    assertThat(new ReferencesFeature().references(Fixture.place("// ¦x"))).isEmpty();
  }
}
