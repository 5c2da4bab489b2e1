package dev.p4u.lsp.features;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.source.Span;
import dev.p4u.language.types.P4Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Declarations as one reads them: without bodies, annotations and comments. */
final class Signature {

  private static final int MAX_LINES = 40;

  private final CheckedProgram program;

  Signature(CheckedProgram program) {
    this.program = program;
  }

  /** P4 text of a declaration. */
  String of(Node declaration) {
    if (declaration instanceof Decl.Aggregate a) {
      return aggregate(a);
    }
    if (declaration instanceof Decl.Field f) {
      return typed(f.type(), f.name().text(), f);
    }
    if (declaration instanceof Decl.Variable v) {
      return typed(v.type(), v.name().text(), v);
    }
    if (declaration instanceof Decl.Constant c) {
      String text =
          "const " + text(c.type().span()) + " " + c.name() + " = " + text(c.value().span());
      return text + ";" + resolved(c.type(), c);
    }
    if (declaration instanceof Parameter p) {
      String direction =
          switch (p.direction()) {
            case NONE -> "";
            case IN -> "in ";
            case OUT -> "out ";
            case INOUT -> "inout ";
          };
      return direction + typed(p.type(), p.name().text(), p);
    }
    if (declaration instanceof Decl.Table t) {
      return table(t);
    }
    if (declaration instanceof Decl.State s) {
      return "state " + s.name();
    }
    if (declaration instanceof Decl.EnumDecl e) {
      String under = e.underlying().map(u -> text(u.span()) + " ").orElse("");
      List<String> members = e.members().stream().map(m -> text(m.span())).toList();
      return block("enum " + under + e.name(), members, ",");
    }
    if (declaration instanceof Decl.EnumMember m) {
      return owner(m) + text(m.span());
    }
    if (declaration instanceof Decl.ExternObject x) {
      List<String> methods = x.methods().stream().map(m -> upToBody(m, m.span())).toList();
      String parameters =
          x.typeParameters().isEmpty()
              ? ""
              : x.typeParameters().stream()
                  .map(Object::toString)
                  .collect(Collectors.joining(", ", "<", ">"));
      return block("extern " + x.name() + parameters, methods, "");
    }
    return upToBody(declaration, declaration.span());
  }

  private String owner(Decl.EnumMember member) {
    for (Decl d : program.tree().declarations()) {
      if (d instanceof Decl.EnumDecl e && e.members().contains(member)) {
        return e.name() + ".";
      }
    }
    return "";
  }

  private String typed(TypeRef type, String name, Node declaration) {
    return text(type.span()) + " " + name + resolved(type, declaration);
  }

  /** The type behind a name, where the name hides it. */
  private String resolved(TypeRef written, Node declaration) {
    P4Type type = program.typeOfDeclaration(declaration);
    String shown = type.toString();
    boolean telling =
        type != P4Type.Simple.UNKNOWN && !shown.equals(text(written.span()).replace(" ", ""));
    return telling && !(type instanceof P4Type.Aggregate) && !(type instanceof P4Type.Instance)
        ? "  // " + shown
        : "";
  }

  private String aggregate(Decl.Aggregate declaration) {
    String word =
        switch (declaration.kind()) {
          case HEADER -> "header ";
          case HEADER_UNION -> "header_union ";
          case STRUCT -> "struct ";
        };
    String head = word + declaration.name();
    P4Type type = program.typeOfDeclaration(declaration);
    P4Type of = type instanceof P4Type.TypeOfType t ? t.type() : type;
    if (!(of instanceof P4Type.Aggregate aggregate)) {
      return block(head, declaration.fields().stream().map(f -> text(f.span())).toList(), "");
    }
    List<Layout.Slot> slots = Layout.slots(aggregate);
    int typeWidth = slots.stream().mapToInt(s -> s.type().toString().length()).max().orElse(0);
    int nameWidth = slots.stream().mapToInt(s -> s.name().length()).max().orElse(0) + 1;
    List<String> lines = new ArrayList<>();
    for (Layout.Slot slot : slots) {
      String place = declaration.kind() == Decl.AggregateKind.HEADER ? place(slot) : "";
      String field =
          pad(slot.type().toString(), typeWidth) + " " + pad(slot.name() + ";", nameWidth) + place;
      lines.add(field.stripTrailing());
    }
    return block(head, lines, "");
  }

  /** {@code // bit 64}, and for whole bytes {@code // bit 64, byte 8}. */
  private static String place(Layout.Slot slot) {
    if (slot.offset().isEmpty()) {
      return "";
    }
    int offset = slot.offset().getAsInt();
    return "  // bit " + offset + (offset % 8 == 0 ? ", byte " + offset / 8 : "");
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private String table(Decl.Table table) {
    List<String> lines = new ArrayList<>();
    for (Decl.TableProperty property : table.properties()) {
      if (property instanceof Decl.KeyProperty k) {
        for (Decl.KeyElement e : k.elements()) {
          P4Type type = program.typeOf(e.expression());
          lines.add("key " + text(e.expression().span()) + ": " + e.matchKind() + ";  // " + type);
        }
      } else if (property instanceof Decl.ActionsProperty a) {
        String actions =
            a.actions().stream()
                .map(r -> text(r.action().span()))
                .collect(Collectors.joining(", "));
        lines.add("actions " + actions + ";");
      } else if (property instanceof Decl.DefaultActionProperty d) {
        lines.add(
            (d.isConst() ? "const " : "") + "default_action = " + text(d.action().span()) + ";");
      } else if (property instanceof Decl.EntriesProperty e) {
        lines.add((e.isConst() ? "const " : "") + "entries: " + e.entries().size() + ";");
      } else if (property instanceof Decl.CustomProperty c) {
        lines.add(c.name() + " = " + text(c.value().span()) + ";");
      }
    }
    return block("table " + table.name(), lines, "");
  }

  private static String block(String head, List<String> lines, String separator) {
    StringBuilder out = new StringBuilder(head).append(" {\n");
    int shown = lines.size() > MAX_LINES ? MAX_LINES - 1 : lines.size();
    lines.stream()
        .limit(shown)
        .forEach(l -> out.append("    ").append(l).append(separator).append('\n'));
    if (shown < lines.size()) {
      out.append("    // ").append(lines.size() - shown).append(" more\n");
    }
    return out.append('}').toString();
  }

  /** The text of a declaration from behind its annotations to its body. */
  private static String upToBody(Node declaration, Span span) {
    int start = span.start();
    List<Annotation> annotations =
        declaration instanceof Decl d ? d.annotations() : annotations(declaration);
    for (Annotation a : annotations) {
      if (a.span().file() == span.file() && a.span().end() <= span.end()) {
        start = Math.max(start, a.span().end());
      }
    }
    String text = text(new Span(span.file(), start, span.end()));
    int body = text.indexOf('{');
    return (body > 0 ? text.substring(0, body) : text).strip();
  }

  private static List<Annotation> annotations(Node declaration) {
    return declaration instanceof Decl.Method m ? m.annotations() : List.of();
  }

  /** The text of a span on one line, without comments. */
  private static String text(Span span) {
    return span.text()
        .replaceAll("(?s)/\\*.*?\\*/", " ")
        .replaceAll("//[^\\r\\n]*", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
