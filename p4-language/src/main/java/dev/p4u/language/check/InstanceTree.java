package dev.p4u.language.check;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.api.Trees;
import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.TypeRef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parsers and controls that {@code main} instantiates, with the names of their instances. */
final class InstanceTree {

  /** Instances may double with each level: enough for any program, and bounded. */
  private static final int MAX_INSTANCES = 5000;

  /**
   * An instance of a parser or control.
   *
   * @param path by which the control plane knows it: {@code ingress.acl}
   * @param at where it is instantiated
   */
  record Site(Decl declaration, String path, Node at) {}

  private final Checking checking;
  private final List<Site> sites = new ArrayList<>();

  private InstanceTree(Checking checking) {
    this.checking = checking;
  }

  static InstanceTree of(Checking checking, Decl.Instance main) {
    InstanceTree tree = new InstanceTree(checking);
    checking.constructions.get(main).ifPresent(t -> tree.arguments(t));
    return tree;
  }

  List<Site> sites() {
    return sites;
  }

  /** The declarations that have an instance, each once. */
  Collection<Decl> declarations() {
    // By their ids: as a record's hash code, a declaration's is that of everything in it.
    Map<Integer, Decl> all = new LinkedHashMap<>();
    sites.forEach(s -> all.putIfAbsent(s.declaration().id(), s.declaration()));
    return all.values();
  }

  private void arguments(CallTarget construction) {
    for (CallTarget.Bound b : construction.arguments()) {
      b.value().ifPresent(this::argument);
    }
  }

  private void argument(Expr value) {
    Optional<CallTarget> made = Optional.empty();
    if (value instanceof Expr.Call c) {
      made = checking.callTargets.get(c);
    } else if (checking.declarationOf(value).orElse(null) instanceof Decl.Instance i) {
      made = checking.constructions.get(i);
    }
    made.filter(t -> t.kind() == CallTarget.Kind.CONSTRUCTOR)
        .ifPresent(
            t -> {
              Optional<Decl> what = declaration(t);
              what.ifPresent(d -> enter(d, Names.controlPlaneName(d), value));
              arguments(t);
            });
  }

  private static Optional<Decl> declaration(CallTarget construction) {
    return construction
        .declaration()
        .filter(d -> d instanceof Decl.Control || d instanceof Decl.Parser)
        .map(Decl.class::cast);
  }

  private void enter(Decl d, String path, Node at) {
    if (sites.size() >= MAX_INSTANCES) {
      return;
    }
    sites.add(new Site(d, path, at));
    List<Decl> locals = d instanceof Decl.Control c ? c.locals() : ((Decl.Parser) d).locals();
    for (Decl local : locals) {
      if (local instanceof Decl.Instance i) {
        checking
            .constructions
            .get(i)
            .flatMap(InstanceTree::declaration)
            .ifPresent(inner -> enter(inner, named(path, i), i));
      }
    }
    applied(d, d, path, new BitSet());
  }

  /** {@code Type.apply(...)} instantiates the type under its own name. */
  private void applied(Node node, Decl inside, String path, BitSet done) {
    for (Node child : Trees.children(node)) {
      if (child instanceof Expr.Call c
          && c.callee() instanceof Expr.Member m
          && checking.declarationOf(m.target()).orElse(null) instanceof Decl d
          && (d instanceof Decl.Control || d instanceof Decl.Parser)
          && d != inside
          && !done.get(d.id())) {
        done.set(d.id());
        enter(d, path + "." + Names.controlPlaneName(d), c);
      }
      if (mayApply(child)) {
        applied(child, inside, path, done);
      }
    }
  }

  /** Actions and tables apply nothing (spec, "Actions"); the checker reports it where they try. */
  private static boolean mayApply(Node node) {
    return !(node instanceof Decl.Action
        || node instanceof Decl.Table
        || node instanceof Annotation
        || node instanceof TypeRef
        || node instanceof Name);
  }

  /** The full name of what is declared in an instance; {@code @name(".x")} is absolute. */
  static String named(String path, Decl d) {
    String own = Names.controlPlaneName(d);
    return Names.isAbsolute(d) || path.isEmpty() ? own : path + "." + own;
  }
}
