package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Stmt;
import dev.p4u.runtime.object.ProgramInfo.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An instance of a parser.
 *
 * @param scope constructor parameters, externs and inner instances
 */
record ParserInstance(Decl.Parser declaration, Scope scope) {

  private static final String START = "start";
  private static final String ACCEPT = "accept";
  private static final String REJECT = "reject";

  /** Reason that is shown when the program itself goes to {@code reject}. */
  private static final String EXPLICIT = "NoError";

  /** Writes all states that can be reached; ends in a block after {@code accept}. */
  void lower(Context c, Scope applied) {
    for (Decl local : declaration.locals()) {
      c.emit.at(local.span());
      if (local instanceof Decl.Variable) {
        c.statements.declare(local, applied);
      }
    }
    States states = new States(c, applied);
    c.emit.jump(states.block(START));
    states.lowerAll();
    c.emit.moveTo(states.accept);
  }

  /** The states of one application, each lowered when something leads to it. */
  private final class States implements SelectLowering.Targets {
    private final Context c;
    private final Scope scope;
    private final Map<String, Integer> blocks = new HashMap<>();
    private final Deque<Decl.State> open = new ArrayDeque<>();
    private final int accept;

    States(Context c, Scope scope) {
      this.c = c;
      this.scope = scope;
      this.accept = c.emit.newBlock(ACCEPT);
      blocks.put(ACCEPT, accept);
    }

    @Override
    public int block(String name) {
      Integer known = blocks.get(name);
      if (known != null) {
        return known;
      }
      int block = c.emit.newBlock(name);
      blocks.put(name, block);
      if (!name.equals(REJECT)) {
        open.add(
            declaration.states().stream()
                .filter(s -> s.name().text().equals(name))
                .findFirst()
                .orElseThrow(() -> new CompilerBug("no state " + name)));
      }
      return block;
    }

    @Override
    public void noMatch() {
      reject("NoMatch");
    }

    private void reject(String error) {
      scope
          .frame()
          .onReject()
          .orElseThrow(() -> new CompilerBug("a parser without reject"))
          .reject(error);
    }

    void lowerAll() {
      while (!open.isEmpty()) {
        lower(open.remove());
      }
      if (blocks.containsKey(REJECT)) {
        c.emit.moveTo(blocks.get(REJECT));
        reject(EXPLICIT);
      }
    }

    private void lower(Decl.State state) {
      c.emit.moveTo(blocks.get(state.name().text()));
      c.emit.at(state.name().span());
      c.emit.mark(Event.STATE, Names.join(innerPath(), state.name().text()), 0);
      Scope inner = scope.inner();
      for (Stmt statement : state.statements()) {
        c.statements.statement(statement, inner);
      }
      Optional<Decl.Transition> transition = state.transition();
      c.emit.at(transition.map(Decl.Transition::span).orElse(state.span()));
      if (transition.isPresent() && transition.get() instanceof Decl.Select select) {
        c.selects.lower(select, inner, this);
      } else {
        // A state without transition rejects (P4 specification, section 13.5).
        c.emit.jump(
            block(
                transition.isPresent() && transition.get() instanceof Decl.GoTo goTo
                    ? text(goTo.state())
                    : REJECT));
      }
    }

    /** The path below the main parser: people know states by their own names. */
    private String innerPath() {
      int dot = scope.path().indexOf('.');
      return dot < 0 ? "" : scope.path().substring(dot + 1);
    }

    private static String text(Name name) {
      return name.text();
    }
  }
}
