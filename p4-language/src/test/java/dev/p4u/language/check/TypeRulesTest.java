package dev.p4u.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.diag.Severity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of types in small: what is refused, with one message, and what is not. */
class TypeRulesTest {

  private static final String PRELUDE =
      """
      #include <core.p4>
      enum bit<4> Level { LOW = 1, HIGH = 2 }
      enum Color { RED, GREEN }
      header H { bit<8> f; bit<16> g; }
      struct S { bit<8> a; bool b; }
      type bit<8> Port;
      type Port Uplink;
      extern Plain { Plain(); bit<8> get(); }
      extern Virtual { Virtual(); abstract void f(); }
      extern void sink<T>(in T value);
      extern void known(bit<8> x);
      extern void change(inout bit<8> x);
      extern bit<8> now();
      @pure extern bit<8> twice(in bit<8> x);
      """;

  private static final String CONTROL =
      "control C(inout bit<8> a, inout bit<16> w, inout int<8> i, inout bool p, inout H h, inout S s,"
          + " inout H[3] st, inout Level level, inout Color color, inout Port port,"
          + " inout tuple<bit<8>, bool> t, inout error e, inout bit<8>[4] bytes) {\n";

  private static void expect(String wanted, String program) {
    assertThat(errors(program)).as(program).containsExactly(wanted.strip());
  }

  private static void accept(String program) {
    assertThat(errors(program)).as(program).isEmpty();
  }

