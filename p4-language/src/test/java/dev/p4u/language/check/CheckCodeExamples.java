package dev.p4u.language.check;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A small program for each code of the checker, in the notation of wdiff: {@code
 * [-wrong-]{+right+}}. With the wrong parts the code must be the only diagnostic, with the right
 * ones there is none.
 */
final class CheckCodeExamples {

  private static final Pattern CHANGE =
      Pattern.compile("\\[-(.*?)-]\\{\\+(.*?)\\+}", Pattern.DOTALL);

  private final Map<CheckCode, String> examples = new EnumMap<>(CheckCode.class);

  CheckCodeExamples() {
    names();
    types();
    expressions();
    calls();
    parameters();
    statements();
    parsers();
    tables();
    entries();
    annotations();
    warnings();
  }

  Map<CheckCode, String> all() {
    return examples;
  }

  static String wrong(String example) {
    return CHANGE.matcher(example).replaceAll("$1");
  }

  static String right(String example) {
    return CHANGE.matcher(example).replaceAll("$2");
  }

  private void top(CheckCode code, String text) {
    examples.put(code, text);
  }

  /** In an apply block with something of everything around it. */
  private void apply(CheckCode code, String text) {
    top(
        code,
        """
        #include <core.p4>
        enum bit<4> Level { LOW = 1, HIGH = 2 }
        header H { bit<8> f; bit<16> g; }
        struct S { bit<8> a; bool b; }
        extern void sink<T>(in T value);
        extern void two(in bit<8> first, in bool second);
        extern void pick(in bit<8> x);
        extern void pick(in bit<8> x, in bit<16> y);
        extern Counter { Counter(bit<32> size); void count(in bit<32> index); }
        control C(inout bit<8> a, in bit<16> wide, inout int<8> i, inout H h, inout bool flag) {
          apply {
            %s
          }
        }
        """
            .formatted(text));
  }

  private void control(CheckCode code, String text) {
    top(
        code,
        """
        #include <core.p4>
        control C(inout bit<8> a, in bit<16> wide) {
          %s
        }
        """
            .formatted(text));
  }

  private void names() {
    apply(CheckCode.NAME_NOT_FOUND, "a = [-wde-]{+wide+}[7:0];");
    control(
        CheckCode.USED_BEFORE_DECLARATION,
        """
        {+action later() { }+}
        action early() { later(); }
        [-action later() { }-]
        apply { early(); }
        """
            .replace("{+action later() { }+}", "[--]{+action later() { }+}")
            .replace("[-action later() { }-]", "[-action later() { }-]{++}"));
    top(
        CheckCode.MISSING_INCLUDE,
        """
        [--]{+#include <core.p4>+}
        parser P(packet_in packet) { state start { transition accept; } }
        """);
    top(CheckCode.DUPLICATE_DECLARATION, "const bit<8> A = 1; const bit<8> [-A-]{+B+} = 2;");
    top(CheckCode.SELF_REFERENCE, "struct S { [-S-]{+bit<8>+} x; }");
    top(CheckCode.NOT_A_TYPE, "const bit<8> A = 1; struct S { [-A-]{+bit<8>+} x; }");
    apply(CheckCode.NOT_A_VALUE, "a = [-Level-]{+(bit<8>)(bit<4>)Level.LOW+};");
    apply(CheckCode.SHADOWS_PARAMETER, "bit<8> [-a-]{+b+} = 1; h.f = [-a-]{+b+};");
    apply(CheckCode.NO_SUCH_MEMBER, "h.[-ff-]{+f+} = 1;");
  }

