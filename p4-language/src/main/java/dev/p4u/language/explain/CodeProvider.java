package dev.p4u.language.explain;

import java.util.List;

/** What a module adds to the list of codes; found with {@link java.util.ServiceLoader}. */
public interface CodeProvider {

  /** Where the module stands among the others: those that a program meets first come first. */
  int position();

  /** The module's phases in the order in which a program meets them. */
  List<CodeFamily> families();
}
