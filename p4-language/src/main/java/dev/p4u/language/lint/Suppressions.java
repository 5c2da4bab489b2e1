package dev.p4u.language.lint;

import dev.p4u.language.api.Trees;
import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Where the program asks for silence: {@code @noWarn("kind")} on a declaration, a parameter or a
 * block is about everything inside. Several kinds are several annotations.
 */
public final class Suppressions {

  private static final String NAME = "noWarn";

  /** A request, with the place of its annotation. */
  record Region(Span span, String kind, Span annotation) {}

  private final List<Region> regions = new ArrayList<>();

  private Suppressions() {}

  /** Finds the annotations of a program. */
  public static Suppressions of(P4Program tree) {
    Suppressions found = new Suppressions();
    Set<SourceFile> without = Collections.newSetFromMap(new IdentityHashMap<>());
    SourceFile last = null;
    boolean lastHas = false;
    for (Node d : tree.declarations()) {
      SourceFile file = d.span().file();
      if (file != last) {
        last = file;
        lastHas = !without.contains(file) && file.text().contains(NAME);
        if (!lastHas) {
          without.add(file);
        }
      }
      if (lastHas) {
        found.collect(d);
      }
    }
    return found;
  }

  private void collect(Node node) {
    for (Node child : Trees.children(node)) {
      if (child instanceof Annotation a && a.name().text().equals(NAME)) {
        for (String kind : kinds(a)) {
          regions.add(new Region(a.span().to(node.span()), kind, a.span()));
        }
      } else if (!(child instanceof Expr || child instanceof TypeRef)) {
        collect(child);
      }
    }
  }

  private static List<String> kinds(Annotation a) {
    List<String> kinds = new ArrayList<>();
    for (String token : a.tokens()) {
      if (token.length() >= 2 && token.startsWith("\"") && token.endsWith("\"")) {
        kinds.add(token.substring(1, token.length() - 1));
      }
    }
    for (Expr e : a.expressions()) {
      if (e instanceof Expr.StringLiteral s) {
        kinds.add(s.value());
      }
    }
    return kinds;
  }

  List<Region> regions() {
    return List.copyOf(regions);
  }

  /** Whether a warning is not to be shown. Errors are always shown. */
  public boolean suppresses(Diagnostic d) {
    if (d.isError() || regions.isEmpty()) {
      return false;
    }
    Span at = d.span();
    for (Region r : regions) {
      boolean inside =
          r.kind().equals(d.code().kind())
              && r.span().file() == at.file()
              && r.span().start() <= at.start()
              && at.end() <= r.span().end();
      if (inside) {
        return true;
      }
    }
    return false;
  }
}