  private void types() {
    apply(CheckCode.TYPE_MISMATCH, "a = [-wide-]{+(bit<8>)wide+};");
    apply(CheckCode.ELEMENT_COUNT, "S s = {a, true[-, 3-]{++}};");
    apply(CheckCode.MISSING_FIELD, "S s = {a = 1[--]{+, b = true+}};");
    top(
        CheckCode.TYPE_ARGUMENT_COUNT,
        "struct P<T> { T first; T second; } struct Q { P[--]{+<bit<8>>+} p; }");
    top(
        CheckCode.CANNOT_INFER,
        """
        extern T make<T>();
        control C(inout bit<8> a) { apply { make[--]{+<bit<8>>+}(); } }
        """
            .replace("apply { make", "apply { bool b = a == 1 && make")
            .replace("(); }", "() == a; }"));
    top(
        CheckCode.SELF_ARGUMENT,
        "struct P<T> { T first; } struct Q { P<[-P<bit<8>>-]{+bit<8>+}> p; }");
    apply(CheckCode.BAD_VARIABLE_TYPE, "[-int-]{+bit<8>+} x = 1;");
    top(CheckCode.BAD_FIELD_TYPE, "#include <core.p4>\nheader H { [-error-]{+bit<8>+} e; }");
    top(CheckCode.BAD_ELEMENT_TYPE, "struct S { tuple<[-void-]{+bool+}> t; }");
    top(CheckCode.BAD_BASE_TYPE, "struct S { bit<8> a; } type [-S-]{+bit<8>+} New;");
    top(CheckCode.BAD_WIDTH, "struct S { int<[-0-]{+1+}> a; }");
    top(CheckCode.TOO_WIDE, "struct S { bit<[-100000-]{+1000+}> a; }");
    top(CheckCode.BAD_STACK_SIZE, "header H { bit<8> f; } struct S { H[[--1-]{+4+}] stack; }");
    top(CheckCode.TYPE_TOO_LARGE, nestedTuples());
    top(
        CheckCode.CANNOT_INSTANTIATE,
        """
        extern None { void f(); } extern One { One(); }
        control C() { [-None-]{+One+}() x; apply { } }
        """);
  }

  /** Each type holds the one before twice: 2^n parts after n lines. */
  private static String nestedTuples() {
    StringBuilder text = new StringBuilder("typedef tuple<bit<8>, bit<8>> T0;\n");
    for (int i = 1; i <= 10; i++) {
      text.append("typedef tuple<T%d, T%d> T%d;%n".formatted(i - 1, i - 1, i));
    }
    return text + "typedef tuple<T10, [-T10, T10-]{+bit<8>+}> Last;\n";
  }

  private void expressions() {
    apply(CheckCode.BAD_OPERAND, "flag = ![-a-]{+flag+};");
    apply(CheckCode.BAD_CONSTANT_OPERAND, "flag = ![-\"yes\"-]{+true+};");
    apply(CheckCode.BAD_OPERANDS, "a = a + [-wide-]{+1+};");
    apply(CheckCode.NOT_COMPARABLE, "flag = a == [-wide-]{+8w3+};");
    apply(CheckCode.WIDTH_NEEDED, "h.g = a ++ [-1-]{+8w1+};");
    apply(CheckCode.BAD_CAST, "flag = (bool)[-a-]{+a[0:0]+};");
    apply(CheckCode.BAD_BOOL_CAST, "flag = (bool)[-2-]{+1+};");
    apply(CheckCode.NOT_INDEXABLE, "a = [-a[1]-]{+a[1:1] ++ 7w0+};");
    top(
        CheckCode.INDEX_OUT_OF_BOUNDS,
        """
        header H { bit<8> f; }
        control C(inout H[4] stack) { apply { stack[[-4-]{+3+}].f = 1; } }
        """);
    apply(CheckCode.NOT_SLICEABLE, "a = 7w0 ++ [-flag-]{+a+}[0:0];");
    apply(CheckCode.BAD_SLICE, "a = wide[[-16:9-]{+15:8+}];");
    apply(CheckCode.SLICE_ORDER, "a = wide[[-0:7-]{+7:0+}];");
    apply(CheckCode.NUMBER_NEEDED, "bit<[-a-]{+8+}> x = 1; sink(x);");
    apply(CheckCode.SHIFT_WIDTH_NEEDED, "h.g = ([-1-]{+16w1+} << a) + 16w1;");
    apply(CheckCode.SHIFTED_TOO_WIDE, "a = (bit<8>)(1 << [-5000-]{+5+});");
    top(
        CheckCode.STACK_IN_CONTROL,
        """
        header H { bit<8> f; }
        control C(inout H[4] stack) { apply { stack[-.last-]{+[0]+}.f = 1; } }
        """);
    apply(CheckCode.NOT_CONSTANT, "const bit<8> k = [-a-]{+8w5+}; a = k;");
    apply(CheckCode.DIVISION_BY_ZERO, "a = a / [-0-]{+2+};");
    apply(CheckCode.NEGATIVE_DIVISION, "a = (bit<8>)([--5-]{+5+} / 2);");
    apply(CheckCode.BAD_SHIFT, "a = a << [--1-]{+1+};");
    apply(CheckCode.NOT_ASSIGNABLE, "[-wide-]{+h.g+} = 1;");
    apply(CheckCode.MISPLACED, "sink([-this-]{+a+});");
  }

