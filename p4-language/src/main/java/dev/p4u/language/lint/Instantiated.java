package dev.p4u.language.lint;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Stmt;
import dev.p4u.language.check.CheckResult;
import dev.p4u.language.types.P4Type;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parsers and controls that {@code main} is made of. */
final class Instantiated {

  private final CheckResult facts;
  private final Set<Integer> seen = new HashSet<>();

  Instantiated(CheckResult facts) {
    this.facts = facts;
    facts.main().ifPresent(this::instance);
  }

  boolean contains(Decl block) {
    return seen.contains(block.id());
  }

  private void instance(Decl.Instance i) {
    typeOf(i).ifPresent(this::block);
    arguments(i.arguments());
  }

  private Optional<Decl> typeOf(Node instance) {
    return facts.typeOf(instance) instanceof P4Type.Instance t
        ? Optional.of(t.declaration())
        : Optional.empty();
  }

  private void arguments(List<Argument> arguments) {
    for (Argument a : arguments) {
      if (a.value() instanceof Expr.Call c) {
        facts.callOf(c).flatMap(CallTarget::declaration).ifPresent(this::block);
        arguments(c.arguments());
      } else {
        facts.declarationOf(a.value()).ifPresent(this::named);
      }
    }
  }

  private void named(Node declaration) {
    if (declaration instanceof Decl.Instance i && seen.add(i.id())) {
      instance(i);
    }
  }

  private void block(Node declaration) {
    boolean made = declaration instanceof Decl.Parser || declaration instanceof Decl.Control;
    if (made && seen.add(declaration.id())) {
      new Inside().declaration((Decl) declaration);
    }
  }

  /** What a block makes: its instances, and what it applies without one. */
  private final class Inside extends Walk {

    @Override
    void declaration(Decl d) {
      if (d instanceof Decl.Instance i) {
        instance(i);
      }
      super.declaration(d);
    }

    @Override
    void statement(Stmt s) {
      if (s instanceof Stmt.CallStmt c) {
        applied(facts, c.call()).ifPresent(Instantiated.this::block);
      }
      super.statement(s);
    }
  }

  /** The parser or control that a call applies. */
  static Optional<Decl> applied(CheckResult facts, Expr.Call call) {
    Optional<CallTarget> target = facts.callOf(call);
    boolean applies =
        target.isPresent()
            && (target.get().kind() == CallTarget.Kind.PARSER_APPLY
                || target.get().kind() == CallTarget.Kind.CONTROL_APPLY);
    return applies
        ? target.get().declaration().filter(d -> d instanceof Decl).map(d -> (Decl) d)
        : Optional.empty();
  }
}
