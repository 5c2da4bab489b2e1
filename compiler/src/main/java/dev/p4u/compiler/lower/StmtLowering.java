package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Stmt;
import dev.p4u.language.types.P4Type;
import java.util.Optional;

/** Statements. */
final class StmtLowering {

  private static final int MAX_DEPTH = 1_000;

  private final Context c;
  private int depth;

  StmtLowering(Context c) {
    this.c = c;
  }

  /** The body of something that is called; its names are in the scope's own block. */
  void body(Stmt.Block block, Scope scope) {
    Scope inner = scope.inner();
    for (Stmt statement : block.statements()) {
      statement(statement, inner);
    }
  }

  void statement(Stmt statement, Scope scope) {
    if (c.emit.isTerminated()) {
      return; // behind a return or exit
    }
    if (++depth > MAX_DEPTH) {
      throw new LoweringLimit(CompileCode.NESTED_TOO_DEEPLY, MAX_DEPTH);
    }
    c.emit.at(statement.span());
    lower(statement, scope);
    depth--;
  }

  private void lower(Stmt statement, Scope scope) {
    if (statement instanceof Stmt.Block block) {
      body(block, scope);
    } else if (statement instanceof Stmt.Assign assign) {
      assign(assign, scope);
    } else if (statement instanceof Stmt.CallStmt call) {
      c.calls.call(call.call(), scope);
    } else if (statement instanceof Stmt.If branch) {
      lowerIf(branch, scope);
    } else if (statement instanceof Stmt.DeclStmt declaration) {
      declare(declaration.declaration(), scope);
    } else if (statement instanceof Stmt.Return ret) {
      lowerReturn(ret, scope);
    } else if (statement instanceof Stmt.Exit) {
      c.emit.jump(scope.frame().onExit().block());
    } else if (statement instanceof Stmt.Break) {
      c.emit.jump(scope.frame().onBreak());
    } else if (statement instanceof Stmt.Continue) {
      c.emit.jump(scope.frame().onContinue());
    } else if (statement instanceof Stmt.Switch choice) {
      c.switches.lower(choice, scope);
    } else if (statement instanceof Stmt.For loop) {
      c.loops.lower(loop, scope);
    } else if (statement instanceof Stmt.ForIn loop) {
      c.loops.lower(loop, scope);
    } else if (!(statement instanceof Stmt.Empty)) {
      throw new CompilerBug("a statement with errors was lowered at " + statement.span());
    }
  }

  private void assign(Stmt.Assign assign, Scope scope) {
    LValue target = c.lvalues.place(assign.target(), scope);
    P4Type type = scope.resolve(c.program.typeOf(assign.target()));
    Val value;
    if (assign.op().isPresent()) {
      Operand left = Memory.scalar(c.memory.read(target));
      Expr.BinaryOp op = assign.op().get();
      boolean shift = op == Expr.BinaryOp.SHL || op == Expr.BinaryOp.SHR;
      Operand right =
          shift
              ? c.exprs.scalar(assign.value(), scope)
              : c.exprs.scalarAs(assign.value(), type, scope);
      c.emit.at(assign.span());
      value = new Val.Scalar(c.operators.binary(op, left, right, type, assign.span()));
    } else {
      value = c.exprs.valueAs(assign.value(), type, scope);
    }
    c.emit.at(assign.span());
    c.memory.write(target, value);
  }

  private void lowerIf(Stmt.If branch, Scope scope) {
    int yes = c.emit.newBlock("then");
    int end = c.emit.newBlock("end_if");
    int no = branch.whenFalse().isPresent() ? c.emit.newBlock("else") : end;
    c.conditions.branch(branch.condition(), yes, no, scope);
    c.emit.moveTo(yes);
    statement(branch.whenTrue(), scope.inner());
    c.emit.jump(end);
    if (branch.whenFalse().isPresent()) {
      c.emit.moveTo(no);
      statement(branch.whenFalse().get(), scope.inner());
      c.emit.jump(end);
    }
    c.emit.moveTo(end);
  }

  private void lowerReturn(Stmt.Return ret, Scope scope) {
    Optional<Storage> result = scope.frame().result();
    if (ret.value().isPresent() && result.isPresent()) {
      c.memory.write(result.get(), c.exprs.valueAs(ret.value().get(), result.get().type(), scope));
    }
    c.emit.jump(scope.frame().onReturn());
  }

  /** A declaration among statements or the locals of a parser or control. */
  void declare(Decl declaration, Scope scope) {
    if (declaration instanceof Decl.Variable variable) {
      P4Type type = scope.resolve(c.program.typeOfDeclaration(variable));
      Storage storage = c.storages.create(variable.name().text(), type, variable.span());
      Val value =
          variable.value().isPresent()
              ? c.exprs.valueAs(variable.value().get(), type, scope)
              : c.types.zero(type);
      c.emit.at(variable.span());
      c.memory.write(storage, value);
      scope.bind(variable, new Binding.Place(new LValue.Direct(storage)));
    } else if (declaration instanceof Decl.Constant constant) {
      P4Type type = scope.resolve(c.program.typeOfDeclaration(constant));
      scope.bind(constant, new Binding.Known(c.exprs.valueAs(constant.value(), type, scope), type));
    } else if (declaration instanceof Decl.Instance instance) {
      c.instances.declare(instance, scope);
    } else {
      throw new CompilerBug("a declaration with errors was lowered at " + declaration.span());
    }
  }
}
