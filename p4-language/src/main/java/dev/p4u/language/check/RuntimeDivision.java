package dev.p4u.language.check;

import dev.p4u.language.api.Trees;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Division of what packets bring. P4 defines {@code /} and {@code %} for numbers of the compiler
 * ("Operations on arbitrary-precision integers") and not for bit strings; an architecture may offer
 * more. Values that a compiler could still find out, such as those of local variables, pass.
 */
final class RuntimeDivision {

  /** Packages of architectures that divide. */
  private static final Set<String> DIVIDING = Set.of("ubpf");

  private final Checking checking;
  private final List<Expr.Binary> divisions = new ArrayList<>();

  RuntimeDivision(Checking checking) {
    this.checking = checking;
  }

  /** Remembers a division of bit strings. */
  void note(Expr.Binary division) {
    divisions.add(division);
  }

  void check() {
    Optional<Decl.Instance> main = checking.main();
    if (divisions.isEmpty() || main.isEmpty()) {
      return;
    }
    Optional<String> architecture = architecture(main.get());
    if (architecture.isEmpty() || DIVIDING.contains(architecture.get())) {
      return;
    }
    Set<Integer> fromPackets = parameters(main.get());
    for (Expr.Binary b : divisions) {
      if (!isEasy(b) && dependsOn(b, fromPackets)) {
        checking.report.add(CheckCode.RUNTIME_DIVISION, b, b.op().text(), architecture.get());
      }
    }
  }

  private Optional<String> architecture(Decl.Instance main) {
    return checking.types.get(main).isPresent()
            && checking.types.get(main).get() instanceof P4Type.Instance t
            && t.declaration() instanceof Decl.PackageType p
        ? Optional.of(p.name().text())
        : Optional.empty();
  }

  /** What the blocks of the program are given with each packet. */
  private Set<Integer> parameters(Decl.Instance main) {
    Set<Integer> ids = new HashSet<>();
    for (Decl d : InstanceTree.of(checking, main).declarations()) {
      List<Parameter> parameters =
          d instanceof Decl.Control c
              ? c.parameters()
              : d instanceof Decl.Parser p ? p.parameters() : List.of();
      parameters.forEach(p -> ids.add(p.id()));
    }
    return ids;
  }

  /** Division by a power of two is a shift, its remainder a mask; zero stays zero. */
  private boolean isEasy(Expr.Binary b) {
    Optional<BigInteger> divisor = checking.values.number(b.right());
    Optional<BigInteger> dividend = checking.values.number(b.left());
    boolean power =
        divisor.isPresent() && divisor.get().signum() > 0 && divisor.get().bitCount() == 1;
    return power || dividend.isPresent() && dividend.get().signum() == 0;
  }

  private boolean dependsOn(Expr e, Set<Integer> parameters) {
    Deque<Node> open = new ArrayDeque<>(List.of(e));
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node instanceof Expr.NameRef n
          && checking.declarationOf(n).filter(d -> parameters.contains(d.id())).isPresent()) {
        return true;
      }
      open.addAll(Trees.children(node));
    }
    return false;
  }
}
