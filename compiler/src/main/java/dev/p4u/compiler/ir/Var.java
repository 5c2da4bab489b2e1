package dev.p4u.compiler.ir;

/**
 * A mutable scalar of the source program: a leaf field of a header or struct, a local, a validity
 * bit. Exists until SSA construction turns it into values; reads 0 before its first write.
 *
 * @param name for people, for example {@code headers.ipv4.ttl}
 */
public record Var(int id, String name, int width) {
  @Override
  public String toString() {
    return name + "#" + id;
  }
}
