package dev.p4u.compiler.lower;

import dev.p4u.compiler.ir.Position;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.source.Span;
import dev.p4u.language.types.P4Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the body of an action, function, parser or control in place of a call, with copy-in and
 * copy-out as the P4 specification's section 6.8 says: arguments are evaluated from left to right,
 * the callee works on copies, and out and inout parameters are copied back from left to right,
 * however the callee ends.
 */
final class Inliner {

  /** Writes the code of the body. */
  interface Body {
    void lower(Scope scope);
  }

  /** A parameter with its type and argument. */
  record Passed(Parameter parameter, P4Type type, Actual actual) {}

  private record CopyOut(LValue place, Storage from) {}

  private final Context c;

  Inliner(Context c) {
    this.c = c;
  }

  /**
   * @param declared where the callee is declared
   * @param caller where control comes from
   * @param returned type of the result; void for none
   */
  Val inline(
      List<Passed> passed, Scope declared, Frame caller, P4Type returned, Span site, Body body) {
    c.emit.at(site);
    Position position = c.emit.position();
    Optional<Storage> result =
        returned == P4Type.Simple.VOID
            ? Optional.empty()
            : Optional.of(c.storages.create("result", returned, site));
    result.ifPresent(c.memory::clear);
    boolean copiesBack = passed.stream().anyMatch(p -> p.actual() instanceof Actual.Out);
    ExitPoint exit = copiesBack ? new ExitPoint(() -> c.emit.newBlock("exit")) : caller.onExit();
    int end = c.emit.newBlock("return");
    Scope scope = declared.inner(caller.callee(end, result, exit));
    List<CopyOut> copies = bind(passed, scope);

    body.lower(scope);
    c.emit.at(position);
    c.emit.jump(end);
    if (copiesBack && exit.isUsed()) {
      c.emit.moveTo(exit.block());
      copyOut(copies);
      c.emit.jump(caller.onExit().block());
    }
    c.emit.moveTo(end);
    copyOut(copies);
    return result.map(c.memory::read).orElse(Val.VOID);
  }

  private List<CopyOut> bind(List<Passed> passed, Scope scope) {
    List<CopyOut> copies = new ArrayList<>();
    for (Passed p : passed) {
      if (p.actual() instanceof Actual.Reference reference) {
        scope.bind(p.parameter(), reference.binding());
        continue;
      }
      String path =
          p.actual() instanceof Actual.Out out && !(out.place() instanceof LValue.Discard)
              ? out.place().path()
              : p.parameter().name().text();
      Storage storage = c.storages.create(path, p.type(), p.parameter().span());
      scope.bind(p.parameter(), new Binding.Place(new LValue.Direct(storage)));
      if (p.actual() instanceof Actual.In in) {
        c.memory.write(storage, in.value());
      } else if (p.actual() instanceof Actual.Out out) {
        c.memory.write(storage, out.copyIn() ? c.memory.read(out.place()) : c.types.zero(p.type()));
        copies.add(new CopyOut(out.place(), storage));
      }
    }
    return copies;
  }

  private void copyOut(List<CopyOut> copies) {
    for (CopyOut copy : copies) {
      c.memory.write(copy.place(), c.memory.read(copy.from()));
    }
  }
}
