package dev.p4u.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.ast.Node;
import dev.p4u.language.source.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the text, there is a tree, in bounded time, with few messages. */
@Timeout(60)
class RobustnessTest {

  private static final String EXPRESSION = "control c() { apply { x = %s; } }";
  private static final String STATEMENT = "control c() { apply { %s } }";

  /** Parses and checks what every tree must satisfy. */
  private static ParseResult parse(String text) {
    ParseResult result = Parsing.parse(text);
    assertThat(result.diagnostics()).hasSizeLessThanOrEqualTo(300);
    BitSet ids = new BitSet();
    check(result.tree(), ids);
    assertThat(ids.length()).isLessThanOrEqualTo(result.tree().nodeCount());
    return result;
  }

  private static void check(Object value, BitSet ids) {
    if (value instanceof Node node) {
      Span span = node.span();
      assertThat(ids.get(node.id())).as("id of %s", node.getClass()).isFalse();
      assertThat(span.start()).isBetween(0, span.end());
      assertThat(span.end()).isLessThanOrEqualTo(span.file().text().length());
      ids.set(node.id());
      for (RecordComponent component : node.getClass().getRecordComponents()) {
        check(component(node, component), ids);
      }
    } else if (value instanceof List<?> list) {
      list.forEach(element -> check(element, ids));
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(element -> check(element, ids));
    } else {
      assertThat(value).isNotNull();
    }
  }

