package dev.p4u.tests.reference;

import dev.p4u.tests.reference.RandomExpressions.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Random programs for ubpf_model that are well typed. What a control computes is written to
 * registers at its end, so that a wrong value cannot hide.
 */
final class ProgramGenerator {

  private record Field(String name, int width) {}

  private record Header(String type, String name, List<Field> fields) {}

  private final Random random;
  private final RandomExpressions e;
  private final List<Variable> variables;
  private final StringBuilder out = new StringBuilder();
  private final List<Header> headers = new ArrayList<>();
  private final List<String> actions = new ArrayList<>();
  private final List<String> tables = new ArrayList<>();
  private final List<Integer> functions = new ArrayList<>();
  private int names;
  private int loops;
  private boolean inFunction;

  ProgramGenerator(long seed) {
    this.random = new Random(seed);
    this.e = new RandomExpressions(random);
    this.variables = e.variables;
  }

  String program() {
    line("#include <core.p4>");
    line("#include <ubpf_model.p4>");
    line("match_kind { optional }");
    types();
    functions();
    parser();
    control();
    deparser();
    line("ubpf(prs(), pipe(), dprs()) main;");
    return out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private String name(String prefix) {
    return prefix + names++;
  }

  // --- Types, parser, deparser

  private void types() {
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      List<Field> fields = new ArrayList<>();
      int width = 0;
      int parts = 1 + random.nextInt(5);
      for (int k = 0; k < parts; k++) {
        int w = e.pick(RandomExpressions.WIDTHS);
        fields.add(new Field("f" + k, w));
        width += w;
      }
      if (width % 8 != 0) {
        fields.add(new Field("rest", 8 - width % 8));
      }
      Header header = new Header("H" + i + "_t", "h" + i, fields);
      headers.add(header);
      line("header " + header.type() + " {");
      fields.forEach(f -> line("  bit<%d> %s;".formatted(f.width(), f.name())));
      line("}");
    }
    line("struct Headers {");
    headers.forEach(h -> line("  %s %s;".formatted(h.type(), h.name())));
    line("}");
    line("struct Meta { bit<32> m0; bit<8> m1; bit<70> m2; int<16> m3; bool m4; }");
  }

  private void parser() {
    line(
        "parser prs(packet_in pkt, out Headers hdr, inout Meta meta, inout standard_metadata std) {");
    for (int i = 0; i < headers.size(); i++) {
      Header h = headers.get(i);
      line("  state %s {".formatted(i == 0 ? "start" : "s" + i));
      line("    pkt.extract(hdr.%s);".formatted(h.name()));
      if (e.chance(3)) {
        line("    meta.m0 = meta.m0 + %s;".formatted(e.literal(32)));
      }
      if (i + 1 == headers.size()) {
        line("    transition accept;");
      } else {
        Field f = e.pick(h.fields());
        line("    transition select(hdr.%s.%s) {".formatted(h.name(), f.name()));
        int cases = 1 + random.nextInt(3);
        for (int k = 0; k < cases; k++) {
          String set = e.literal(f.width());
          if (e.chance(3)) {
            set += " &&& " + e.literal(f.width());
          }
          line("      %s: %s;".formatted(set, target(i)));
        }
        if (!e.chance(4)) {
          line("      default: %s;".formatted(target(i)));
        }
        line("    }");
      }
      line("  }");
    }
    line("}");
  }

  private String target(int from) {
    int to = from + 1 + random.nextInt(headers.size() - from);
    return to == headers.size() ? "accept" : "s" + to;
  }

  private void deparser() {
    line("control dprs(packet_out pkt, in Headers hdr) {");
    line("  apply {");
    headers.forEach(h -> line("    pkt.emit(hdr.%s);".formatted(h.name())));
    line("  }");
    line("}");
  }

  // --- Functions, actions, tables

