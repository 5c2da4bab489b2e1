package dev.p4u.lsp.features;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.preproc.PreprocessorInfo.Inclusion;
import dev.p4u.language.preproc.PreprocessorInfo.MacroUse;
import dev.p4u.language.source.Span;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is known about the name or expression at a place, as Markdown. */
public final class HoverFeature {

  /**
   * @param markdown with P4 in code fences of language {@code p4}
   * @param span what it is about
   */
  public record Hover(String markdown, Span span) {}

  public Optional<Hover> hover(Place place) {
    Optional<Hover> directive = directive(place);
    if (directive.isPresent()) {
      return directive;
    }
    List<Node> nodes = place.nodes();
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    Node inner = nodes.get(nodes.size() - 1);
    Optional<Expr> expression = expression(nodes);
    List<String> parts = new ArrayList<>();
    Optional<BuiltIns.BuiltIn> builtIn = builtIn(place.program(), nodes);
    Optional<Node> declaration = place.declaration();
    if (builtIn.isPresent()) {
      parts.add(fence(builtIn.get().signature()));
      parts.add(builtIn.get().documentation());
    } else if (declaration.isPresent()) {
      declared(place.program(), declaration.get(), parts);
    } else if (expression.isPresent()) {
      typed(place.program(), expression.get(), parts);
    } else if (inner instanceof TypeRef t) {
      P4Type type = place.program().typeOf(t);
      if (type != P4Type.Simple.UNKNOWN) {
        parts.add(fence(type.toString()));
      }
    }
    value(place.program(), declaration, expression).ifPresent(v -> parts.add("Value: `" + v + "`"));
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Hover(String.join("\n\n", parts), inner.span()));
  }

  private static Optional<Hover> directive(Place place) {
    for (Inclusion inclusion : place.program().preprocessing().inclusions()) {
      if (place.isIn(inclusion.name()) && inclusion.file().isPresent()) {
        String path = inclusion.file().get().path();
        return Optional.of(new Hover("`" + path + "`", inclusion.name()));
      }
    }
    for (MacroUse use : place.program().preprocessing().uses()) {
      if (place.isIn(use.span())) {
        String text =
            use.definition().map(d -> "#define " + d.text()).orElse("#define " + use.name());
        return Optional.of(new Hover(fence(text.strip()), use.span()));
      }
    }
    return Optional.empty();
  }

  /** The expression whose own name or operator is at the place. */
  private static Optional<Expr> expression(List<Node> nodes) {
    for (int i = nodes.size() - 1; i >= Math.max(0, nodes.size() - 2); i--) {
      if (nodes.get(i) instanceof Expr e) {
        return Optional.of(e);
      }
      if (!(nodes.get(i) instanceof Name)) {
        break;
      }
    }
    return Optional.empty();
  }

  private static Optional<BuiltIns.BuiltIn> builtIn(CheckedProgram program, List<Node> nodes) {
    Optional<Expr> callee = expression(nodes);
    if (callee.isEmpty() || !(callee.get() instanceof Expr.Member)) {
      return Optional.empty();
    }
    return nodes.stream()
        .filter(n -> n instanceof Expr.Call c && c.callee().id() == callee.get().id())
        .findFirst()
        .flatMap(n -> program.callOf((Expr.Call) n))
        .map(CallTarget::kind)
        .flatMap(BuiltIns::of);
  }

  private static void declared(CheckedProgram program, Node declaration, List<String> parts) {
    if (declaration instanceof Name name) {
      parts.add(fence(nameKind(program, name) + name.text()));
    } else {
      parts.add(fence(new Signature(program).of(declaration)));
    }
    header(program, declaration).ifPresent(h -> parts.add(fence(new Signature(program).of(h))));
    String about = about(program, declaration);
    if (!about.isEmpty()) {
      parts.add(about);
    }
    program.index().documentation(declaration).ifPresent(d -> parts.add(escape(d)));
  }

  /** The header whose layout is worth showing with a thing of that type. */
  private static Optional<Node> header(CheckedProgram program, Node declaration) {
    boolean hasType =
        declaration instanceof Decl.Field
            || declaration instanceof Decl.Variable
            || declaration instanceof Parameter;
    return hasType
            && program.typeOfDeclaration(declaration) instanceof P4Type.Aggregate a
            && a.isHeader()
        ? Optional.of(a.declaration())
        : Optional.empty();
  }

  private static String nameKind(CheckedProgram program, Name name) {
    for (Decl d : program.tree().declarations()) {
      if (d instanceof Decl.ErrorDecl e && e.members().contains(name)) {
        return "error.";
      }
      if (d instanceof Decl.MatchKindDecl m && m.members().contains(name)) {
        return "match_kind ";
      }
    }
    return "type parameter ";
  }

  /** Size, and for a field its place in the header. */
  private static String about(CheckedProgram program, Node declaration) {
    if (declaration instanceof Decl.Field field) {
      return field(program, field);
    }
    boolean sized =
        declaration instanceof Decl.Aggregate
            || declaration instanceof Decl.Variable
            || declaration instanceof Parameter
            || declaration instanceof Decl.Constant
            || declaration instanceof Decl.TypeAlias;
    if (!sized) {
      return "";
    }
    P4Type type = program.typeOfDeclaration(declaration);
    OptionalInt bits = Layout.bits(type instanceof P4Type.TypeOfType t ? t.type() : type);
    return bits.isPresent() ? Layout.size(bits.getAsInt()) : "";
  }

  private static String field(CheckedProgram program, Decl.Field field) {
    for (Decl d : program.tree().declarations()) {
      if (d instanceof Decl.Aggregate a && a.fields().contains(field)) {
        return field(program, a, a.fields().indexOf(field));
      }
    }
    return "";
  }

  private static String field(CheckedProgram program, Decl.Aggregate owner, int index) {
    P4Type declared = program.typeOfDeclaration(owner);
    P4Type type = declared instanceof P4Type.TypeOfType t ? t.type() : declared;
    if (!(type instanceof P4Type.Aggregate aggregate) || index >= aggregate.fields().size()) {
      return "Field of `" + owner.name() + "`";
    }
    Layout.Slot slot = Layout.slots(aggregate).get(index);
    StringBuilder out = new StringBuilder("Field of `").append(owner.name()).append('`');
    if (slot.width().isPresent()) {
      out.append(": ").append(Layout.size(slot.width().getAsInt()));
    }
    if (owner.kind() == Decl.AggregateKind.HEADER && slot.offset().isPresent()) {
      int offset = slot.offset().getAsInt();
      out.append(", at bit ").append(offset);
      if (offset % 8 == 0) {
        out.append(" (byte ").append(offset / 8).append(')');
      }
    }
    return out.toString();
  }

  private static void typed(CheckedProgram program, Expr expression, List<String> parts) {
    P4Type type = program.typeOf(expression);
    if (type == P4Type.Simple.UNKNOWN) {
      return;
    }
    parts.add(fence(type.toString()));
    program
        .conversionOf(expression)
        .filter(to -> !to.equals(type))
        .ifPresent(to -> parts.add("Converted to `" + to + "`"));
  }

  private static Optional<String> value(
      CheckedProgram program, Optional<Node> declaration, Optional<Expr> expression) {
    Optional<Value> value = expression.flatMap(program::constantOf);
    if (value.isEmpty()
        && declaration.isPresent()
        && declaration.get() instanceof Decl.Constant c) {
      value = program.constantOf(c.value());
    }
    return value.map(ValueText::of);
  }

  private static String fence(String p4) {
    return "```p4\n" + p4 + "\n```";
  }

  /** Comments are plain text: what would be taken for a tag is shown as it stands. */
  private static String escape(String comment) {
    return comment.replace("<", "\\<").replace("\n", "  \n");
  }
}
