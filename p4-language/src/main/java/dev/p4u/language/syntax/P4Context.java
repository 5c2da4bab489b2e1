package dev.p4u.language.syntax;

import java.util.ArrayList;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** What all nodes of the parser's tree are: most have few children, and there are many of them. */
class P4Context extends ParserRuleContext {

  private static final int USUAL_CHILDREN = 3;

  P4Context() {}

  P4Context(ParserRuleContext parent, int invokingState) {
    super(parent, invokingState);
  }

  @Override
  public <T extends ParseTree> T addAnyChild(T child) {
    if (children == null) {
      children = new ArrayList<>(USUAL_CHILDREN);
    }
    return super.addAnyChild(child);
  }
}