  private void functions() {
    inFunction = true;
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      int width = e.pick(8, 16, 32, 64, 70);
      line("bit<%d> fun%d(in bit<%d> a, inout bit<%d> b) {".formatted(width, i, width, width));
      variables.add(new Variable("a", width, false));
      variables.add(new Variable("b", width, false));
      if (e.chance(2)) {
        line(
            "  if (%s) { b = %s; return %s; }"
                .formatted(e.bool(2), e.bits(width, 2), e.bits(width, 1)));
      }
      Variable a = variables.get(0);
      variables.remove(a); // an in parameter cannot be written
      statements(2, "  ", 1);
      variables.add(a);
      line("  return %s;".formatted(e.bits(width, 2)));
      line("}");
      variables.clear();
      functions.add(width);
    }
    inFunction = false;
  }

  private void control() {
    headers.forEach(h -> e.headers.add(h.name()));
    line("control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {");
    for (Header h : headers) {
      h.fields()
          .forEach(
              f ->
                  variables.add(
                      new Variable("hdr." + h.name() + "." + f.name(), f.width(), false)));
    }
    variables.add(new Variable("meta.m0", 32, false));
    variables.add(new Variable("meta.m1", 8, false));
    variables.add(new Variable("meta.m2", 70, false));
    variables.add(new Variable("meta.m3", 16, true));
    variables.add(new Variable("std.output_port", 32, false));
    line("  Register<bit<64>, bit<32>>(64) narrow;");
    line("  Register<bit<130>, bit<32>>(64) wide;");
    int locals = 1 + random.nextInt(4);
    for (int i = 0; i < locals; i++) {
      int width = e.pick(RandomExpressions.WIDTHS);
      boolean signed = width > 1 && e.chance(3);
      String type = (signed ? "int<" : "bit<") + width + ">";
      Variable v = new Variable(name("v"), width, signed);
      line("  %s %s = %s;".formatted(type, v.name(), signed ? e.literal(v) : e.literal(width)));
      variables.add(v);
    }
    actions();
    tables();
    line("  apply {");
    statements(6, "    ", 3);
    observe();
    line("  }");
    line("}");
  }

  private void actions() {
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      int width = e.pick(RandomExpressions.WIDTHS);
      line("  action act%d(bit<%d> p) {".formatted(i, width));
      Variable p = new Variable("p", width, false);
      Variable target = e.pick(variables);
      line("    %s = %s;".formatted(target.name(), cast("p", target)));
      statements(2, "    ", 1);
      if (e.chance(4)) {
        line("    mark_to_drop();");
      }
      if (e.chance(8)) {
        line("    exit;");
      }
      line("  }");
      actions.add("act" + i);
      variables.remove(p);
    }
  }

  private static String cast(String what, Variable target) {
    if (!target.signed()) {
      return "(bit<%d>)%s".formatted(target.width(), what);
    }
    return "(int<%d>)(bit<%d>)%s".formatted(target.width(), target.width(), what);
  }

  private void tables() {
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      line("  table tab%d {".formatted(i));
      line("    key = {");
      int keys = 1 + random.nextInt(3);
      boolean lpm = false;
      for (int k = 0; k < keys; k++) {
        Variable v = e.pick(variables);
        String kind = List.of("exact", "lpm", "ternary", "optional").get(random.nextInt(4));
        if (kind.equals("lpm") && (lpm || v.width() == 1)) {
          kind = "exact";
        }
        lpm |= kind.equals("lpm");
        line("      %s: %s @name(\"k%d\");".formatted(v.name(), kind, k));
      }
      line("    }");
      line(
          "    actions = { %s; NoAction; }"
              .formatted(actions.stream().collect(Collectors.joining("; "))));
      line("    default_action = NoAction;");
      line("  }");
      tables.add("tab" + i);
    }
  }

  // --- Statements

  private void statements(int most, String indent, int depth) {
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      statement(indent, depth);
    }
  }

  private void statement(String indent, int depth) {
    String more = indent + "  ";
    switch (random.nextInt(depth > 0 ? 14 : 6)) {
      case 0, 1, 2, 3 -> assign(indent);
      case 4 -> slice(indent);
      case 5 -> compound(indent);
      case 6 -> {
        line(indent + "if (" + e.bool(3) + ") {");
        statements(3, more, depth - 1);
        if (e.chance(2)) {
          line(indent + "} else {");
          statements(3, more, depth - 1);
        }
        line(indent + "}");
      }
      case 7 -> choose(indent, depth);
      case 8 -> {
        if (inFunction || tables.isEmpty()) {
          assign(indent);
        } else {
          apply(indent, depth);
        }
      }
      case 9 -> {
        if (inFunction) {
          assign(indent);
        } else {
          validity(indent);
        }
      }
      case 10 -> call(indent);
      case 11 -> {
        if (inFunction) {
          compound(indent);
        } else {
          register(indent);
        }
      }
      case 12 -> loop(indent, depth);
      default -> {
        Variable v = new Variable(name("t"), e.pick(RandomExpressions.WIDTHS), false);
        line(indent + "{");
        line("%s  bit<%d> %s = %s;".formatted(indent, v.width(), v.name(), e.bits(v.width(), 2)));
        variables.add(v);
        statements(3, more, depth - 1);
        variables.remove(v);
        line(indent + "}");
      }
    }
  }

  private void assign(String indent) {
    Variable v = e.pick(variables);
    line("%s%s = %s;".formatted(indent, v.name(), e.expression(v, 3)));
  }

  private void slice(String indent) {
    Variable v = e.pick(variables);
    if (v.signed()) {
      assign(indent);
      return;
    }
    int low = random.nextInt(v.width());
    int high = low + random.nextInt(v.width() - low);
    line("%s%s[%d:%d] = %s;".formatted(indent, v.name(), high, low, e.bits(high - low + 1, 2)));
  }

  private void compound(String indent) {
    Variable v = e.pick(variables);
    String op = List.of("+=", "-=", "&=", "|=", "^=").get(random.nextInt(5));
    line("%s%s %s %s;".formatted(indent, v.name(), op, e.expression(v, 2)));
  }

  private void choose(String indent, int depth) {
    int width = e.pick(4, 8, 16);
    line("%sswitch (%s) {".formatted(indent, e.bits(width, 2)));
    int first = random.nextInt(4);
    for (int i = 0; i < 2; i++) {
      line("%s  %dw%d: {".formatted(indent, width, first + i));
      statements(2, indent + "    ", depth - 1);
      line(indent + "  }");
    }
    if (e.chance(2)) {
      line(indent + "  default: {");
      statements(2, indent + "    ", depth - 1);
      line(indent + "  }");
    }
    line(indent + "}");
  }

  private void apply(String indent, int depth) {
    String table = e.pick(tables);
    tables.remove(table);
    switch (random.nextInt(3)) {
      case 0 -> line("%s%s.apply();".formatted(indent, table));
      case 1 -> {
        line("%sif (%s.apply().%s) {".formatted(indent, table, e.chance(2) ? "hit" : "miss"));
        statements(2, indent + "  ", depth - 1);
        line(indent + "}");
      }
      default -> {
        line("%sswitch (%s.apply().action_run) {".formatted(indent, table));
        line("%s  %s: {".formatted(indent, e.pick(actions)));
        statements(2, indent + "    ", depth - 1);
        line(indent + "  }");
        line(indent + "  default: {");
        statements(2, indent + "    ", depth - 1);
        line(indent + "  }");
        line(indent + "}");
      }
    }
  }

  private void validity(String indent) {
    Header h = e.pick(headers);
    Header other = e.pick(headers);
    if (h.type().equals(other.type()) || e.chance(2)) {
      line("%shdr.%s.%s();".formatted(indent, h.name(), e.chance(2) ? "setValid" : "setInvalid"));
    } else {
      line("%sif (hdr.%s.isValid()) {".formatted(indent, other.name()));
      line("%s  hdr.%s.setValid();".formatted(indent, h.name()));
      line(indent + "}");
    }
  }

  private void call(String indent) {
    List<Variable> fitting =
        functions.isEmpty()
            ? List.of()
            : variables.stream().filter(v -> v.width() == functions.get(0) && !v.signed()).toList();
    if (fitting.isEmpty() || inFunction) {
      assign(indent);
      return;
    }
    int width = functions.get(0);
    Variable result = e.pick(fitting);
    Variable changed = e.pick(fitting);
    line(
        "%s%s = fun0(%s, %s) ^ %s;"
            .formatted(indent, result.name(), e.bits(width, 2), changed.name(), e.bits(width, 1)));
  }

  private void register(String indent) {
    String register = e.chance(2) ? "narrow" : "wide";
    String index = "32w" + random.nextInt(4);
    if (e.chance(2)) {
      int width = register.equals("narrow") ? 64 : 130;
      line("%s%s.write(%s, %s);".formatted(indent, register, index, e.bits(width, 2)));
    } else {
      Variable v = e.pick(variables);
      String value = "%s.read(%s)".formatted(register, index);
      line("%s%s = %s;".formatted(indent, v.name(), cast(value, v)));
    }
  }

  private void loop(String indent, int depth) {
    if (loops >= 2) {
      assign(indent);
      return;
    }
    loops++;
    String i = name("i");
    line("%sfor (bit<8> %s in 8w0 .. 8w%d) {".formatted(indent, i, random.nextInt(4)));
    Variable v = e.pick(variables);
    line("%s  %s = %s;".formatted(indent, v.name(), cast(i, v)));
    statements(2, indent + "  ", depth - 1);
    line(indent + "}");
    loops--;
  }

  /** Writes everything that was computed where a test can see it. */
  private void observe() {
    int index = 8;
    for (Variable v : variables) {
      boolean narrow = v.width() <= 64;
      String bits = v.signed() ? "(bit<%d>)%s".formatted(v.width(), v.name()) : v.name();
      line(
          "    %s.write(%d, (bit<%d>)%s);"
              .formatted(narrow ? "narrow" : "wide", index, narrow ? 64 : 130, bits));
      index++;
    }
  }
}
