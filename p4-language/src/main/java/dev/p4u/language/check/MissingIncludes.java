package dev.p4u.language.check;

import dev.p4u.language.arch.BundledIncludes;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.diag.Diagnostic.Edit;
import dev.p4u.language.diag.Diagnostic.Fix;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Names whose declarations stand in a file that the program does not include: told once a file. */
final class MissingIncludes {

  private final Checking checking;
  private final Set<String> told = new HashSet<>();
  private Optional<Set<String>> included = Optional.empty();

  MissingIncludes(Checking checking) {
    this.checking = checking;
  }

  /** Whether an include is missing for the name; it is reported unless that has been done. */
  boolean report(Name name) {
    return report(name.text(), name.text(), name.span());
  }

  /** The type {@code error} stands with its first members. */
  boolean reportErrorType(Span at) {
    return report("NoError", "error", at);
  }

  private boolean report(String declared, String name, Span at) {
    List<String> homes = possible(declared);
    if (homes.isEmpty()) {
      return false;
    }
    if (homes.stream().noneMatch(told::contains)) {
      if (homes.size() == 1) {
        checking.report.add(
            CheckCode.MISSING_INCLUDE,
            at,
            List.of(),
            List.of(fix(homes.get(0))),
            name,
            homes.get(0));
      } else {
        List<Fix> fixes = homes.stream().map(this::fix).toList();
        checking.report.add(
            CheckCode.MISSING_ARCHITECTURE, at, List.of(), fixes, name, list(homes));
      }
    }
    told.addAll(homes);
    return true;
  }

  /** Whether the file has been told to be missing; from now on it has. */
  boolean tell(String file) {
    return !told.add(file);
  }

  private static String list(List<String> homes) {
    String last = homes.get(homes.size() - 1);
    return homes.subList(0, homes.size() - 1).stream().collect(Collectors.joining(", "))
        + " and "
        + last;
  }

  /** An architecture excludes the others; the package of {@code main} tells which one it is. */
  private List<String> possible(String name) {
    List<String> homes = BundledNames.homes(name);
    if (homes.isEmpty() || homes.contains(BundledNames.CORE)) {
      return included().contains(BundledNames.CORE) ? List.of() : homes;
    }
    if (included().stream().anyMatch(BundledNames::isArchitecture)) {
      return List.of();
    }
    List<String> ofMain = packageOfMain().map(BundledNames::homes).orElse(List.of());
    List<String> common = homes.stream().filter(ofMain::contains).toList();
    return common.isEmpty() ? homes : common;
  }

  private Optional<String> packageOfMain() {
    return checking
        .main()
        .map(Decl.Instance::type)
        .map(t -> t instanceof TypeRef.Specialized s ? s.base() : t)
        .filter(TypeRef.Named.class::isInstance)
        .map(t -> ((TypeRef.Named) t).name().text());
  }

  /** Files by the names under which they can be included. */
  private Set<String> included() {
    if (included.isEmpty()) {
      Set<String> files = new HashSet<>();
      for (Decl d : checking.tree.declarations()) {
        String path = d.span().file().path();
        files.add(
            path.startsWith(BundledIncludes.FOLDER)
                ? path.substring(BundledIncludes.FOLDER.length())
                : path.substring(path.lastIndexOf('/') + 1));
        if (path.contains("/portable/")) {
          files.add(path.contains("psa") ? "psa.p4" : "pna.p4");
        }
      }
      files.remove(checking.tree.span().file().path());
      included = Optional.of(files);
    }
    return included.get();
  }

  /** The core library comes before the other includes, an architecture behind them. */
  Fix fix(String home) {
    SourceFile main = checking.tree.span().file();
    int at = home.equals(BundledNames.CORE) ? firstInclude(main) : behindIncludes(main);
    return new Fix(
        "add #include <" + home + ">",
        List.of(new Edit(new Span(main, at, at), "#include <" + home + ">\n")));
  }

  private static List<Integer> includeLines(SourceFile main) {
    List<Integer> lines = new ArrayList<>();
    for (int line = 1; line <= main.lineCount(); line++) {
      if (main.lineText(line).stripLeading().matches("#\\s*include\\b.*")) {
        lines.add(line);
      }
    }
    return lines;
  }

  private int firstInclude(SourceFile main) {
    List<Integer> lines = includeLines(main);
    return lines.isEmpty() ? firstDeclaration(main) : main.lineStart(lines.get(0));
  }

  private int behindIncludes(SourceFile main) {
    List<Integer> lines = includeLines(main);
    int last = lines.isEmpty() ? 0 : lines.get(lines.size() - 1);
    boolean hasNext = last > 0 && last < main.lineCount();
    return hasNext ? main.lineStart(last + 1) : firstDeclaration(main);
  }

  private int firstDeclaration(SourceFile main) {
    for (Decl d : checking.tree.declarations()) {
      if (d.span().file() == main) {
        return main.lineStart(d.span().line());
      }
    }
    return 0;
  }
}