  private void calls() {
    apply(CheckCode.NOT_CALLABLE, "[-a(1)-]{+a = 1+};");
    apply(CheckCode.TOO_MANY_ARGUMENTS, "two(a, true[-, 1-]{++});");
    apply(CheckCode.MISSING_ARGUMENT, "two(a[--]{+, true+});");
    apply(CheckCode.UNKNOWN_PARAMETER, "two(first = a, [-third-]{+second+} = true);");
    apply(CheckCode.DUPLICATE_ARGUMENT, "two(first = a, [-first = a-]{+second = true+});");
    apply(CheckCode.MIXED_ARGUMENTS, "two([-a-]{+first = a+}, second = true);");
    apply(CheckCode.NO_OVERLOAD, "pick([-a, a, a-]{+a+});");
    top(
        CheckCode.AMBIGUOUS_CALL,
        """
        extern void get(in bit<8> x); extern void get(in bit<8> y);
        control C(in bit<8> a) { apply { get([-a-]{+x = a+}); } }
        """);
    control(
        CheckCode.WRONG_PLACE_FOR_CALL,
        """
        table t { actions = { NoAction; } default_action = NoAction; }
        action f() { [-t.apply();-]{++} }
        apply { f(); t.apply(); }
        """);
    top(CheckCode.OUT_DEFAULT, "extern void f([-out-]{+in+} bit<8> x = 1);");
    top(
        CheckCode.CONSTRUCTOR_DIRECTION,
        "control C(inout bit<8> a)([-in-]{++} bit<8> k) { apply { a = k; } }");
    control(
        CheckCode.PARAMETER_ORDER,
        """
        action f([-bit<8> x, inout bit<8> y-]{+inout bit<8> y, bit<8> x+}) { y = x; }
        apply { f(a, [--]{++}a); }
        """
            .replace("f(a, [--]{++}a)", "f(a, a)"));
  }

  private void parameters() {
    top(CheckCode.BAD_DIRECTION, "extern void f([-in-]{++} string text);");
    top(
        CheckCode.BAD_PARAMETER_TYPE,
        "control D() { apply { } } control C([-D d-]{++}) { apply { } }");
    top(CheckCode.BAD_RETURN_TYPE, "extern [-int-]{+bit<32>+} f();");
    top(CheckCode.CONSTRUCTOR_RETURNS, "extern E { [-void -]{++}E(); }");
    String virtual =
        """
        extern Virtual { Virtual(); abstract bit<8> f(in bit<8> x); void g(); }
        Virtual() v = {
          %s
        };
        """;
    top(
        CheckCode.ABSTRACT_METHOD_MISSING,
        virtual.formatted("[--]{+bit<8> f(in bit<8> x) { return x; }+}"));
    top(
        CheckCode.NO_ABSTRACT_METHOD,
        virtual.formatted("bit<8> f(in bit<8> x) { return x; } [-void g() { }-]{++}"));
    top(
        CheckCode.NUMBER_WITHOUT_WIDTH,
        "extern void f<T>(in T x); control C() { apply { f([-5-]{+8w5+}); } }");
    top(
        CheckCode.STATIC_ASSERT_FAILED,
        "#include <core.p4>\nconst bool OK = static_assert(1 [->-]{+<+} 2, \"sizes\");");
    parser(
        CheckCode.NOT_A_HEADER, "state start { packet.extract([-h.f-]{+h+}); transition accept; }");
    parser(
        CheckCode.EXTRACT_SIZE, "state start { packet.extract(h[-, 8-]{++}); transition accept; }");
    top(
        CheckCode.NO_FIXED_SIZE,
        """
        #include <core.p4>
        header V { varbit<8> v; } header F { bit<8> v; }
        parser P(packet_in packet, out F f) {
          state start { transition select(packet.lookahead<[-V-]{+F+}>().isValid()) { _: accept; } }
        }
        """);
    top(
        CheckCode.TWO_VARBITS,
        """
        #include <core.p4>
        header V { varbit<8> v; [-varbit<8> w;-]{++} }
        parser P(packet_in packet, out V v) {
          state start { packet.extract(v, 8); transition accept; }
        }
        """);
    top(CheckCode.MAIN_NOT_PACKAGE, "extern E { E(); } package S(E e); [-E()-]{+S(E())+} main;");
  }

