package dev.p4u.lsp.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.lsp.Fixture;
import dev.p4u.lsp.features.DefinitionFeature.Target;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefinitionFeatureTest {

  private static Optional<Target> definition(Fixture fixture) {
    return new DefinitionFeature().definition(fixture.at("main.p4"));
  }

  private static Optional<Target> definition(String marked) {
    return definition(new Fixture().open("main.p4", marked));
  }

  @Test
  void goesToADeclarationInAnIncludedDocument() {
    Fixture fixture =
        new Fixture()
            .open("types.p4", "// types\nheader eth_t { bit<8> f; }\n")
            .open("main.p4", "#include \"types.p4\"\nstruct s { eth¦_t e; }\n");
    Target target = definition(fixture).orElseThrow();
    assertThat(target.name().file().path()).isEqualTo(fixture.path("types.p4").toString());
    assertThat(target.name().text()).isEqualTo("eth_t");
    assertThat(target.name().line()).isEqualTo(2);
    assertThat(target.whole().text()).isEqualTo("header eth_t { bit<8> f; }");
    assertThat(target.origin().text()).isEqualTo("eth_t");
  }

  @Test
  void goesToABundledFile() {
    Target target =
        definition("#include <core.p4>\nparser p(packet_¦in x) { state start {} }").orElseThrow();
    assertThat(target.name().file().path()).isEqualTo("p4include/core.p4");
    assertThat(target.name().text()).isEqualTo("packet_in");
  }

  @Test
  void includeGoesToTheFile() {
    Target target = definition("#inc¦lude <core.p4>\n").orElseThrow();
    assertThat(target.name().file().path()).isEqualTo("p4include/core.p4");
    assertThat(target.name().start()).isZero();
    assertThat(target.origin().text()).isEqualTo("<core.p4>");
  }

  @Test
  void includeOfAMissingFileGoesNowhere() {
    assertThat(definition("#include \"no¦where.p4\"\n")).isEmpty();
  }

  @Test
  void macroGoesToItsDefinition() {
    Target target = definition("#define W 8\nconst bit<¦W> X = 1;\n").orElseThrow();
    assertThat(target.name().line()).isEqualTo(1);
    assertThat(target.name().text()).isEqualTo("W");
  }

  @Test
  void memberGoesToTheField() {
    String text = "struct s { bit<8> f; }\naction a(inout s x) { x.¦f = 1; }\n";
    assertThat(definition(text).orElseThrow().name().line()).isEqualTo(1);
  }

  @Test
  void stateGoesToItsDeclaration() {
    String text = "parser p() {\n state start { transition ¦next; }\n state next {}\n}\n";
    assertThat(definition(text).orElseThrow().name().line()).isEqualTo(3);
  }

  @Test
  void nothingNamedGoesNowhere() {
    assertThat(definition("const bit<8> X = ¦1;")).isEmpty();
    assertThat(definition("¦")).isEmpty();
  }
}
