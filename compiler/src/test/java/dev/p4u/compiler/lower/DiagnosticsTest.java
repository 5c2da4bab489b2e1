package dev.p4u.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.api.Target;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each diagnostic of the compiler, at the construct that causes it. */
class DiagnosticsTest {

  /**
   * A program and its only diagnostic.
   *
   * @param at text of its span
   */
  private record Example(CompileCode code, String at, String message, Target target, String text) {
    @Override
    public String toString() {
      return code + ": " + message;
    }
  }

  private static Example pipe(
      CompileCode code, String at, String message, String fields, String inside) {
    return new Example(code, at, message, Target.P4U, Bench.text(fields, "", inside));
  }

  private static Example table(CompileCode code, String at, String message, String table) {
    return onTarget(Target.P4U, code, at, message, table);
  }

  private static Example onTarget(
      Target target, CompileCode code, String at, String message, String table) {
    return new Example(
        code,
        at,
        message,
        target,
        Bench.text(
            "bit<8> a; bit<8> b;",
            "match_kind { odd, range }",
            """
            action set(bit<8> v) { hdr.h.b = v; }
            table t { %s }
            apply { t.apply(); }
            """
                .formatted(table)));
  }

  private static Example parser(CompileCode code, String at, String message, String state) {
    return new Example(
        code,
        at,
        message,
        Target.P4U,
        """
        header h_t { bit<8> a; }
        header odd_t { bit<9> a; }
        header var_t { bit<8> a; varbit<64> b; }
        struct headers_t { h_t h; odd_t o; }
        struct meta_t { }
        parser prs(packet_in p, out headers_t hdr, inout meta_t meta,
                   inout standard_metadata std) {
          %s
        }
        control pipe(inout headers_t hdr, inout meta_t meta, inout standard_metadata std) {
          apply { }
        }
        control dprs(packet_out p, in headers_t hdr) { apply { p.emit(hdr.h); } }
        ubpf(prs(), pipe(), dprs()) main;
        """
            .formatted(state));
  }

  private static Example deparser(CompileCode code, String at, String message, String body) {
    String text = Bench.text("bit<8> a;", "header odd_t { bit<9> x; }", "apply { }");
    return new Example(code, at, message, Target.P4U, text.replace("p.emit(hdr.h);", body));
  }

