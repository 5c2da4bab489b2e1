package dev.p4u.language.check;

import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the annotations that P4Runtime defines may hold (P4Runtime 6.2 and 6.4). */
final class P4RuntimeAnnotations {

  private static final Set<String> INFO_TEXTS =
      Set.of("name", "version", "organization", "contact", "url", "arch");
  private static final Set<String> PLATFORM_NUMBERS =
      Set.of(
          "multicast_group_table_size",
          "multicast_group_table_total_replicas",
          "multicast_group_table_max_replicas_per_entry");
  private static final int MAX_BITS = 63;

  private final Checking checking;

  P4RuntimeAnnotations(Checking checking) {
    this.checking = checking;
  }

  /** {@code @pkginfo} and {@code @platform_property} of {@code main}. */
  void packageInfo(Decl.Instance main) {
    for (Annotation a : main.annotations()) {
      boolean info = a.name().text().equals("pkginfo");
      if (info || a.name().text().equals("platform_property")) {
        for (Argument pair : a.pairs()) {
          pair(a, pair, info);
        }
        for (int i = 1; i + 1 < a.tokens().size(); i++) {
          if (a.tokens().get(i).equals("=")) {
            value(a, a.tokens().get(i - 1), a.tokens().get(i + 1).startsWith("\""), info);
          }
        }
      }
    }
  }

  private void pair(Annotation a, Argument pair, boolean info) {
    String key = pair.name().map(Name::text).orElse("");
    value(a, key, checking.typeOf(pair.value()) == Simple.STRING, info);
  }

  private void value(Annotation a, String key, boolean isText, boolean info) {
    boolean bad =
        info ? INFO_TEXTS.contains(key) && !isText : PLATFORM_NUMBERS.contains(key) && isText;
    if (bad) {
      String wanted = info ? "a text" : "a number";
      checking.report.add(CheckCode.BAD_PACKAGE_INFO, a, key, a.name(), wanted);
    }
  }

  /** {@code @controller_header("name")} is given once. */
  void controllerHeader(Decl.Aggregate d, Map<String, Annotation> all) {
    Optional<Annotation> annotation = P4RuntimeRules.annotation(d, "controller_header");
    String name = annotation.map(a -> String.join("", a.tokens())).orElse("");
    Annotation other = name.isEmpty() ? null : all.putIfAbsent(name, annotation.get());
    if (other != null) {
      checking.report.add(
          CheckCode.DUPLICATE_CONTROL_PLANE_NAME,
          d.name(),
          List.of(new Related(other.span(), "given first here")),
          name.replace("\"", ""));
    }
  }

  void translation(Decl.TypeAlias d) {
    P4Type type = P4RuntimeRules.base(checking.types.get(d, Simple.UNKNOWN));
    boolean bad = !(type instanceof P4Type.Bit || type instanceof P4Type.Int);
    if (bad && type != Simple.UNKNOWN && Names.has(d.annotations(), "p4runtime_translation")) {
      checking.report.add(CheckCode.BAD_TRANSLATED_TYPE, d.name(), d.name(), type);
    }
  }

  /** Numbers of structured annotations. */
  void numbers(Decl d) {
    for (Annotation a : d.annotations()) {
      a.expressions().forEach(this::number);
      a.pairs().forEach(p -> number(p.value()));
    }
  }

  private void number(Expr e) {
    checking
        .values
        .number(e)
        .filter(n -> n.bitLength() > MAX_BITS)
        .ifPresent(n -> checking.report.add(CheckCode.ANNOTATION_NUMBER, e));
  }

  void selector(List<Annotation> annotations) {
    for (Annotation a : annotations) {
      if (a.name().text().equals("selector_size_semantics") && !a.tokens().isEmpty()) {
        String text = a.tokens().get(0).replace("\"", "").toLowerCase(Locale.ROOT);
        if (!Set.of("sum_of_weights", "sum_of_members").contains(text)) {
          checking.report.add(CheckCode.BAD_SELECTOR_SEMANTICS, a);
        }
      }
    }
  }
}
