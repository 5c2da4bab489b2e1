package dev.p4u.language.syntax;

import java.util.ArrayList;
import java.util.List;
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

  // The two that the generated classes call, for short lists of children: no iterators, and no list
  // where there is nothing.

  @Override
  public <T extends ParserRuleContext> T getRuleContext(Class<? extends T> type, int index) {
    int left = index;
    for (int i = 0; children != null && i < children.size(); i++) {
      ParseTree child = children.get(i);
      if (type.isInstance(child) && left-- == 0) {
        return type.cast(child);
      }
    }
    return null;
  }

  @Override
  public <T extends ParserRuleContext> List<T> getRuleContexts(Class<? extends T> type) {
    List<T> found = List.of();
    for (int i = 0; children != null && i < children.size(); i++) {
      ParseTree child = children.get(i);
      if (type.isInstance(child)) {
        if (found.isEmpty()) {
          found = new ArrayList<>();
        }
        found.add(type.cast(child));
      }
    }
    return found;
  }
}
