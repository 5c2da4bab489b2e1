package dev.p4u.language.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The cursor stands at {@code |}. */
class SourceIndexTest {

  private record At(CheckedProgram program, SourceFile file, int offset) {
    SourceIndex index() {
      return program.index();
    }
  }

  private static At at(String marked) {
    int offset = marked.indexOf('|');
    String text = marked.replace("|", "");
    CheckedProgram p =
        Frontends.create()
            .check(Path.of("main.p4"), text, P4Frontend.Options.DEFAULT, f -> Optional.empty());
    return new At(p, p.files().get(0), offset);
  }

  private static String definition(String marked) {
    At at = at(marked);
    Span span = at.index().definitionAt(at.file(), at.offset()).orElseThrow();
    return span.file().path() + ":" + span.line() + ":" + span.text();
  }

  private static final String FIELDS =
      "struct S {\n bit<8> a;\n bit<16> b;\n}\ncontrol C(inout S s) { apply { %s } }\n";

  @Test
  void innermostNode() {
    At at = at(FIELDS.formatted("s.a = s.a + 8w|77;"));

    Node node = at.index().nodeAt(at.file(), at.offset()).orElseThrow();
    assertThat(node).isInstanceOf(Expr.IntLiteral.class);
    List<Node> path = at.index().nodesAt(at.file(), at.offset());
    assertThat(path.get(0).span().text()).startsWith("control C");
  }

  @Test
  void definitionOfAField() {
    assertThat(definition(FIELDS.formatted("s.|b = 1;"))).isEqualTo("main.p4:3:b");
    assertThat(definition(FIELDS.formatted("s.b| = 1;"))).isEqualTo("main.p4:3:b");
  }

  @Test
  void definitionOfAParameterAndItsType() {
    assertThat(definition(FIELDS.formatted("|s.b = 1;"))).isEqualTo("main.p4:5:s");
    assertThat(definition("struct S { bit<8> a; }\ncontrol C(inout |S s) { apply { } }"))
        .isEqualTo("main.p4:1:S");
  }

  @Test
  void definitionInAnInclude() {
    assertThat(
            definition(
                "#include <core.p4>\nparser P(packet|_in p) { state start { transition accept; } }"))
        .startsWith("p4include/core.p4:")
        .endsWith(":packet_in");
  }

  @Test
  void definitionOfAStateAndAnAction() {
    assertThat(
            definition(
                "parser P() {\n state start { transition |next; }\n state next { transition accept; } }"))
        .isEqualTo("main.p4:3:next");
    assertThat(definition("control C() {\n action a() { }\n apply { |a(); } }"))
        .isEqualTo("main.p4:2:a");
  }

  @Test
  void aDeclarationIsItsOwnDefinition() {
    assertThat(definition("control C() { action |a() { } apply { a(); } }"))
        .isEqualTo("main.p4:1:a");
  }

  @Test
  void references() {
    At at = at(FIELDS.formatted("s.|a = s.a + 1; s.b = (bit<16>)s.a;"));
    Node field = at.index().declarationAt(at.file(), at.offset()).orElseThrow();

    assertThat(at.index().references(field)).hasSize(4);
  }

  @Test
  void documentationInAFileThatIsIncludedTwice() {
    At at =
        at(
            """
            #include <core.p4>
            #include <core.p4>
            parser P(packet|_in p) { state start { transition accept; } }
            """);

    Node packetIn = at.index().declarationAt(at.file(), at.offset()).orElseThrow();
    assertThat(at.index().documentation(packetIn)).isPresent();
  }

  @Test
  void documentation() {
    At at =
        at(
            """
            /* Licence. */

            /**
             * Counts packets.
             * Twice.
             */
            control C() {
              // Does nothing,
              // on purpose.
              action a() { }
              bit<8> x; // the state
              apply { |a(); x = 1; }
            }
            const bit<8> Plain = 1;
            """);

    Node control = at.program().tree().declarations().get(0);
    Node plain = at.program().tree().declarations().get(1);
    Node action = at.index().declarationAt(at.file(), at.offset()).orElseThrow();
    Node x = at.index().declarationAt(at.file(), at.file().text().indexOf("x = 1")).orElseThrow();
    assertThat(at.index().documentation(control)).contains("Counts packets.\nTwice.");
    assertThat(at.index().documentation(action)).contains("Does nothing,\non purpose.");
    assertThat(at.index().documentation(x)).contains("the state");
    assertThat(at.index().documentation(plain)).isEmpty();
  }

  @Test
  void outline() {
    At at =
        at(
            """
            |#include <core.p4>
            header H { bit<8> f; }
            parser P(packet_in packet, out H h) { state start { transition accept; } }
            control C(inout H h) {
              action a() { }
              table t { actions = { a; } default_action = a; }
              apply { t.apply(); }
            }
            """);

    List<SourceIndex.Symbol> symbols = at.index().outline(at.file());
    assertThat(symbols)
        .extracting(s -> s.kind() + " " + s.name())
        .containsExactly("header H", "parser P", "control C");
    assertThat(symbols.get(0).children())
        .extracting(s -> s.kind() + " " + s.name() + ": " + s.type())
        .containsExactly("field f: bit<8>");
    assertThat(symbols.get(1).children())
        .extracting(SourceIndex.Symbol::name)
        .containsExactly("start");
    assertThat(symbols.get(2).children())
        .extracting(s -> s.kind() + " " + s.name())
        .containsExactly("action a", "table t");
  }
}
