package dev.p4u.language.check;

import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Name;
import dev.p4u.language.syntax.P4Parser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of the includes that come with p4u declares a name: types, values, match kinds, errors. */
final class BundledNames {

  static final String CORE = "core.p4";

  /** The ones to name; a later file adds only names that no earlier one of its kind has. */
  private static final List<String> ARCHITECTURES =
      List.of(
          "v1model.p4",
          "psa.p4",
          "pna.p4",
          "ubpf_model.p4",
          "ebpf_model.p4",
          "xdp_model.p4",
          "bmv2/psa.p4",
          "dpdk/psa.p4",
          "dpdk/pna.p4",
          "tc/pna.p4");

  /** Read when the first name is missing; the resources never change. */
  private static final class Index {
    static final Map<String, List<String>> FILES = read();

    private static Map<String, List<String>> read() {
      Map<String, List<String>> files = new HashMap<>();
      for (String name : names(CORE)) {
        files.put(name, List.of(CORE));
      }
      for (String file : ARCHITECTURES) {
        for (String name : names(file)) {
          List<String> homes = files.computeIfAbsent(name, n -> new ArrayList<>());
          boolean known = homes.contains(CORE) || homes.stream().anyMatch(h -> isVariant(file, h));
          if (!known) {
            homes.add(file);
          }
        }
      }
      return files;
    }

    private static List<String> names(String file) {
      List<String> names = new ArrayList<>();
      P4Parser.parse(
              Path.of("names.p4"),
              "#define V1MODEL_VERSION 20200408\n#include <" + file + ">\n",
              P4Frontend.Options.DEFAULT,
              path -> Optional.empty())
          .tree()
          .declarations()
          .forEach(d -> add(d, names));
      return names;
    }

    private static void add(Decl d, List<String> names) {
      if (d instanceof Decl.MatchKindDecl m) {
        m.members().stream().map(Name::text).forEach(names::add);
      } else if (d instanceof Decl.ErrorDecl e) {
        e.members().stream().map(Name::text).forEach(names::add);
      } else {
        names.add(d.name().text());
      }
    }

    /** {@code dpdk/psa.p4} is a variant of {@code psa.p4}. */
    private static boolean isVariant(String file, String home) {
      return file.equals(home) || file.endsWith("/" + home);
    }
  }

  private BundledNames() {}

  /** The files that declare a name, the most likely one first. */
  static List<String> homes(String name) {
    return Index.FILES.getOrDefault(name, List.of());
  }

  /** Whether a file is one that declares an architecture. */
  static boolean isArchitecture(String file) {
    return ARCHITECTURES.contains(file);
  }
}