  static List<Example> examples() {
    return List.of(
        new Example(
            CompileCode.NO_MAIN,
            null,
            "the program has no `main` package, so there is nothing to compile",
            Target.P4U,
            "const bit<8> x = 1;"),
        new Example(
            CompileCode.UNKNOWN_ARCHITECTURE,
            "Mine(D()) main;",
            "no target can run package `Mine`; known: ubpf",
            Target.P4U,
            "control C(); package Mine(C c); control D() { apply { } } Mine(D()) main;"),
        pipe(
            CompileCode.OPERATION_TOO_WIDE,
            "hdr.h.a * hdr.h.a",
            "`*` on 72 bits is not supported: at most 64",
            "bit<72> a;",
            "apply { hdr.h.a = hdr.h.a * hdr.h.a; }"),
        pipe(
            CompileCode.OPERATION_TOO_WIDE,
            "hdr.h.a << hdr.h.b",
            "`<<` on 72 bits is not supported: at most 64",
            "bit<72> a; bit<8> b;",
            "apply { hdr.h.a = hdr.h.a << hdr.h.b; }"),
        pipe(
            CompileCode.UNSUPPORTED_TYPE,
            "bit<0> none = 0;",
            "a variable of type bit<0> is not supported yet",
            "bit<8> a;",
            "apply { bit<0> none = 0; hdr.h.a = (bit<8>) (none ++ hdr.h.a); }"),
        new Example(
            CompileCode.UNSUPPORTED_EXTERN,
            "Meter() m;",
            "extern `Meter` is not supported",
            Target.P4U,
            Bench.text("bit<8> a;", "extern Meter { Meter(); }", "Meter() m; apply { }")),
        new Example(
            CompileCode.UNSUPPORTED,
            "f(hdr.h.a)",
            "an out parameter of an extern function of the host is not supported yet",
            Target.P4U,
            Bench.text("bit<8> a;", "extern void f(out bit<8> x);", "apply { f(hdr.h.a); }")),
        pipe(
            CompileCode.UNSUPPORTED_TYPE,
            "Register<h_t, bit<8>>(4) r;",
            "a register of type h_t is not supported yet",
            "bit<8> a;",
            "Register<h_t, bit<8>>(4) r; apply { }"),
        pipe(
            CompileCode.BAD_SIZE,
            "Register<bit<8>, bit<8>>(0) r;",
            "a size of 0 is not possible: 1 to 16777216",
            "bit<8> a;",
            "Register<bit<8>, bit<8>>(0) r; apply { }"),
        table(
            CompileCode.BAD_SIZE,
            "16777217",
            "a size of 16777217 is not possible: 1 to 16777216",
            "key = { hdr.h.a: exact; } actions = { set; } size = 16777217;"),
        pipe(
            CompileCode.UNSUPPORTED_TYPE,
            "h_t h",
            "an action parameter of type h_t is not supported yet",
            "bit<8> a;",
            "action act(h_t h) { hdr.h.a = h.a; }"
                + " table t { key = { hdr.h.a: exact; } actions = { act; } } apply { t.apply(); }"),
        table(
            CompileCode.SEVERAL_LPM,
            "hdr.h.b: lpm;",
            "table `pipe.t` has more than one lpm key",
            "key = { hdr.h.a: lpm; hdr.h.b: lpm; } actions = { set; NoAction; }"),
        table(
            CompileCode.MATCH_KIND,
            "odd",
            "match kind `odd` is not supported",
            "key = { hdr.h.a: odd; } actions = { set; NoAction; }"),
        table(
            CompileCode.MATCH_KIND,
            "range",
            "match kind `range` is not supported",
            "key = { hdr.h.a: range; } actions = { set; NoAction; }"),
        table(
            CompileCode.BAD_PREFIX,
            "1 &&& 0xf1",
            "an lpm entry needs a prefix mask: ones, then zeros",
            "key = { hdr.h.a: lpm; } actions = { set; NoAction; }"
                + " const entries = { 1 &&& 0xf1: set(1); }"),
        onTarget(
            Target.UBPF,
            CompileCode.TARGET_LACKS,
            "lpm",
            "target ubpf has no lpm keys",
            "key = { hdr.h.a: lpm; } actions = { set; NoAction; }"),
        onTarget(
            Target.UBPF,
            CompileCode.TARGET_LACKS,
            "ternary",
            "target ubpf has no ternary keys",
            "key = { hdr.h.a: ternary; } actions = { set; NoAction; }"),
        onTarget(
            Target.UBPF,
            CompileCode.TARGET_LACKS,
            "const entries = { 1: set(1); }",
            "target ubpf has no maps with initial contents, which `entries` need",
            "key = { hdr.h.a: exact; } actions = { set; NoAction; }"
                + " const entries = { 1: set(1); }"),
        parser(
            CompileCode.NOT_BYTE_ALIGNED,
            "p.extract(hdr.o)",
            "the width of an extracted header must be a multiple of 8 bits, not 9",
            "state start { p.extract(hdr.o); transition accept; }"),
        parser(
            CompileCode.NOT_BYTE_ALIGNED,
            "p.advance(9)",
            "the distance of advance() must be a multiple of 8 bits, not 9",
            "state start { p.advance(9); transition accept; }"),
        parser(
            CompileCode.UNSUPPORTED_TYPE,
            "varbit<64> b;",
            "a variable of type varbit<64> is not supported yet",
            "state start { var_t v; transition accept; }"),
        parser(
            CompileCode.UNSUPPORTED,
            "s",
            "a value set is not supported yet",
            "value_set<bit<8>>(4) s; state start { p.extract(hdr.h);"
                + " transition select(hdr.h.a) { s: accept; default: reject; } }"),
        deparser(
            CompileCode.NOT_BYTE_ALIGNED,
            "p.emit(odd)",
            "the width of an emitted header must be a multiple of 8 bits, not 9",
            "odd_t odd; p.emit(odd);"),
        deparser(
            CompileCode.EMIT_ONLY,
            "mark_to_drop()",
            "mark_to_drop cannot be called in a deparser",
            "p.emit(hdr.h); mark_to_drop();"),
        new Example(
            CompileCode.INLINED_TOO_LARGE,
            "ubpf(prs(), pipe(), dprs()) main;",
            "the program is too large: more than 400000 instructions after inlining",
            Target.P4U,
            Bench.text("bit<8> a;", doubling(20), "apply { f20(hdr.h.a); }")),
        new Example(
            CompileCode.NESTED_TOO_DEEPLY,
            "ubpf(prs(), pipe(), dprs()) main;",
            "this is nested too deeply: more than 200 levels",
            Target.P4U,
            Bench.text("bit<8> a;", chain(220), "apply { f220(hdr.h.a); }")));
  }