  private static Object component(Node node, RecordComponent component) {
    try {
      return component.getAccessor().invoke(node);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aDeletedTokenBeforeAnOperatorLeavesTheOperator() {
    assertThat(parse("const bit<8> a = : - 1;").hasErrors()).isTrue();
  }

  @Test
  void theSampleHasNoErrors() {
    assertThat(parse(Parsing.everything()).diagnostics()).isEmpty();
  }

  @Test
  void anEmptyTextIsAnEmptyProgram() {
    ParseResult result = parse("");
    assertThat(result.tree().declarations()).isEmpty();
    assertThat(result.diagnostics()).isEmpty();
  }

  @Test
  void cutAnywhere() {
    String text = Parsing.everything();
    for (int end = 0; end < text.length(); end += 100) {
      parse(text.substring(0, end));
    }
  }

  @Test
  void changedAnywhere() {
    String text = Parsing.everything();
    String[] pieces = text.split("\\b");
    Random random = new Random(42);
    for (int i = 0; i < 300; i++) {
      StringBuilder changed = new StringBuilder(text);
      for (int k = random.nextInt(6); k >= 0; k--) {
        int at = random.nextInt(changed.length());
        switch (random.nextInt(3)) {
          case 0 -> changed.delete(at, Math.min(changed.length(), at + 1 + random.nextInt(30)));
          case 1 -> changed.insert(at, pieces[random.nextInt(pieces.length)]);
          case 2 -> changed.setCharAt(at, (char) (' ' + random.nextInt(95)));
          default -> throw new IllegalStateException();
        }
      }
      parse(changed.toString());
    }
  }

  @Test
  void piecesInAnyOrder() {
    String[] pieces = Parsing.everything().split("\\b|\\s+");
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      StringBuilder soup = new StringBuilder();
      for (int k = 0; k < 200; k++) {
        soup.append(pieces[random.nextInt(pieces.length)]).append(k % 9 == 0 ? '\n' : ' ');
      }
      parse(soup.toString());
    }
  }

  @Test
  void oneMissingTokenUsuallyGivesOneMessage() {
    String text = Parsing.everything();
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    int all = 0;
    for (SyntaxToken token : Parsing.parse(text).tokens()) {
      Span span = token.span();
      if (!span.text().equals(token.text()) || all++ % 3 != 0) {
        continue;
      }
      String blank = " ".repeat(span.end() - span.start());
      String without = text.substring(0, span.start()) + blank + text.substring(span.end());
      counts.merge(Parsing.errors(without).size(), 1, Integer::sum);
    }
    int tried = counts.values().stream().mapToInt(Integer::intValue).sum();
    int good = counts.headMap(1, true).values().stream().mapToInt(Integer::intValue).sum();
    int fair = counts.headMap(2, true).values().stream().mapToInt(Integer::intValue).sum();
    assertThat(good).as("at most one message: %s", counts).isGreaterThan(tried * 80 / 100);
    assertThat(fair).as("at most two messages: %s", counts).isGreaterThan(tried * 93 / 100);
  }

  @Test
  void noiseGivesFewMessages() {
    byte[] noise = new byte[1 << 18];
    new Random(1).nextBytes(noise);
    String latin = new String(noise, StandardCharsets.ISO_8859_1);
    assertThat(parse(latin).diagnostics()).hasSize(1);
    assertThat(parse(latin.replace('\0', ' ')).diagnostics()).hasSizeLessThan(220);
    assertThat(parse(") ".repeat(100_000)).diagnostics()).hasSizeLessThan(110);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          (    ~ 1 ~ )
          (    ~ 1 ~ ``
          {    ~ ``~ }
          a[   ~ 1 ~ ]
          f(   ~ 1 ~ )
          1+   ~ 1 ~ ``
          `- ` ~ 1 ~ ``
          !    ~ 1 ~ ``
          (T)  ~ 1 ~ ``
          (bit<8>) ~ 1 ~ ``
          a.   ~ a ~ ``
          ``   ~ a ~ ()
          ``   ~ a ~ [1]
          a?b: ~ c ~ ``
          a?   ~ c ~ :b
          """)
  void deepExpressions(String before, String middle, String after) {
    String deep = before.repeat(100_000) + middle + after.repeat(100_000);
    assertThat(Parsing.errors(EXPRESSION.formatted(deep)))
        .singleElement()
        .asString()
        .endsWith("nested more than 500 deep; the rest is not read");
    String fine = before.repeat(200) + middle + after.repeat(200);
    if (before.isEmpty() || !after.isEmpty() || !before.contains("(")) {
      assertThat(Parsing.errors(EXPRESSION.formatted(fine))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          {                ~ }
          `if (a) `        ~ ``
          if (a) {} else   ~ ``
          for (x in y)     ~ ``
          @a {             ~ }
          switch (x) { 1: {~ }}
          """)
  void deepStatements(String before, String after) {
    String deep = (before + " ").repeat(50_000) + ";" + after.repeat(50_000);
    assertThat(Parsing.errors(STATEMENT.formatted(deep)))
        .singleElement()
        .asString()
        .endsWith("nested more than 500 deep; the rest is not read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          tuple<  ~ bit<8> ~ >
          ``      ~ bit<8> ~ [2]
          """)
  void deepTypes(String before, String middle, String after) {
    String deep = before.repeat(100_000) + middle + after.repeat(100_000);
    assertThat(Parsing.errors("const " + deep + " x = 1;"))
        .singleElement()
        .asString()
        .endsWith("nested more than 500 deep; the rest is not read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          `< `
          `a < `
          `a < b, `
          T<
          bit<
          `bit<1 + `
          @a(
          @a
          @
          `@a(
          `
          parser p() {
          `action `
          `header h { bit<8> x `
          `x `
          ,
          }
          (T)
          """)
  void repeatedBeginnings(String text) {
    parse("const int x = " + text.repeat(50_000));
    parse(text.repeat(50_000));
  }

  @Test
  void aLongNumberIsAnError() {
    assertThat(Parsing.errors("const int x = " + "9".repeat(1_000_000) + ";"))
        .containsExactly(
            "1:15 99999999999999999999... is not a number: it has more than 4096 digits");
  }

  @Test
  void largeProgramsAreFast() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1500; i++) {
      text.append("control c%d(inout bit<8> a) {\n".formatted(i));
      text.append("  action f(bit<8> b) { a = a + b * 2; }\n");
      text.append("  table t { key = { a: exact; } actions = { f; } }\n");
      text.append("  apply { t.apply(); if (a == 1 && a < 5) { a = (bit<8>) 3; } }\n}\n");
    }
    parse(text.toString());
    long start = System.nanoTime();
    assertThat(parse(text.toString()).diagnostics()).isEmpty();
    assertThat((System.nanoTime() - start) / 1_000_000).as("milliseconds").isLessThan(5000);
  }
}
