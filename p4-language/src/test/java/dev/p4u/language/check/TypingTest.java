package dev.p4u.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types, conversions, values and call targets of expressions. */
class TypingTest {

  private static final String PRELUDE =
      """
      #include <core.p4>
      typedef bit<48> Mac;
      type bit<32> Port;
      enum Color { RED, GREEN }
      enum bit<4> Level { LOW = 1, HIGH = 2 }
      header H { bit<8> f; int<16> g; varbit<32> v; }
      header K { bit<8> k; }
      header_union U { H h; K k; }
      struct S { bit<8> a; bool b; Mac mac; Port port; H h; K[4] stack; tuple<bit<8>, bool> t; U u; }
      extern Register<T, I> { Register(I size); T read(in I index); void write(in I index, in T value); }
      extern void hash<D>(out bit<32> result, in D data);
      extern T pick<T>(in T first, in T second);
      const int N = 3;
      const bit<8> B = 5;
      """;

  private static CheckedProgram inApply(String statements) {
    CheckedProgram p =
        P4.check(
            PRELUDE
                + "control C(inout S s, in Color color, in Level level) {\n"
                + "  Register<bit<16>, bit<32>>(64) reg;\n  apply {\n"
                + statements
                + "\n}}\n");
    assertThat(P4.messages(p)).isEmpty();
    return p;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1                      ; int",
        "8w1                    ; bit<8>",
        "8s1                    ; int<8>",
        "true                   ; bool",
        "s.a                    ; bit<8>",
        "s.mac                  ; bit<48>",
        "s.port                 ; Port",
        "s.a + 1                ; bit<8>",
        "1 + s.a                ; bit<8>",
        "s.a ++ s.mac           ; bit<56>",
        "s.h.g ++ s.a           ; int<24>",
        "s.a[7:4]               ; bit<4>",
        "s.mac[8+:16]           ; bit<16>",
        "s.a << 2               ; bit<8>",
        "1 << 2                 ; int",
        "s.a |+| 3              ; bit<8>",
        "-s.h.g                 ; int<16>",
        "~s.a                   ; bit<8>",
        "!s.b                   ; bool",
        "s.a == 3               ; bool",
        "s.h.g < 3              ; bool",
        "s.b ? s.a : 3          ; bit<8>",
        "(bit<16>)s.a           ; bit<16>",
        "(Port)32w1             ; Port",
        "(bit<32>)s.port        ; bit<32>",
        "Color.RED              ; Color",
        "color == Color.RED     ; bool",
        "level + 1              ; bit<4>",
        "(bit<4>)level          ; bit<4>",
        "error.NoError          ; error",
        "s.stack.next           ; K",
        "s.stack.lastIndex      ; bit<32>",
        "s.stack.size           ; bit<32>",
        "s.stack[1].k           ; bit<8>",
        "s.t[1]                 ; bool",
        "s.h.isValid()          ; bool",
        "s.u.isValid()          ; bool",
        "s.u.k.k                ; bit<8>",
        "s.h.minSizeInBits()    ; int",
        "reg.read(1)            ; bit<16>",
        "pick(s.a, 1)           ; bit<8>",
        "pick(1, s.mac)         ; bit<48>",
        "{s.a, true}            ; tuple<bit<8>, bool>",
        "N + 1                  ; int",
        "B / 2                  ; bit<8>",
      })
  void typesOfExpressions(String expression, String type) {
    CheckedProgram p =
        P4.check(
            PRELUDE
                + (type.equals("int") ? "extern void sink(" : "extern void sink<T>(")
                + (type.equals("int") ? "int x" : "in T x")
                + ");\n"
                + "parser C(inout S s, in Color color, in Level level) {\n"
                + "  Register<bit<16>, bit<32>>(64) reg;\n  state start { sink("
                + expression
                + "); transition accept; }}\n");

    assertThat(P4.messages(p)).isEmpty();
    assertThat(P4.typeAt(p, expression)).isEqualTo(type);
  }

  @Test
  void plainNumbersTakeTheTypeOfTheirPlace() {
    CheckedProgram p = inApply("s.a = 77; s.mac = s.mac + 78; s.b = s.a == 79;");

    assertThat(P4.typeAt(p, "77")).isEqualTo("int");
    assertThat(P4.finalTypeAt(p, "77")).isEqualTo("bit<8>");
    assertThat(P4.finalTypeAt(p, "78")).isEqualTo("bit<48>");
    assertThat(P4.finalTypeAt(p, "79")).isEqualTo("bit<8>");
  }

  @Test
  void listAndStructExpressionsBecomeStructs() {
    CheckedProgram p = inApply("s.t = {11, false}; K k = {k = 12}; k = {13};");

    assertThat(P4.finalTypeAt(p, "{11, false}")).isEqualTo("tuple<bit<8>, bool>");
    assertThat(P4.finalTypeAt(p, "{k = 12}")).isEqualTo("K");
    assertThat(P4.finalTypeAt(p, "{13}")).isEqualTo("K");
    assertThat(P4.finalTypeAt(p, "13")).isEqualTo("bit<8>");
  }

  @Test
  void typeArgumentsAreInferred() {
    CheckedProgram p = inApply("bit<32> r; hash(r, {s.a, s.mac}); reg.write(r, 9);");

    assertThat(P4.callAt(p, "hash(r, {s.a, s.mac})").typeArguments().toString())
        .isEqualTo("[tuple<bit<8>, bit<48>>]");
    CallTarget write = P4.callAt(p, "reg.write(r, 9)");
    assertThat(write.kind()).isEqualTo(CallTarget.Kind.EXTERN_METHOD);
    assertThat(write.arguments().get(1).type().toString()).isEqualTo("bit<16>");
    assertThat(P4.finalTypeAt(p, "9")).isEqualTo("bit<16>");
  }

  @Test
  void aPackageTakesItsTypeArgumentsFromItsParsersAndControls() {
    CheckedProgram p =
        P4.check(
            """
            #include <core.p4>
            parser Parse<H, M>(packet_in packet, out H headers, inout M meta);
            control Pipe<H, M>(inout H headers, inout M meta);
            package Switch<H, M>(Parse<H, M> parse, Pipe<H, M> pipe);
            struct Headers { } struct Meta { }
            parser P(packet_in packet, out Headers h, inout Meta m) { state start { transition accept; } }
            control C(inout Headers h, inout Meta m) { apply { } }
            Switch(P(), C()) main;
            """);

    assertThat(P4.messages(p)).isEmpty();
    Decl.Instance main = p.main().orElseThrow();
    assertThat(p.typeOfDeclaration(main).toString()).isEqualTo("Switch<Headers, Meta>");
    assertThat(p.constructionOf(main).orElseThrow().arguments())
        .extracting(b -> b.type().toString())
        .containsExactly("Parse<Headers, Meta>", "Pipe<Headers, Meta>");
    assertThat(P4.callAt(p, "P()").kind()).isEqualTo(CallTarget.Kind.CONSTRUCTOR);
  }

  @Test
  void lookaheadGivesItsTypeArgument() {
    CheckedProgram p =
        P4.check(
            """
            #include <core.p4>
            header H { bit<8> f; }
            parser P(packet_in packet, out H h) {
              state start {
                packet.extract(h);
                transition select(packet.lookahead<bit<4>>(), h.f) {
                  (4, 1 &&& 3): accept;
                  (_, 5 .. 6): other;
                  default: reject;
                }
              }
              state other { transition accept; }
            }
            """);

    assertThat(P4.messages(p)).isEmpty();
    assertThat(P4.typeAt(p, "packet.lookahead<bit<4>>()")).isEqualTo("bit<4>");
    assertThat(P4.finalTypeAt(p, "4")).isEqualTo("bit<4>");
    assertThat(P4.typeAt(p, "1 &&& 3")).isEqualTo("set<bit<8>>");
    assertThat(P4.finalTypeAt(p, "3")).isEqualTo("bit<8>");
    assertThat(P4.typeAt(p, "5 .. 6")).isEqualTo("set<bit<8>>");
    assertThat(P4.callAt(p, "packet.extract(h)").typeArguments().toString()).isEqualTo("[H]");
  }

  @Test
  void tablesKnowTheirActionsAndKeys() {
    CheckedProgram p =
        P4.check(
            """
            #include <core.p4>
            control C(inout bit<8> x, inout bit<16> y) {
              action set(inout bit<8> to, bit<8> value) { to = value; }
              table t {
                key = { x: exact; y: lpm @name("why"); }
                actions = { set(x); NoAction; }
                default_action = set(x, 7);
                const entries = { (1, 2 &&& 3): set(x, 4); (5, _): NoAction(); }
                size = 16;
              }
              apply {
                switch (t.apply().action_run) { set: { x = 1; } default: { } }
                if (t.apply().hit) { x = 2; }
              }
            }
            """);

    assertThat(P4.messages(p)).isEmpty();
    assertThat(P4.typeAt(p, "t.apply()")).isEqualTo("apply_result(t)");
    CallTarget listed = P4.callAt(p, "set(x)");
    assertThat(listed.kind()).isEqualTo(CallTarget.Kind.ACTION);
    assertThat(listed.arguments()).hasSize(2);
    assertThat(listed.arguments().get(1).value()).isEmpty();
    assertThat(P4.callAt(p, "set(x, 7)").arguments().get(1).value()).isPresent();
    assertThat(P4.finalTypeAt(p, "7")).isEqualTo("bit<8>");
    assertThat(P4.finalTypeAt(p, "5")).isEqualTo("bit<8>");
    assertThat(P4.finalTypeAt(p, "3")).isEqualTo("bit<16>");
    assertThat(p.controlPlaneName(key(p, 0))).isEqualTo("x");
    assertThat(p.controlPlaneName(key(p, 1))).isEqualTo("why");
  }

  private static Decl.KeyElement key(CheckedProgram p, int index) {
    return P4.nodes(p).stream()
        .filter(n -> n instanceof Decl.KeyProperty)
        .map(n -> ((Decl.KeyProperty) n).elements().get(index))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "N * 4 + 1, 13",
    "1 << 40, 1099511627776",
    "8w255 + 1, 0",
    "8s127 + 1, -128",
    "8w250 |+| 10, 255",
    "8s100 |+| 100, 127",
    "8w1 |-| 2, 0",
    "8w1 ++ 8w2, 258",
    "16w0x1234[11:4], 35",
    "~8w1, 254",
    "-8w1, 255",
    "(bit<4>)8w0x5a, 10",
    "(int<4>)(bit<4>)15, -1",
    "17 / 5, 3",
    "17 % 5, 2",
    "8w6 & 3, 2",
    "8w6 ^ 3, 5",
    "N == 3 ? 8w1 : 8w2, 1",
    "Level.HIGH, 2",
    "k.minSizeInBytes(), 1",
    "B, 5",
  })
  void constantsOfAnySize(String expression, BigInteger value) {
    CheckedProgram p =
        P4.check(
            PRELUDE
                + "extern void sink<T>(T x);\ncontrol C(in K k) { apply { sink("
                + expression
                + "); }}\n");

    Optional<Value> found = p.constantOf(P4.expression(p, expression));
    assertThat(found).contains(new Value.IntValue(value));
  }

  @Test
  void constantsOfOtherKinds() {
    CheckedProgram p =
        inApply("Color c = Color.GREEN; error e = error.NoMatch; bool b = 1 < 2; K k = {8w3};");

    assertThat(p.constantOf(P4.expression(p, "Color.GREEN")))
        .contains(new Value.EnumValue("GREEN", 1));
    assertThat(p.constantOf(P4.expression(p, "error.NoMatch")))
        .contains(new Value.ErrorValue("NoMatch"));
    assertThat(p.constantOf(P4.expression(p, "1 < 2"))).contains(new Value.BoolValue(true));
    assertThat(p.constantOf(P4.expression(p, "{8w3}")))
        .contains(
            new Value.Aggregate(java.util.List.of(new Value.IntValue(BigInteger.valueOf(3)))));
  }

  @Test
  void argumentsBindByNameAndMayBeOmitted() {
    CheckedProgram p =
        inApply(
            """
            }
            }
            extern void f(in bit<8> a, in bit<16> b = 2, @optional in bit<32> c);
            control D(in bit<8> x) { apply {
              f(b = 1, a = x);
            """);

    CallTarget call = P4.callAt(p, "f(b = 1, a = x)");
    assertThat(call.arguments())
        .extracting(b -> b.parameter().name().text(), b -> b.value().map(v -> v.span().text()))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", Optional.of("x")),
            org.assertj.core.groups.Tuple.tuple("b", Optional.of("1")),
            org.assertj.core.groups.Tuple.tuple("c", Optional.empty()));
  }

  @Test
  void typesMarkedInTheText() {
    String text =
        """
        struct Pair<A, B> { A first; B second; }
        control C(inout bit<8> x)(bit<8> k) {
          Pair<bit<8>, bool> p;
          action a(bit<8> v) { x = v/*: bit<8>*/; }
          apply {
            p = {x, true};
            x = p.first/*: bit<8>*/ + k/*: bit<8>*/;
            if (p.second/*: bool*/) { a(1/*: int*/); }
            for (bit<8> i in 1 .. 3) { x = i/*: bit<8>*/; }
          }
        }
        """;
    CheckedProgram p = P4.check(text);

    assertThat(P4.messages(p)).isEmpty();
    Matcher marks = Pattern.compile("/\\*: (.*?)\\*/").matcher(text);
    int count = 0;
    while (marks.find()) {
      int end = marks.start();
      Expr marked =
          P4.nodes(p).stream()
              .filter(n -> n instanceof Expr && n.span().end() == end)
              .map(Expr.class::cast)
              .min(java.util.Comparator.comparingInt(e -> e.span().end() - e.span().start()))
              .orElseThrow();
      assertThat(p.typeOf(marked).toString()).as(marked.span().text()).isEqualTo(marks.group(1));
      count++;
    }
    assertThat(count).isEqualTo(6);
  }
}