  private void statements() {
    top(
        CheckCode.RETURN_VALUE_MISSING,
        "bit<8> f(in bit<8> x) { if (x == 1) { return[--]{+ 2+}; } return x; }");
    apply(CheckCode.RETURN_VALUE_UNEXPECTED, "return[- a-]{++};");
    top(
        CheckCode.RETURN_MISSING,
        "bit<8> f(in bit<8> x) { if (x == 1) { return x; } [--]{+return 0;+} }");
    apply(CheckCode.OUTSIDE_LOOP, "[-break;-]{+exit;+}");
    apply(
        CheckCode.DUPLICATE_LABEL,
        "switch (a) { 1: { h.f = 1; } [-1-]{+2+}: { h.f = 2; } default: { h.f = 3; } }");
    apply(
        CheckCode.LABEL_AFTER_DEFAULT,
        "switch (a) { 1: { h.f = 1; } default: { h.f = 3; } [-2: { h.f = 2; }-]{++} }");
  }

  private void parser(CheckCode code, String text) {
    top(
        code,
        """
        #include <core.p4>
        header H { bit<8> f; bit<16> g; }
        parser P(packet_in packet, out H h) {
          %s
        }
        """
            .formatted(text));
  }

  private void parsers() {
    parser(CheckCode.NO_START_STATE, "state [-begin-]{+start+} { transition accept; }");
    parser(
        CheckCode.PARSER_NEVER_ENDS,
        "state start { transition more; } state more { transition [-start-]{+accept+}; }");
    parser(
        CheckCode.RESERVED_STATE,
        "state start { transition accept; } state [-accept-]{+more+} { transition reject; }");
    parser(
        CheckCode.KEY_SET_SIZE,
        """
        state start {
          packet.extract(h);
          transition select(h.f, h.g) { (1, 2[-, 3-]{++}): accept; default: reject; }
        }
        """);
    top(
        CheckCode.CALL_IN_KEY_SET,
        """
        extern bit<8> now();
        parser P(in bit<8> x) {
          state start { transition select(x) { [-now()-]{+1+}: accept; default: reject; } }
        }
        """);
    top(
        CheckCode.MASK_NOT_CONSTANT,
        """
        parser P(in bit<8> x, in bit<8> y) {
          state start { transition select(x) { 8w1 &&& [-y-]{+8w3+}: accept; default: reject; } }
        }
        """);
    parser(
        CheckCode.BAD_SELECT_TYPE,
        "state start { transition select([-packet-]{+h.f+}) { _: accept; } }");
  }

