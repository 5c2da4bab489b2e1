package dev.p4u.compiler.lower;

import dev.p4u.compiler.api.Target;
import dev.p4u.language.api.CheckedProgram;

/**
 * What the rules of the lowering share while one program is lowered: the results and each other.
 */
final class Context {

  final CheckedProgram program;
  final Target target;
  final Reporter report;
  final Emitter emit;
  final ProgramParts parts = new ProgramParts();
  final Externs externs;

  /** What is declared at the top of the program. */
  final Scope root;

  final TypeModel types;
  final StorageFactory storages;
  final Memory memory;
  final Operators operators;
  final Coercions coercions;
  final ExprLowering exprs;
  final LValueLowering lvalues;
  final ConditionLowering conditions;
  final CallLowering calls;
  final BuiltInCalls builtIns;
  final StmtLowering statements;
  final SwitchLowering switches;
  final LoopLowering loops;
  final Instances instances;
  final SelectLowering selects;
  final TableLowering tables;

  Context(CheckedProgram program, Target target, Reporter report, Emitter emit, Externs externs) {
    this.program = program;
    this.target = target;
    this.report = report;
    this.emit = emit;
    this.externs = externs;
    root = Scope.global(Frame.top(new ExitPoint(() -> emit.newBlock("exit"))));
    types = new TypeModel(program, report);
    storages = new StorageFactory(emit, types);
    memory = new Memory(emit, types);
    operators = new Operators(emit, types, report);
    coercions = new Coercions(emit, types);
    exprs = new ExprLowering(this);
    lvalues = new LValueLowering(this);
    conditions = new ConditionLowering(this);
    calls = new CallLowering(this);
    builtIns = new BuiltInCalls(this);
    statements = new StmtLowering(this);
    switches = new SwitchLowering(this);
    loops = new LoopLowering(this);
    instances = new Instances(this);
    selects = new SelectLowering(this);
    tables = new TableLowering(this);
  }
}
