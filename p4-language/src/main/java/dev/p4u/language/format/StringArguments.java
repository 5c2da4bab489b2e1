package dev.p4u.language.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the arguments of those macros that make a string of one ({@code #define S(x) #x}): the
 * white space in them is part of the string. Only macros that the file itself defines are known.
 */
final class StringArguments {

  /** A macro with parameters; the parenthesis follows its name directly. */
  private static final Pattern DEFINITION =
      Pattern.compile("#\\s*define\\s+(\\w+)\\(([^)]*)\\)(.*)", Pattern.DOTALL);

  private static final Pattern STRINGIFIED = Pattern.compile("(?<!#)#(?!#)\\s*(\\w+)");

  private StringArguments() {}

  /** The atoms, where a call of such a macro is one word. */
  static List<Atom> collapse(String text, List<Atom> all, List<Atom> atoms) {
    Set<String> macros = macros(all);
    if (macros.isEmpty()) {
      return atoms;
    }
    List<Atom> out = new ArrayList<>(atoms.size());
    int i = 0;
    while (i < atoms.size()) {
      Atom atom = atoms.get(i);
      boolean calls = atom.kind() == Atom.Kind.WORD && macros.contains(atom.text());
      int close = calls ? close(atoms, i + 1) : -1;
      if (close < 0) {
        out.add(atom);
        i++;
      } else {
        int end = atoms.get(close).end();
        String call = Lines.withLineFeeds(text.substring(atom.start(), end));
        out.add(new Atom(Atom.Kind.WORD, call, atom.start(), end));
        i = close + 1;
      }
    }
    return out;
  }

  /** Index of the parenthesis that closes the one at an index; -1 when there is none. */
  private static int close(List<Atom> atoms, int open) {
    int depth = 0;
    for (int i = open; i < atoms.size(); i++) {
      Atom atom = atoms.get(i);
      if (atom.kind() == Atom.Kind.VERBATIM) {
        return -1;
      }
      depth += atom.is("(") ? 1 : 0;
      depth -= atom.is(")") ? 1 : 0;
      if (depth == 0) {
        return i > open ? i : -1;
      }
    }
    return -1;
  }

  private static Set<String> macros(List<Atom> atoms) {
    Set<String> macros = new HashSet<>();
    for (Atom atom : atoms) {
      if (atom.kind() != Atom.Kind.DIRECTIVE) {
        continue;
      }
      Matcher definition = DEFINITION.matcher(atom.text());
      if (definition.matches()) {
        Set<String> parameters = Set.copyOf(List.of(definition.group(2).strip().split("[\\s,]+")));
        Matcher used = STRINGIFIED.matcher(definition.group(3));
        while (used.find()) {
          if (parameters.contains(used.group(1)) || used.group(1).equals("__VA_ARGS__")) {
            macros.add(definition.group(1));
          }
        }
      }
    }
    return macros;
  }
}
