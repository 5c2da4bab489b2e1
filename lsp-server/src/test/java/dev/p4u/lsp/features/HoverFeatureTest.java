package dev.p4u.lsp.features;

import static dev.p4u.lsp.Fixture.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.lsp.Fixture;
import org.junit.jupiter.api.Test;

class HoverFeatureTest {

  private static final String HEADER =
      """
      typedef bit<48> mac_t;
      /* What stands in front. */
      header eth_t {
          mac_t dst;
          mac_t src;  // the sender
          bit<4> low;
          bit<12> rest;
      }
      const bit<16> TYPE = 0x8100;
      enum bit<8> color { RED = 1, GREEN = 2 }
      """;

  private static String hover(String marked) {
    return new HoverFeature().hover(place(HEADER + marked)).orElseThrow().markdown();
  }

  @Test
  void parameterShowsDirectionAndTheTypeBehindItsName() {
    assertThat(hover("action a(in mac_t m) { mac_t x = ¦m; }"))
        .contains("```p4\nin mac_t m  // bit<48>\n```")
        .contains("48 bits, 6 bytes");
  }

  @Test
  void fieldShowsItsPlaceInTheHeader() {
    assertThat(hover("action a(inout eth_t e) { e.s¦rc = 0; }"))
        .contains("mac_t src")
        .contains("Field of `eth_t`: 48 bits, 6 bytes, at bit 48 (byte 6)")
        .contains("the sender");
  }

  @Test
  void fieldOffAByteBoundaryHasOnlyABit() {
    assertThat(hover("action a(inout eth_t e) { e.re¦st = 0; }")).endsWith("12 bits, at bit 100");
  }

  @Test
  void headerShowsItsLayout() {
    assertThat(hover("struct s { eth_¦t e; }"))
        .contains("header eth_t {")
        .contains("bit<48> src;   // bit 48, byte 6")
        .contains("bit<12> rest;  // bit 100\n")
        .contains("112 bits, 14 bytes")
        .contains("What stands in front.");
  }

  @Test
  void variableOfAHeaderTypeShowsTheLayoutToo() {
    assertThat(hover("action a(inout eth_t ¦e) {}"))
        .contains("inout eth_t e")
        .contains("bit<48> dst;   // bit 0, byte 0");
  }

  @Test
  void constantShowsItsValue() {
    assertThat(hover("action a() { bit<16> x = TY¦PE; }"))
        .contains("const bit<16> TYPE = 0x8100;")
        .endsWith("Value: `33024 (0x8100)`");
  }

  @Test
  void expressionShowsItsTypeAndValue() {
    assertThat(hover("const bit<8> X = 8w3 ¦+ 8w4;")).contains("bit<8>").contains("Value: `7`");
  }

  @Test
  void literalShowsWhatItIsConvertedTo() {
    assertThat(hover("const bit<8> X = 1¦2;")).contains("Converted to `bit<8>`");
  }

  @Test
  void enumMemberShowsItsValue() {
    assertThat(hover("const color C = color.GRE¦EN;")).contains("color.GREEN = 2");
  }

  @Test
  void builtInMethodIsExplained() {
    assertThat(hover("action a(inout eth_t e) { if (e.isVal¦id()) { return; } }"))
        .contains("bool isValid()")
        .contains("part of the packet");
  }

  @Test
  void tableShowsKeysAndActions() {
    String table =
        """
        match_kind { exact }
        control c(inout eth_t e) {
            action drop() {}
            table t¦s {
                key = { e.src: exact; }
                actions = { drop; }
                default_action = drop();
                size = 16;
            }
            apply {}
        }
        """;
    assertThat(hover(table))
        .contains("key e.src: exact;  // bit<48>")
        .contains("actions drop;")
        .contains("default_action = drop();")
        .contains("size = 16;");
  }

  @Test
  void externFunctionShowsItsSignatureWithoutAnnotationsAndComments() {
    String text = "@pure extern bit<32> f(in bit<8> /* narrow */ x);\naction a() { ¦f(1); }";
    assertThat(hover(text)).contains("bit<32> f(in bit<8> x)").doesNotContain("narrow");
  }

  @Test
  void controlShowsNoBody() {
    assertThat(hover("control ¦c(inout eth_t e) { apply { e.src = 1; } }"))
        .contains("control c(inout eth_t e)")
        .doesNotContain("apply");
  }

  @Test
  void externTypeOfABundledFileShowsItsMethods() {
    String text = "#include <core.p4>\nparser p(packet_¦in packet) { state start {} }\n";
    assertThat(new HoverFeature().hover(place(text)).orElseThrow().markdown())
        .contains("extern packet_in {")
        .contains("advance(in bit<32>");
  }

  @Test
  void macroShowsItsDefinition() {
    String text = "#define WIDTH 32\nconst bit<WI¦DTH> X = 0;\n";
    assertThat(new HoverFeature().hover(place(text)).orElseThrow().markdown())
        .contains("#define WIDTH 32");
  }

  @Test
  void includeShowsTheFile() {
    String text = "#include <co¦re.p4>\n";
    assertThat(new HoverFeature().hover(place(text)).orElseThrow().markdown())
        .isEqualTo("`p4include/core.p4`");
  }

  @Test
  void commentsCannotOpenTags() {
    assertThat(hover("/* <b>bold</b> */ const bit<8> ¦X = 1;")).contains("\\<b>bold\\</b>");
  }

  @Test
  void emptyPlacesSayNothing() {
    assertThat(new HoverFeature().hover(place("¦"))).isEmpty();
    assertThat(new HoverFeature().hover(place("// not¦hing\n"))).isEmpty();
  }

  @Test
  void brokenProgramStillAnswers() {
    Place place = new Fixture().open("x.p4", "const bit<8> ¦X = ;\ncontrol c(").at("x.p4");
    assertThat(new HoverFeature().hover(place).orElseThrow().markdown()).contains("const bit<8> X");
  }
}
