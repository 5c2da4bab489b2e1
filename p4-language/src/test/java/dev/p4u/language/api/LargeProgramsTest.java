package dev.p4u.language.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.format.Formatter;
import dev.p4u.language.source.SourceFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs of generators, or of somebody who wants to stop us: each has an answer. The limit is a
 * guard against endless loops and far above what any of them takes.
 */
@Timeout(120)
class LargeProgramsTest {

  private static final int SIZE = 10_000;

  private static final Map<String, IntFunction<String>> PROGRAMS = new LinkedHashMap<>();

  static {
    PROGRAMS.put("declarations", n -> repeat(n, "const bit<32> C# = #;\n"));
    PROGRAMS.put(
        "states",
        n ->
            "parser P(out bit<8> x) { state start { transition s0; }\n"
                + repeat(n, "state s# { x = 1; transition select(x) { 1: s0; _: s#; } }\n")
                + "}");
    PROGRAMS.put("enum", n -> "enum E { " + repeat(n, "e#, ") + "last }");
    PROGRAMS.put("list", n -> "const list<bit<32>> L = { " + repeat(n, "#, ") + "0 };");
    PROGRAMS.put(
        "fields",
        n ->
            "struct S { "
                + repeat(n, "bit<8> f#; ")
                + "}\n const S s = { "
                + repeat(n, "f# = 1,")
                + "};");
    PROGRAMS.put(
        "named arguments",
        n ->
            "extern void f("
                + repeat(n, "in bit<8> a#, ")
                + "in bit<8> z);\n"
                + apply("f(" + repeat(n, "a# = 1, ") + "z = 1);"));
    PROGRAMS.put(
        "methods",
        n ->
            "extern E { E(); "
                + repeat(n, "void m#(); ")
                + "}\ncontrol C() { E() e; apply { "
                + repeat(n, "e.m#(); ")
                + "} }");
    PROGRAMS.put(
        "select",
        n ->
            "parser P(in bit<32> k) { state start { transition select(k) { "
                + repeat(n, "#: accept; ")
                + "} } }");
    PROGRAMS.put(
        "entries",
        n ->
            "match_kind { exact }\ncontrol C(inout bit<32> x) { action a(bit<32> p) { x = p; } table t {"
                + " key = { x: exact; } actions = { a; } default_action = a(1); const entries = { "
                + repeat(n, "#: a(#); ")
                + "} } apply { t.apply(); } }");
    PROGRAMS.put("switch", n -> apply("switch (x) { " + repeat(n, "#: { x = 1; } ") + "}"));
    PROGRAMS.put("a long line", n -> apply(repeat(n, "x = x+1; ")));
    PROGRAMS.put(
        "locals",
        n -> apply(repeat(n, "bit<8> v# = 1; if (x == #) { v# = 2; } x = (bit<32>) v#; ")));
    PROGRAMS.put("annotations", n -> repeat(n, "@a# ") + "const bit<8> X = 1;");
    PROGRAMS.put(
        "comments",
        n -> "const bit<8> X = 1; " + repeat(n, "/* # */ ") + "\n" + repeat(n, "/* # */ ") + "\n");
    PROGRAMS.put(
        "branches",
        n ->
            repeat(
                    n,
                    "#if A\nconst bit<8> C# = 1;\n#endif\n"
                        .replace("#if", "\u0001if")
                        .replace("#e", "\u0001e"))
                .replace('\u0001', '#'));
    PROGRAMS.put("missing names", n -> apply(repeat(n, "x = u#; ")));
    PROGRAMS.put(
        "a long name", n -> "const bit<8> " + "a".repeat(n * 7) + " = " + "a".repeat(n * 7) + ";");
  }

  private static String repeat(int n, String text) {
    return IntStream.range(0, n)
        .mapToObj(i -> text.replace("#", Integer.toString(i)))
        .collect(Collectors.joining());
  }

  private static String apply(String statements) {
    return "control C(inout bit<32> x) { apply { " + statements + "} }\n";
  }

  static Stream<String> names() {
    return PROGRAMS.keySet().stream();
  }

  /** Everything that an editor does with a text. */
  @ParameterizedTest
  @MethodSource("names")
  void areCheckedIndexedAndFormatted(String name) {
    String text = PROGRAMS.get(name).apply(SIZE);
    CheckedProgram program = check(text);
    SourceFile file = program.files().get(0);
    assertThat(program.index().outline(file)).isNotNull();
    for (int i = 1; i < 10; i++) {
      int offset = text.length() / 10 * i;
      program.index().declarationAt(file, offset).ifPresent(program.index()::references);
    }
    assertThat(Formatter.format(text).problems()).isEmpty();
  }

  private static CheckedProgram check(String text) {
    return Frontends.create()
        .check(Path.of("test.p4"), text, P4Frontend.Options.DEFAULT, p -> Optional.empty());
  }

  private static List<String> errors(String text) {
    return check(text).diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(d -> d.code().name())
        .distinct()
        .toList();
  }

  @Test
  void typesThatDouble() {
    StringBuilder structs = new StringBuilder("struct S0<T> { T a; T b; }\n");
    for (int i = 1; i < 50; i++) {
      structs.append(
          "struct S%d<T> { S%d<tuple<T, T>> a; S%d<T> b; }%n".formatted(i, i - 1, i - 1));
    }
    assertThat(errors(structs.toString())).containsExactly("TYPE_TOO_LARGE");
    String calls = "x = " + "f(".repeat(60) + "x" + ")".repeat(60) + "[0];";
    assertThat(errors("tuple<T, T> f<T>(in T a) { return { a, a }; }\n" + apply(calls)))
        .containsExactly("TYPE_TOO_LARGE");
  }

  @Test
  void hugeStacks() {
    assertThat(errors("header H { bit<8> a; }\nstruct S { H[2147483647] s; }"))
        .containsExactly("BAD_STACK_SIZE");
  }

  @Test
  void giantConcatenations() {
    StringBuilder text = new StringBuilder("const bit<8> K0 = 1;\n");
    for (int i = 1; i < 30; i++) {
      text.append("const bit<%d> K%d = K%d ++ K%d;%n".formatted(8L << i, i, i - 1, i - 1));
    }
    assertThat(errors(text.toString())).contains("TOO_WIDE");
  }
}
