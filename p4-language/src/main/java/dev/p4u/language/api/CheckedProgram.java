package dev.p4u.language.api;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.preproc.PreprocessorInfo;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Value;
import java.util.List;
import java.util.Optional;

/**
 * A program after preprocessing, parsing and checking: the tree and what is known about its nodes.
 * Immutable, safe to share between threads. It exists for every input, however broken.
 */
public interface CheckedProgram {

  P4Program tree();

  /** The main file first, then every included one in the order of their first inclusion. */
  List<SourceFile> files();

  /** All diagnostics of all phases, ordered by file and position. */
  List<Diagnostic> diagnostics();

  default boolean hasErrors() {
    return diagnostics().stream().anyMatch(Diagnostic::isError);
  }

  /**
   * Type of an expression as it stands, before an implicit conversion; {@link
   * P4Type.Simple#UNKNOWN} after an error.
   */
  P4Type typeOf(Expr expression);

  /** Type that a written type denotes. */
  P4Type typeOf(TypeRef type);

  /**
   * Type of a declared thing: Decl.Variable, Decl.Constant, Decl.Instance, Parameter, Decl.Field,
   * Decl.Table, Decl.Action...
   */
  P4Type typeOfDeclaration(Node declaration);

  /**
   * The type that the expression is implicitly converted to where it stands (a literal to
   * bit&lt;16>, a list expression to a struct); absent when it stays as it is.
   */
  Optional<P4Type> conversionOf(Expr expression);

  /** {@link #conversionOf} if there is one, else {@link #typeOf(Expr)}. */
  default P4Type finalTypeOf(Expr expression) {
    return conversionOf(expression).orElseGet(() -> typeOf(expression));
  }

  /** The value, of the expression's final type, when it is known at compile time. */
  Optional<Value> constantOf(Expr expression);

  /**
   * The declaration that a Name, Expr.NameRef, Expr.Member, TypeRef.Named (and so on) denotes: a
   * Decl, Parameter, Decl.Field, Decl.EnumMember, Decl.Method, Decl.State, or a Name (type
   * parameter, error or match_kind member).
   */
  Optional<Node> declarationOf(Node use);

  /** What a call calls; absent only after an error. */
  Optional<CallTarget> callOf(Expr.Call call);

  /** What an instance declaration constructs, with its bound arguments; absent after an error. */
  Optional<CallTarget> constructionOf(Decl.Instance instance);

  /** The {@code main} package instance; absent when there is none. */
  Optional<Decl.Instance> main();

  /**
   * Control-plane name of a declaration inside a parser or control, or of a key element: its
   * {@code @name} annotation or its P4 name, without the enclosing ones.
   */
  String controlPlaneName(Node declaration);

  /** Inclusions, macros, comments and what conditions left out. */
  PreprocessorInfo preprocessing();

  /** Questions that editors ask about places in the text. */
  SourceIndex index();
}
