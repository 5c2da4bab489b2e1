package dev.p4u.language.format;

import java.util.List;

/** A declaration, a statement, or another entry of a block. */
sealed interface Item {

  Token first();

  Token last();

  /** Ends with a semicolon or a block, as a rule. */
  record Plain(List<Element> elements) implements Item {
    @Override
    public Token first() {
      return elements.get(0).first();
    }

    @Override
    public Token last() {
      return elements.get(elements.size() - 1).last();
    }
  }

  /** {@code if}, {@code else if} and {@code else} in a row; {@code for} is a chain of one. */
  record Chain(List<Branch> branches) implements Item {
    @Override
    public Token first() {
      return branches.get(0).head().get(0).first();
    }

    @Override
    public Token last() {
      return branches.get(branches.size() - 1).last();
    }
  }

  /**
   * @param head as in {@code else if (condition)}, with annotations before it
   * @param body null when the text ends before it
   */
  record Branch(List<Element> head, Item body) {
    Token last() {
      return body == null ? head.get(head.size() - 1).last() : body.last();
    }
  }

  /**
   * A case of a switch.
   *
   * @param label with its colon
   * @param body null when it falls through
   */
  record Labelled(List<Element> label, Item body) implements Item {
    @Override
    public Token first() {
      return label.get(0).first();
    }

    @Override
    public Token last() {
      return body == null ? label.get(label.size() - 1).last() : body.last();
    }
  }
}
