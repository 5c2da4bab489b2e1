package dev.p4u.language.ast;

import dev.p4u.language.source.Span;
import java.util.List;
import java.util.Optional;

/** A statement of a parser state, control, action or function. */
public sealed interface Stmt extends Node {

  record Empty(int id, Span span) implements Stmt {}

  record Block(int id, Span span, List<Annotation> annotations, List<Stmt> statements)
      implements Stmt {
    public Block {
      annotations = List.copyOf(annotations);
      statements = List.copyOf(statements);
    }
  }

  /**
   * {@code target = value} or {@code target op= value}.
   *
   * @param op of a compound assignment
   */
  record Assign(int id, Span span, Expr target, Optional<Expr.BinaryOp> op, Expr value)
      implements Stmt {}

  /** A call, {@code Type.apply(...)} (direct invocation) included. */
  record CallStmt(int id, Span span, Expr.Call call) implements Stmt {}

  record If(int id, Span span, Expr condition, Stmt whenTrue, Optional<Stmt> whenFalse)
      implements Stmt {}

  record Return(int id, Span span, Optional<Expr> value) implements Stmt {}

  record Exit(int id, Span span) implements Stmt {}

  record Break(int id, Span span) implements Stmt {}

  record Continue(int id, Span span) implements Stmt {}

  record Switch(int id, Span span, Expr subject, List<SwitchCase> cases) implements Stmt {
    public Switch {
      cases = List.copyOf(cases);
    }
  }

  /**
   * @param label an expression or {@link Expr.Default}
   * @param body absent when it falls through to the next case
   */
  record SwitchCase(int id, Span span, Expr label, Optional<Block> body) implements Node {}

  /** {@code for (init; condition; update) body}. */
  record For(
      int id,
      Span span,
      List<Annotation> annotations,
      List<Stmt> init,
      Expr condition,
      List<Stmt> update,
      Stmt body)
      implements Stmt {
    public For {
      annotations = List.copyOf(annotations);
      init = List.copyOf(init);
      update = List.copyOf(update);
    }
  }

  /**
   * {@code for (type name in collection) body}.
   *
   * @param declared the loop variable when it is declared here
   * @param target the l-value when an existing variable is used
   */
  record ForIn(
      int id,
      Span span,
      List<Annotation> annotations,
      Optional<Decl.Variable> declared,
      Optional<Expr> target,
      Expr collection,
      Stmt body)
      implements Stmt {
    public ForIn {
      annotations = List.copyOf(annotations);
    }
  }

  /** A local variable, constant or instance. */
  record DeclStmt(int id, Span span, Decl declaration) implements Stmt {}

  /** Something that the parser could not read; it has reported it. */
  record Error(int id, Span span) implements Stmt {}
}
