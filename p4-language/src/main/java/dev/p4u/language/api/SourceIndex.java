package dev.p4u.language.api;

import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.check.Declarations;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From places in the text to the tree and back, for editors. Offsets are UTF-16 code units. */
public final class SourceIndex {

  private final CheckedProgram program;

  SourceIndex(CheckedProgram program) {
    this.program = program;
  }

  /** The file of the program with this path, as {@link SourceFile#path()} gives it. */
  public Optional<SourceFile> file(String path) {
    return program.files().stream().filter(f -> f.path().equals(path)).findFirst();
  }

  /**
   * The nodes around an offset, from a declaration of the top level to the innermost. An offset at
   * the end of a node counts as inside, so that a cursor behind a name finds it.
   */
  public List<Node> nodesAt(SourceFile file, int offset) {
    List<Node> path = new ArrayList<>();
    Optional<Node> next = narrowest(List.copyOf(program.tree().declarations()), file, offset);
    while (next.isPresent()) {
      path.add(next.get());
      next = narrowest(Trees.children(next.get()), file, offset);
    }
    return path;
  }

  /** The innermost node at an offset. */
  public Optional<Node> nodeAt(SourceFile file, int offset) {
    List<Node> path = nodesAt(file, offset);
    return path.isEmpty() ? Optional.empty() : Optional.of(path.get(path.size() - 1));
  }

  private static Optional<Node> narrowest(List<Node> nodes, SourceFile file, int offset) {
    Node best = null;
    for (Node n : nodes) {
      Span s = n.span();
      boolean within = s.file() == file && s.start() <= offset && offset <= s.end();
      // Neighbours touch in `a.b`: the one that starts at the cursor wins over the one that ends.
      if (within
          && (best == null || length(s) <= length(best.span()) || best.span().end() == offset)) {
        best = n;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int length(Span s) {
    return s.end() - s.start();
  }

  /** The declaration that the name at an offset denotes or declares. */
  public Optional<Node> declarationAt(SourceFile file, int offset) {
    List<Node> path = nodesAt(file, offset);
    for (int i = path.size() - 1; i >= Math.max(0, path.size() - 2); i--) {
      Optional<Node> declaration = program.declarationOf(path.get(i));
      if (declaration.isPresent()) {
        return declaration;
      }
    }
    return Optional.empty();
  }

  /** Where the name at an offset is declared: the span of the name in its declaration. */
  public Optional<Span> definitionAt(SourceFile file, int offset) {
    return declarationAt(file, offset).map(Declarations::nameSpan);
  }

  /** Every name that denotes a declaration, its own included, in the order of the tree. */
  public List<Span> references(Node declaration) {
    List<Span> found = new ArrayList<>();
    List<Node> open = new ArrayList<>(List.of(program.tree()));
    while (!open.isEmpty()) {
      Node node = open.remove(open.size() - 1);
      if (node instanceof Name && isUse(node, declaration)) {
        found.add(node.span());
      }
      List<Node> children = Trees.children(node);
      for (int i = children.size() - 1; i >= 0; i--) {
        open.add(children.get(i));
      }
    }
    return found;
  }

  private boolean isUse(Node name, Node declaration) {
    return program.declarationOf(name).filter(d -> d.id() == declaration.id()).isPresent()
        || name.id() == declaration.id();
  }

  /**
   * The comment directly before a declaration, without its comment marks; also one behind it on the
   * same line, as fields have. Absent when there is none.
   */
  public Optional<String> documentation(Node declaration) {
    return Comments.of(program.preprocessing().comments(), start(declaration), declaration.span());
  }

  /** A declaration starts with its annotations, wherever its span does. */
  private static Span start(Node declaration) {
    Span span = declaration.span();
    if (declaration instanceof Decl d) {
      for (Annotation a : d.annotations()) {
        if (a.span().file() == span.file() && a.span().start() < span.start()) {
          span = a.span();
        }
      }
    }
    return span;
  }

  /**
   * A declaration for an outline.
   *
   * @param kind as in {@code header}, {@code table}, {@code field}
   * @param span all of it
   * @param nameSpan its name
   * @param type text of its type; empty for types themselves
   */
  public record Symbol(
      String name,
      String kind,
      Node declaration,
      Span span,
      Span nameSpan,
      String type,
      List<Symbol> children) {
    public Symbol {
      children = List.copyOf(children);
    }
  }

  /** The declarations of one file with what they contain. */
  public List<Symbol> outline(SourceFile file) {
    P4Program tree = program.tree();
    List<Symbol> symbols = new ArrayList<>();
    for (Decl d : tree.declarations()) {
      if (d.span().file() == file && !(d instanceof Decl.Error)) {
        symbols.add(symbol(d));
      }
    }
    return symbols;
  }

  private Symbol symbol(Node declaration) {
    List<Symbol> children = new ArrayList<>();
    for (Node child : Trees.children(declaration)) {
      if (Declarations.isListed(child)) {
        children.add(symbol(child));
      }
    }
    return new Symbol(
        Declarations.name(declaration),
        Declarations.kind(declaration),
        declaration,
        declaration.span(),
        Declarations.nameSpan(declaration),
        Declarations.isType(declaration) ? "" : program.typeOfDeclaration(declaration).toString(),
        children);
  }
}
