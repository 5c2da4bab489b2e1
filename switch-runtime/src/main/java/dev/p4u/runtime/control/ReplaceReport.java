package dev.p4u.runtime.control;

import java.util.List;

/**
 * What became of the maps when a program was replaced, by map name.
 *
 * @param kept same definition: their contents live on
 * @param fresh new, changed, or const in the new program: they start with its initial entries
 * @param dropped not in the new program, or changed
 */
public record ReplaceReport(List<String> kept, List<String> fresh, List<String> dropped) {
  public ReplaceReport {
    kept = List.copyOf(kept);
    fresh = List.copyOf(fresh);
    dropped = List.copyOf(dropped);
  }
}