  private void tables() {
    control(
        CheckCode.NO_ACTIONS,
        "table t { key = { a: exact; } [--]{+actions = { NoAction; }+} } apply { t.apply(); }");
    top(
        CheckCode.NO_DEFAULT_ACTION,
        """
        [--]{+#include <core.p4>+}
        control C() {
          action a() { }
          table t { actions = { a; } }
          apply { t.apply(); }
        }
        """);
    top(
        CheckCode.BAD_NO_ACTION,
        """
        action NoAction([-bit<8> x-]{++}) { }
        control C() { action a() { } table t { actions = { a; } } apply { t.apply(); } }
        """);
    control(
        CheckCode.PROPERTY_ORDER,
        """
        table t {
          [-default_action = NoAction;-]{++}
          actions = { NoAction; }
          [--]{+default_action = NoAction;+}
        }
        apply { t.apply(); }
        """);
    control(
        CheckCode.DUPLICATE_ACTION,
        "table t { actions = { NoAction; [-NoAction;-]{++} } } apply { t.apply(); }");
    control(
        CheckCode.BOUND_ARGUMENT_DIFFERS,
        """
        action f(inout bit<8> x, bit<8> y) { x = y; }
        bit<8> other;
        table t { actions = { f(a); } default_action = f([-other-]{+a+}, 1); }
        apply { other = 1; t.apply(); }
        """);
    control(
        CheckCode.DUPLICATE_PROPERTY,
        "table t { actions = { NoAction; } size = 1; [-size = 2;-]{++} } apply { t.apply(); }");
    control(
        CheckCode.NOT_AN_ACTION,
        "table t { key = { a: exact; } actions = { [-a-]{+NoAction+}; } } apply { t.apply(); }");
    control(
        CheckCode.ACTION_NOT_LISTED,
        """
        action f() { }
        table t { actions = { NoAction; [--]{+f;+} } default_action = f(); }
        apply { t.apply(); }
        """);
    control(
        CheckCode.UNBOUND_ACTION_PARAMETER,
        "action f(inout bit<8> x, bit<8> y) { x = y; } apply { f(a[--]{+, 1+}); }");
    control(
        CheckCode.ENTRIES_WITHOUT_KEY,
        """
        table t {
          [--]{+key = { a: exact; }+}
          actions = { NoAction; }
          const entries = { 1: NoAction(); }
        }
        apply { t.apply(); }
        """);
    control(
        CheckCode.BAD_TABLE_SIZE,
        "table t { actions = { NoAction; } size = [-0-]{+16+}; } apply { t.apply(); }");
  }

  private void entries() {
    top(
        CheckCode.TABLE_IN_ITSELF,
        """
        #include <core.p4>
        control C(in bit<8> t) {
          table [-t-]{+lookup+} { key = { t: exact; } actions = { NoAction; } }
          apply { [-t-]{+lookup+}.apply(); }
        }
        """);
    control(
        CheckCode.KEY_NAME_NEEDED,
        """
        table t { key = { a + 1: exact[--]{+ @name("next")+}; } actions = { NoAction; } }
        apply { t.apply(); }
        """);
    control(
        CheckCode.RESERVED_ACTION,
        """
        action f() { }
        table t {
          actions = { NoAction; [-@tableonly-]{++} f; }
          default_action = f;
        }
        apply { t.apply(); }
        """);
    control(
        CheckCode.PRIORITY_WITHOUT_MEANING,
        """
        table t {
          key = { a: exact; }
          actions = { NoAction; }
          entries = { [-priority = 3:-]{++} 1: NoAction(); }
        }
        apply { t.apply(); }
        """);
    control(
        CheckCode.DUPLICATE_ENTRY,
        """
        table t {
          key = { a: exact; wide: exact; }
          actions = { NoAction; }
          const entries = { (1, 2): NoAction(); (1, [-2-]{+3+}): NoAction(); }
        }
        apply { t.apply(); }
        """);
    top(
        CheckCode.DUPLICATE_CONTROL_PLANE_NAME,
        """
        action f() { }
        control C() { @name("[-.-]{++}f") action g() { } apply { f(); g(); } }
        """);
  }

  private void annotations() {
    top(CheckCode.DUPLICATE_ANNOTATION, "@mine[1] [-@mine-]{+@yours+}[2] const bool B = true;");
    top(CheckCode.ANNOTATION_BODY, "@deprecated[--]{+(\"use C\")+} const bool B = true;");
    top(CheckCode.ANNOTATION_TEXT, "@deprecated([-1 + 2-]{+\"use C\"+}) const bool B = true;");
    top(
        CheckCode.ANNOTATION_MATCH_KIND,
        "#include <core.p4>\nstruct S { @match([-1 + 1-]{+exact+}) bit<8> a; }");
    top(
        CheckCode.ANNOTATION_TRANSLATION,
        "@p4runtime_translation(\"org/Port\", [-bool-]{+bit<32>+}) type bit<9> Port;");
  }

  private void warnings() {
    apply(CheckCode.VALUE_OVERFLOW, "a = [-256-]{+255+};");
    apply(CheckCode.NEGATIVE_UNSIGNED, "a = [--1-]{+1+};");
  }
}
