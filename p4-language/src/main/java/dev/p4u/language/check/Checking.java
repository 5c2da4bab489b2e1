package dev.p4u.language.check;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Value;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the rules share while one program is checked: the side tables and each other. */
final class Checking {

  final P4Program tree;
  final Reporter report = new Reporter();
  final Generics generics = new Generics();

  /** Of expressions, written types and declarations. */
  final NodeMap<P4Type> types;

  final NodeMap<P4Type> conversions;

  /** The declaration that a name denotes. */
  final NodeMap<Node> uses;

  /** Ids of the declarations that some name denotes; named arguments do not count. */
  final BitSet referenced = new BitSet();

  final NodeMap<CallTarget> callTargets;

  /** What a Decl.Instance constructs. */
  final NodeMap<CallTarget> constructions;

  /** Values of constants, enum members and calls that have one. */
  final NodeMap<Value> constants;

  final NodeMap<Signature> signatures;

  /** Parameters that are written to although they have no direction. */
  final Set<Parameter> withoutDirection = Collections.newSetFromMap(new IdentityHashMap<>());

  final Map<String, Name> errors = new LinkedHashMap<>();
  final Map<String, Name> matchKinds = new LinkedHashMap<>();

  final Resolver resolver;
  final TypeResolver typeRefs;
  final TypeSizes sizes;
  final ConstEvaluator values;
  final Conversions conversionRules;
  final ExprChecker exprs;
  final OperatorRules operators;
  final MemberRules members;
  final CallChecker calls;
  final ConstructorRules constructors;
  final BuiltInMethods builtIns;
  final KeySets keySets;
  final StmtChecker statements;
  final SwitchRules switches;
  final DeclChecker declarations;
  final TypeDeclChecker typeDeclarations;
  final ParserChecker parsers;
  final TableChecker tables;
  final ParameterRules parameters;
  final AbstractMethods abstractMethods;
  final CompileTime compileTime;
  final CoreRules core;
  final AnnotationRules annotations;
  final EntryRules entries;
  final RuntimeDivision divisions;
  final MissingIncludes includes;

  Checking(P4Program tree) {
    this.tree = tree;
    int nodes = tree.nodeCount();
    types = new NodeMap<>(nodes);
    conversions = new NodeMap<>(nodes);
    uses = new NodeMap<>(nodes);
    callTargets = new NodeMap<>(nodes);
    constructions = new NodeMap<>(nodes);
    constants = new NodeMap<>(nodes);
    signatures = new NodeMap<>(nodes);
    resolver = new Resolver(this);
    typeRefs = new TypeResolver(this);
    sizes = new TypeSizes();
    values = new ConstEvaluator(types, conversions, uses, constants);
    conversionRules = new Conversions(this);
    exprs = new ExprChecker(this);
    operators = new OperatorRules(this);
    members = new MemberRules(this);
    calls = new CallChecker(this);
    constructors = new ConstructorRules(this);
    builtIns = new BuiltInMethods(this);
    keySets = new KeySets(this);
    statements = new StmtChecker(this);
    switches = new SwitchRules(this);
    declarations = new DeclChecker(this);
    typeDeclarations = new TypeDeclChecker(this);
    parsers = new ParserChecker(this);
    tables = new TableChecker(this);
    parameters = new ParameterRules(this);
    abstractMethods = new AbstractMethods(this);
    compileTime = new CompileTime(this);
    core = new CoreRules(this);
    annotations = new AnnotationRules(this);
    entries = new EntryRules(this);
    divisions = new RuntimeDivision(this);
    includes = new MissingIncludes(this);
  }

  /** The instance that is called {@code main}, whatever its type. */
  Optional<Decl.Instance> main() {
    for (Decl d : tree.declarations()) {
      if (d instanceof Decl.Instance i && i.name().text().equals("main")) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  P4Type typeOf(Expr e) {
    return types.get(e, P4Type.Simple.UNKNOWN);
  }

  P4Type finalTypeOf(Expr e) {
    return conversions.get(e, typeOf(e));
  }

  /** Binds a use to its declaration, for the name as well as for the node around it. */
  void use(Node around, Name name, Node declaration) {
    point(around, name, declaration);
    if (!(around instanceof Argument)) {
      referenced.set(declaration.id());
    }
  }

  /** Binds a use to a declaration that may yet turn out not to be the one that is meant. */
  void point(Node around, Name name, Node declaration) {
    uses.put(around, declaration);
    uses.put(name, declaration);
  }

  Optional<Node> declarationOf(Node use) {
    return uses.get(use);
  }
}