  /** The rest of a program whose headers are {@code hdr.h} and, of variable size, {@code hdr.v}. */
  private static Example variableSize(String state, String pipe, String deparser) {
    return new Example(
        CompileCode.UNSUPPORTED_TYPE,
        "varbit<64> b;",
        "a variable of type varbit<64> is not supported yet",
        Target.P4U,
        """
        header h_t { bit<8> a; }
        header var_t { bit<8> a; varbit<64> b; }
        struct headers_t { h_t h; var_t v; }
        struct meta_t { }
        parser prs(packet_in p, out headers_t hdr, inout meta_t meta,
                   inout standard_metadata std) {
          state start { %s transition accept; }
        }
        control pipe(inout headers_t hdr, inout meta_t meta, inout standard_metadata std) {
          apply { %s }
        }
        control dprs(packet_out p, in headers_t hdr) { apply { %s } }
        ubpf(prs(), pipe(), dprs()) main;
        """
            .formatted(state, pipe, deparser));
  }

  private static Example unknownExtern(String inside) {
    return new Example(
        CompileCode.UNSUPPORTED_EXTERN,
        "Box(1) b;",
        "extern `Box` is not supported",
        Target.P4U,
        Bench.text(
            "bit<8> a;",
            "extern Box { Box(bit<8> x); bit<8> get(); void put(out bit<8> x); }"
                + " control user(inout bit<8> x)(Box b) { apply { x = b.get(); } }",
            inside));
  }

  static List<Example> constructsThatAreUsed() {
    return List.of(
        variableSize("p.extract(hdr.v, 16);", "", ""),
        variableSize("", "", "p.emit(hdr.v);"),
        variableSize("p.extract(hdr.v, 16);", "hdr.v.a = 1;", "p.emit(hdr);"),
        variableSize("", "var_t w = hdr.v; hdr.v.b = w.b; hdr.v = w;", ""),
        variableSize("", "if (hdr.v.isValid()) { hdr.v.setInvalid(); }", ""),
        unknownExtern("Box(1) b; apply { hdr.h.a = b.get(); }"),
        unknownExtern("Box(1) b; apply { b.put(hdr.h.a); if (b.get() == 1) { b.put(_); } }"),
        unknownExtern("Box(1) b; user(b) u; apply { u.apply(hdr.h.a); }"));
  }

  @ParameterizedTest
  @MethodSource("constructsThatAreUsed")
  void usesOfWhatIsReportedAreSilent(Example example) {
    isReported(example);
  }

  /** Functions that call their predecessor twice: 2^n copies after inlining. */
  private static String doubling(int n) {
    StringBuilder out = new StringBuilder("void f0(inout bit<8> x) { x = x + 1; }\n");
    for (int i = 1; i <= n; i++) {
      out.append("void f%1$d(inout bit<8> x) { f%2$d(x); f%2$d(x); }\n".formatted(i, i - 1));
    }
    return out.toString();
  }

  private static String chain(int n) {
    StringBuilder out = new StringBuilder("void f0(inout bit<8> x) { x = x + 1; }\n");
    for (int i = 1; i <= n; i++) {
      out.append("void f%d(inout bit<8> x) { f%d(x); }\n".formatted(i, i - 1));
    }
    return out.toString();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isReported(Example example) {
    List<String> errors = Bench.errors(example.text(), example.target());
    assertThat(errors).hasSize(1);
    String rest = ": " + example.code().name() + ": " + example.message();
    assertThat(errors.get(0)).endsWith(rest);
    if (example.at() != null) {
      assertThat(errors.get(0)).isEqualTo(example.at() + rest);
    }
  }

  /** Reported by the back end, or only for programs that the front end refuses today. */
  private static final Set<CompileCode> WITHOUT_EXAMPLE =
      EnumSet.of(CompileCode.BACKEND_LIMIT, CompileCode.MISSING_BLOCK);

  @Test
  void eachCodeHasAnExample() {
    Set<CompileCode> shown =
        examples().stream()
            .map(Example::code)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(CompileCode.class)));
    Set<CompileCode> missing = EnumSet.copyOf(Arrays.asList(CompileCode.values()));
    missing.removeAll(shown);
    assertThat(missing).isEqualTo(WITHOUT_EXAMPLE);
  }

  @Test
  void aConstructInAnInlinedBodyIsReportedOnce() {
    String text =
        Bench.text(
            "bit<72> a;",
            "void f(inout bit<72> x) { x = x * x; }",
            "apply { f(hdr.h.a); f(hdr.h.a); }");
    assertThat(Bench.errors(text, Target.P4U)).hasSize(1);
  }

  @Test
  void severalProblemsAreAllReported() {
    String text =
        Bench.text(
            "bit<72> a;", "", "apply { hdr.h.a = hdr.h.a * 3; hdr.h.a = hdr.h.a / hdr.h.a; }");
    assertThat(Bench.errors(text, Target.P4U)).hasSize(2);
  }
}
