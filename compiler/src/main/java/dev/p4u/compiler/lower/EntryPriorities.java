package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Priorities of a table's entries (P4 specification, section 14.2.1.4), as the switch counts them:
 * the larger one wins. Where the program says that the smallest wins, its priority p becomes 2^32 -
 * 1 - p; those of a control plane count upwards in either case.
 */
final class EntryPriorities {

  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);

  private final Context c;
  private final Scope scope;
  private boolean largestWins = true;
  private BigInteger delta = BigInteger.ONE;

  EntryPriorities(Context c, Scope scope) {
    this.c = c;
    this.scope = scope;
  }

  /** Reads the table's properties {@code largest_priority_wins} and {@code priority_delta}. */
  void read(Decl.Table table) {
    for (Decl.TableProperty property : table.properties()) {
      if (property instanceof Decl.CustomProperty custom) {
        read(custom);
      }
    }
  }

  private void read(Decl.CustomProperty property) {
    String name = property.name().text();
    if (name.equals("largest_priority_wins")) {
      Optional<Boolean> value =
          c.program
              .constantOf(property.value())
              .filter(Value.BoolValue.class::isInstance)
              .map(v -> ((Value.BoolValue) v).value());
      largestWins = value.orElseThrow(() -> CompilerBug.notConstant(property.value().span()));
    } else if (name.equals("priority_delta")) {
      Optional<BigInteger> value = c.exprs.number(property.value(), scope);
      delta = value.orElseThrow(() -> CompilerBug.notConstant(property.value().span()));
    }
  }

  /**
   * The priority of each entry. One that has none follows its predecessor; the first one leaves
   * room for the others.
   */
  BigInteger[] of(List<Decl.Entry> entries) {
    BigInteger[] priorities = new BigInteger[entries.size()];
    BigInteger step = largestWins ? delta.negate() : delta;
    BigInteger first =
        largestWins
            ? delta.multiply(BigInteger.valueOf(entries.size() - 1L)).add(BigInteger.ONE)
            : BigInteger.ONE;
    for (int i = 0; i < priorities.length; i++) {
      BigInteger next = i == 0 ? first : priorities[i - 1].add(step);
      Optional<Expr> written = entries.get(i).priority();
      priorities[i] = written.flatMap(e -> c.exprs.number(e, scope)).orElse(next);
    }
    for (int i = 0; i < priorities.length; i++) {
      priorities[i] = counted(priorities[i]);
    }
    return priorities;
  }

  private BigInteger counted(BigInteger priority) {
    BigInteger bounded = priority.max(BigInteger.ZERO).min(LARGEST);
    return largestWins ? bounded : LARGEST.subtract(bounded);
  }
}
