package dev.p4u.language.check;

import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Types;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What P4Runtime asks of a program whose architecture it serves (P4Runtime specification 1.4,
 * chapter 6): only what {@code main} instantiates is seen by a control plane.
 */
final class P4RuntimeRules {

  /** Files that declare the architectures with a P4Runtime control plane. */
  private static final Set<String> ARCHITECTURES = Set.of("v1model.p4", "psa.p4");

  /** Extern objects that have a name in P4Info. */
  private static final Set<String> NAMED_EXTERNS =
      Set.of(
          "counter",
          "direct_counter",
          "meter",
          "direct_meter",
          "register",
          "action_profile",
          "action_selector",
          "Counter",
          "DirectCounter",
          "Meter",
          "DirectMeter",
          "Register",
          "ActionProfile",
          "ActionSelector",
          "Digest");

  private final Checking checking;
  private final P4RuntimeIds ids;
  private final P4RuntimeTables tables;
  private final P4RuntimeAnnotations annotations;

  P4RuntimeRules(Checking checking) {
    this.checking = checking;
    this.ids = new P4RuntimeIds(checking);
    this.tables = new P4RuntimeTables(checking);
    this.annotations = new P4RuntimeAnnotations(checking);
  }

  void check(P4Program program) {
    Optional<Decl.Instance> main = checking.main();
    if (main.isEmpty() || !isServed(main.get())) {
      return;
    }
    InstanceTree instances = InstanceTree.of(checking, main.get());
    names(instances);
    Map<Integer, Decl.Action> actions = new LinkedHashMap<>();
    for (Decl d : instances.declarations()) {
      if (d instanceof Decl.Control c) {
        control(c, actions);
      } else if (d instanceof Decl.Parser p) {
        p.locals().stream()
            .filter(Decl.ValueSet.class::isInstance)
            .forEach(v -> valueSet((Decl.ValueSet) v));
      }
    }
    actions.values().forEach(this::action);
    Map<String, Annotation> headers = new HashMap<>();
    annotations.packageInfo(main.get());
    for (Decl d : program.declarations()) {
      if (d instanceof Decl.Aggregate a && Names.has(a.annotations(), "controller_header")) {
        ids.object(a, P4RuntimeIds.CONTROLLER_HEADER);
        ids.parts(a.fields());
        annotations.controllerHeader(a, headers);
      } else if (d instanceof Decl.TypeAlias a && a.distinct()) {
        annotations.translation(a);
      }
    }
  }

  private boolean isServed(Decl.Instance main) {
    return checking.types.get(main, Simple.UNKNOWN) instanceof P4Type.Instance i
        && ARCHITECTURES.contains(fileName(i.declaration().span().file().path()));
  }

  private static String fileName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** One name is one object, also where a control with an absolute name is instantiated twice. */
  private void names(InstanceTree instances) {
    Map<String, InstanceTree.Site> tableNames = new HashMap<>();
    Map<String, InstanceTree.Site> externNames = new HashMap<>();
    for (InstanceTree.Site site : instances.sites()) {
      if (site.declaration() instanceof Decl.Control c) {
        for (Decl local : c.locals()) {
          if (local instanceof Decl.Table && !Names.has(local.annotations(), "hidden")) {
            once(local, site, tableNames, "");
          } else if (local instanceof Decl.Instance i && isNamed(i)) {
            annotations.selector(i.annotations());
            once(local, site, externNames, typeName(i) + " ");
          }
        }
      }
    }
  }

  private void once(
      Decl d, InstanceTree.Site site, Map<String, InstanceTree.Site> all, String kind) {
    String name = InstanceTree.named(site.path(), d);
    InstanceTree.Site other = all.putIfAbsent(kind + name, site);
    if (other != null) {
      checking.report.add(
          CheckCode.DUPLICATE_CONTROL_PLANE_NAME,
          d.name(),
          List.of(
              new Related(other.at().span(), "one instance has it"),
              new Related(site.at().span(), "another instance has it")),
          name);
    }
  }

  private boolean isNamed(Decl.Instance i) {
    return NAMED_EXTERNS.contains(typeName(i));
  }

  private String typeName(Decl.Instance i) {
    return checking.types.get(i, Simple.UNKNOWN) instanceof P4Type.Instance t
        ? t.declaration().name().text()
        : "";
  }

  private void control(Decl.Control c, Map<Integer, Decl.Action> actions) {
    for (Decl local : c.locals()) {
      if (local instanceof Decl.Table t) {
        ids.object(t, P4RuntimeIds.TABLE);
        annotations.numbers(t);
        tables.check(t);
        for (Decl.TableProperty p : t.properties()) {
          if (p instanceof Decl.KeyProperty k) {
            ids.parts(k.elements());
          } else if (p instanceof Decl.ActionsProperty a) {
            a.actions()
                .forEach(r -> tables.action(r).ifPresent(d -> actions.putIfAbsent(d.id(), d)));
          }
        }
      }
    }
  }

  private void action(Decl.Action a) {
    ids.object(a, P4RuntimeIds.ACTION);
    List<Parameter> given =
        a.parameters().stream().filter(p -> p.direction() == Parameter.Direction.NONE).toList();
    ids.parts(given);
    for (Parameter p : given) {
      P4Type type = checking.types.get(p, Simple.UNKNOWN);
      if (type != Simple.UNKNOWN && !isNumber(type)) {
        checking.report.add(CheckCode.BAD_ACTION_DATA, p.name(), p.name(), type);
      }
    }
  }

  private static boolean isNumber(P4Type type) {
    return type instanceof P4Type.Bit
        || type instanceof P4Type.Int
        || type instanceof P4Type.NewType
        || type instanceof P4Type.EnumType
        || type == Simple.BOOL;
  }

  /** P4Runtime 6.4.7: numbers, or structs of them. */
  private void valueSet(Decl.ValueSet v) {
    ids.object(v, P4RuntimeIds.VALUE_SET);
    if (!(checking.types.get(v, Simple.UNKNOWN) instanceof P4Type.ValueSetType set)) {
      return;
    }
    P4Type type = set.element();
    if (isStruct(type)) {
      fields((P4Type.Aggregate) type);
    } else if (!isBits(type) && !(type instanceof P4Type.EnumType) && type != Simple.UNKNOWN) {
      checking.report.add(CheckCode.BAD_VALUE_SET, v.name(), type);
    }
  }

  private void fields(P4Type.Aggregate struct) {
    ids.parts(struct.declaration().fields());
    for (P4Type.Field f : struct.fields()) {
      if (isStruct(f.type())) {
        fields((P4Type.Aggregate) f.type());
      } else if (!isBits(f.type()) && f.declaration() != null) {
        checking.report.add(CheckCode.BAD_VALUE_SET, f.declaration().name(), f.type());
      }
    }
  }

  private static boolean isStruct(P4Type type) {
    return type instanceof P4Type.Aggregate a && a.kind() == Decl.AggregateKind.STRUCT;
  }

  private static boolean isBits(P4Type type) {
    return type instanceof P4Type.Bit || type instanceof P4Type.Int || type == Simple.UNKNOWN;
  }

  /** An annotation of a node. */
  static Optional<Annotation> annotation(Node node, String name) {
    return Names.find(Names.annotationsOf(node), name);
  }

  static P4Type base(P4Type type) {
    return Types.underlying(type);
  }
}
