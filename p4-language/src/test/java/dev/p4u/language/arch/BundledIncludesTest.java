package dev.p4u.language.arch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.api.Trees;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Node;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledIncludesTest {

  @Test
  void hasTheCoreLibrary() {
    assertThat(BundledIncludes.load("core.p4"))
        .hasValueSatisfying(text -> assertThat(text).contains("extern packet_in"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none.p4", "../pom.xml", "/etc/passwd", "a/../core.p4", "", ".", "x y"})
  void nothingElseCanBeNamed(String name) {
    assertThat(BundledIncludes.load(name)).isEmpty();
  }

  /** An editor shows this text; a constructor without parameters needs none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "core.p4",
        "ubpf_model.p4",
        "ebpf_model.p4",
        "xdp_model.p4",
        "v1model.p4",
        "psa.p4",
        "dpdk/psa.p4",
        "pna.p4",
        "bmv2/pna.p4",
        "dpdk/pna.p4",
        "tc/pna.p4"
      })
  void everyDeclarationIsDocumented(String name) {
    CheckedProgram program =
        Frontends.create()
            .check(
                Path.of("test.p4"),
                "#include <" + name + ">",
                P4Frontend.Options.DEFAULT,
                p -> Optional.empty());

    List<String> silent = new ArrayList<>();
    Deque<Node> open = new ArrayDeque<>(program.tree().declarations());
    while (!open.isEmpty()) {
      Node n = open.pop();
      if (n instanceof Decl.ExternObject) {
        open.addAll(Trees.children(n));
      }
      if (speaks(n) && program.index().documentation(n).isEmpty()) {
        silent.add(n.span() + " " + n.span().text().lines().findFirst().orElse(""));
      }
    }
    assertThat(silent).isEmpty();
  }

  private static boolean speaks(Node n) {
    return n instanceof Decl.Method m
        ? !m.parameters().isEmpty() || m.returnType().isPresent()
        : n instanceof Decl && !(n instanceof Decl.ErrorDecl) && !(n instanceof Decl.MatchKindDecl);
  }
}