  private static List<String> errors(String program) {
    return P4.check(PRELUDE + program).diagnostics().stream()
        .filter(d -> d.severity() == Severity.ERROR)
        .map(d -> d.code().toString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BAD_CAST             | level = (Level)a;",
        "BAD_CAST             | a = (bit<8>)level;",
        "BAD_CAST             | port = (Port)w;",
        "BAD_CAST             | t = (tuple<bit<8>, bool>){1, true};",
        "BAD_CAST             | color = (Color)color;",
        "BAD_CAST             | e = (error)e;",
        "NUMBER_WITHOUT_WIDTH | a = p ? 1 : 2;",
        "NUMBER_WITHOUT_WIDTH | w = a ++ 3;",
        "NUMBER_WITHOUT_WIDTH | sink({1, 8w2});",
        "CONSTANTS_DIFFER     | a = 8w1 + 16w1;",
        "NEGATIVE_DIVISION    | a = a % -1;",
        "NO_QUOTIENT          | a = -1 / 2;",
        "DIVISION_BY_ZERO     | a = a % 8w0;",
        "SHIFT_TOO_FAR        | a = a << 4294967296;",
        "SLICE_ORDER          | a = a[3:5];",
        "SLICE_ORDER          | a = a[3:-1];",
        "SLICE_OF_CONSTANT    | a = 8w3[3:5];",
        "NOT_CONSTANT         | a[3:0] = a[3:a];",
        "NUMBER_NEEDED        | a = 8w3[true:0];",
        "NOT_A_STACK          | w = (bit<16>)bytes.size;",
        "NO_SUCH_MEMBER       | bytes.push_front(1);",
        "BAD_SELECT_TYPE      | switch (p) { true: { } }",
        "BAD_SELECT_TYPE      | switch (s) { default: { } }",
        "NOT_CONSTANT         | switch (a) { h.f: { } }",
        "BAD_COLLECTION       | for (bit<8> k in h) { a = k; }",
        "CALL_NEEDED          | a = now;",
        "DONT_CARE_ARGUMENT   | change(_);",
        "DONT_CARE_ARGUMENT   | a = twice(_);",
        "DONT_CARE_ARGUMENT   | sink(_);",
        "TYPE_MISMATCH        | for (bool k in 0 .. 3) { p = k; }",
        "NOT_CONSTANT         | known(a);",
        "NOT_CONSTANT         | known(now());",
        "DOTS_NOT_LAST        | S x = {..., true}; s = x;",
        "NOT_COMPARABLE       | p = {f = 1, g = 2} == {f = 1, g = 2};",
      })
  void statementsAreRefused(String example) {
    String[] parts = example.split("\\|", 2);

    expect(parts[0], CONTROL + "apply { " + parts[1] + " } }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "level = (Level)(bit<4>)a;",
        "level = (Level)3;",
        "a = (bit<8>)(bit<4>)level;",
        "port = (Port)a; port = (Port)7; a = (bit<8>)port;",
        "Uplink u = (Uplink)port; port = (Port)u; u = (Uplink)5;",
        "s = (S)s; h = (H){#}; h = (H){1, 2};",
        "a = p ? 1 : 8w2; a = true ? 1 : 2;",
        "a = a << 3s1; a = a << 300; i = i >> a;",
        "a = 5[2:0] ++ 5w0; a = 4w0 ++ 0x5A[7:4];",
        "a = a[Level.HIGH:0] ++ 5w0;",
        "switch (e) { error.NoError: { a = 1; } }",
        "switch (color) { Color.RED: { a = 1; } }",
        "switch (level) { Level.LOW: { a = 1; } }",
        "known(3); known(twice(4));",
        "p = \"a\" == \"b\"; p = exact == ternary;",
        "p = t == {1, true}; p = s == (S){1, true}; p = h == {#};",
        "S x = {1, ...}; s = x; tuple<bit<8>, bool> y = {...}; t = y;",
        "w = (bit<16>)st.size; bytes[1] = 2;",
      })
  void statementsAreAccepted(String statements) {
    accept(CONTROL + "apply { " + statements + " } }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BAD_FIELD_TYPE          | struct X { int x; }",
        "BAD_FIELD_TYPE          | struct X { string x; }",
        "BAD_FIELD_TYPE          | struct X { list<bit<8>> x; }",
        "BAD_FIELD_TYPE          | struct Q { Color c; } header X { Q q; }",
        "BAD_FIELD_TYPE          | struct Q { varbit<8> c; } header X { Q q; }",
        "BAD_FIELD_TYPE          | struct Q { H h; } header X { Q q; }",
        "BAD_BASE_TYPE           | type Level X;",
        "ENUM_VALUE_RANGE        | enum bit<2> X { A = 5 }",
        "ENUM_VALUE_RANGE        | enum bit<2> X { A = -1 }",
        "ENUM_VALUE_RANGE        | enum int<2> X { A = 2 }",
        "ENUM_VALUE_MISSING      | enum bit<2> X { A }",
        "BAD_RETURN_TYPE         | extern X { string m(); }",
        "BAD_PARAMETER_TYPE      | control D() { apply { } } package X(D d);",
        "NOT_CONSTANT            | extern void f(in bit<8> x = now());",
        "NOT_CONSTANT            | const bit<8> X = now();",
        "NOT_CONSTANT            | bit<8> f(in bit<8> x) { return x; } const bit<8> X = f(3);",
        "NUMBER_WITHOUT_WIDTH    | package X<T>(T x); X(3) main;",
        "ABSTRACT_METHOD_MISSING | extern X { X(Virtual v); } X(Virtual()) x;",
        "TYPE_MISMATCH           | Virtual() v = { void f<T>() { } };",
        "NO_ABSTRACT_METHOD      | Plain() v = { void f() { } };",
        "BAD_ELEMENT_TYPE        | parser P() { value_set<H>(4) v; state start { } }",
        "BAD_ELEMENT_TYPE        | parser P() { value_set<error>(4) v; state start { } }",
        "BAD_ELEMENT_TYPE        | control D() { apply { } } control X() { D() d[3]; apply { } }",
        "NO_ABSTRACT_METHOD      | control D() { apply { } } control X() { D() d = { Plain() p; }; apply { } }",
        "WRONG_PLACE_FOR_CALL    | parser P(inout H[2] st) { state start { st.push_front(1); } }",
        "NOT_ASSIGNABLE          | parser P(inout H[2] st) { state start { st.last.f = 1; } }",
        "BAD_SELECT_TYPE         | parser P(in error e) { state start { transition select(e) { _: accept; } } }",
        "BAD_SELECT_TYPE         | parser P(in Port e) { state start { transition select(e) { _: accept; } } }",
        "NOT_CONSTANT            | control D(bit<8> x) { apply { } } control X(in bit<8> x) { D() d; apply { d.apply(x); } }",
        "BAD_ELEMENT_TYPE        | typedef tuple<string> X;",
        "BAD_ELEMENT_TYPE        | typedef list<void> X;",
        "BAD_FIELD_TYPE          | struct Q<T> { tuple<T, T> t; } const Q<string> X = {{\"a\", \"b\"}};",
        "BAD_DIRECTION           | extern E<T> { E(); void f(in T x); } E<string>() e;",
        "TYPE_MISMATCH           | control D(inout H[2] st) { apply { st.push_front(-1); } }",
        "ANNOTATION_VALUE_TYPE   | @a[{1}] const bool X = true;",
      })
  void declarationsAreRefused(String example) {
    String[] parts = example.split("\\|", 2);

    expect(parts[0], parts[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "struct X { tuple<bit<8>> x; varbit<8> v; error e; Color c; H h; H[3] hs; S s; Port t; }",
        "struct Q { Level l; bool b; int<3> i; Port p; } header X { Q q; }",
        "enum int<2> X { A = -2 }",
        "const bit<8> X = twice(3);",
        "typedef tuple<list<bit<8>>, Color> X;",
        "const tuple<bit<8>, bool> X = {1, true}; const bit<8> Y = X[0];",
        "const H X = {1, 2}; const H Y = {#}; const S Z = ...;",
        "const int X = 8w3; const string Y = \"a\" ++ \"b\";",
        "control D<T>(in T x)(T y) { apply { } }",
        "parser P() { value_set<S>(4) v; value_set<Level>(4) u; state start { } }",
      })
  void declarationsAreAccepted(String program) {
    accept(program);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOT_CONSTANT           | key = { a: exact; } actions = { NoAction; } const entries = { b: NoAction(); }",
        "TYPE_MISMATCH          | key = { a: exact; } actions = { NoAction; } const entries = { true: NoAction(); }",
        "CALL_IN_KEY_SET        | key = { a: exact; } actions = { NoAction; } const entries = { now(): NoAction(); }",
        "TABLE_IN_ITSELF        | key = { t: exact; } actions = { NoAction; }",
        "MISSING_ARGUMENT       | actions = { f; NoAction; } default_action = NoAction();",
        "MISSING_ARGUMENT       | actions = { f(a); } default_action = f(a);",
        "DUPLICATE_ACTION       | actions = { NoAction; .NoAction; }",
        "WRONG_PLACE_FOR_CALL   | actions = { f(u.apply().hit ? 8w1 : 2); NoAction; }",
        "PRIORITY_OF_CONST_ENTRY | key = { a: ternary; } actions = { NoAction; } const entries = { priority = 1: 1: NoAction(); }",
        "PRIORITY_BELOW_ZERO    | key = { a: ternary; } actions = { NoAction; } priority_delta = 5; entries = { priority = 3: 1: NoAction(); 2: NoAction(); }",
        "PRIORITY_MISSING       | key = { a: ternary; } actions = { NoAction; } entries = { 1: NoAction(); priority = 3: 2: NoAction(); }",
      })
  void tablesAreRefused(String example) {
    String[] parts = example.split("\\|", 2);

    expect(
        parts[0],
        "control C(in bit<8> a, in bit<8> b) { table u { actions = { NoAction; } }"
            + " action f(in bit<8> x, bit<8> y) { } table t { "
            + parts[1]
            + " } apply { t.apply(); } }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key = { a: ternary; } actions = { NoAction; } entries = { priority = 2: 1: NoAction(); 2: NoAction(); 3: NoAction(); }",
        "key = { a: ternary; } actions = { NoAction; } largest_priority_wins = false; priority_delta = 5; entries = { priority = 2: 1: NoAction(); 2: NoAction(); }",
        "key = { a: range; b: exact; } actions = { f(a); NoAction; } const entries = { (1 .. 3, _): f(a, 2); (4, 8w5): NoAction(); }",
      })
  void tablesAreAccepted(String table) {
    accept(
        "match_kind { range } control C(in bit<8> a, in bit<8> b) {"
            + " action f(in bit<8> x, bit<8> y) { } table t { "
            + table
            + " } apply { t.apply(); } }");
  }
}
