package dev.p4u.lsp.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.lsp.Fixture;
import dev.p4u.stf.parse.StfReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolsTest {

  private static List<Symbol> p4(String text) {
    Fixture fixture = new Fixture().open("main.p4", text);
    return new P4Symbols().symbols(fixture.program("main.p4"), fixture.file("main.p4"));
  }

  private static String tree(List<Symbol> symbols, String indent) {
    StringBuilder out = new StringBuilder();
    for (Symbol s : symbols) {
      out.append(indent).append(s.kind()).append(' ').append(s.name()).append('\n');
      out.append(tree(s.children(), indent + "  "));
    }
    return out.toString();
  }

  @Test
  void p4OutlineIsATree() {
    assertThat(tree(p4(Fixture.PROGRAM), ""))
        .isEqualTo(
            """
            header byte_t
              field value
            struct headers_t
              field first
            struct meta_t
            parser prs
              state start
            control pipe
            control dprs
            instance main
            """);
  }

  @Test
  void everySymbolHoldsItsNameAndItsChildren() {
    check(p4(Fixture.PROGRAM));
    check(p4("control c( { action a() { } table t { } apply {} }\nstruct s { bit<8> ; }"));
  }

  private static void check(List<Symbol> symbols) {
    for (Symbol s : symbols) {
      assertThat(s.name()).isNotEmpty();
      assertThat(s.nameSpan().start()).isGreaterThanOrEqualTo(s.span().start());
      assertThat(s.nameSpan().end()).isLessThanOrEqualTo(s.span().end());
      check(s.children());
    }
  }

  @Test
  void includedDeclarationsAreNotInTheOutline() {
    Fixture fixture =
        new Fixture()
            .open("types.p4", "struct a {}\n")
            .open("main.p4", "#include \"types.p4\"\nstruct b {}\n");
    assertThat(new P4Symbols().symbols(fixture.program("main.p4"), fixture.file("main.p4")))
        .extracting(Symbol::name)
        .containsExactly("b");
  }

  @Test
  void stfOutlineHasTheChecksOfAPacketBelowIt() {
    String text =
        """
        add pipe.t hdr.x:0x01 pipe.go(port:2)
        packet 1 c0ffee
        expect 2 c0ffee
        no_packet
        packet 1 00
        """;
    assertThat(tree(new StfSymbols().symbols(StfReader.parse("x.stf", text)), ""))
        .isEqualTo(
            """
            add add pipe.t hdr.x:0x01 pipe.go(port:2)
            packet packet 1 c0ffee
              expect expect 2 c0ffee
              no_packet no_packet
            packet packet 1 00
            """);
  }
}
