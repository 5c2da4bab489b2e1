package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.meta.CStruct;
import dev.p4u.compiler.meta.StructLayout;
import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.MatchKind;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes the maps and the description of a table. A map value is, as in p4c-ubpf, {@code struct {u32
 * action; union {struct {parameters} of each action}}}.
 */
final class TableFactory {

  private static final int DEFAULT_SIZE = 65_535;
  private static final int ACTION_SIZE = 4;

  /** What the runtime's maps can hold. */
  private static final BigInteger MAX_SIZE = BigInteger.valueOf(1 << 24);

  private static final String NO_ACTION = "NoAction";

  private final Context c;
  private final Decl.Table table;
  private final Scope scope;
  private final String name;
  private final List<Decl.KeyElement> keys = new ArrayList<>();
  private final List<Decl.ActionRef> actionRefs = new ArrayList<>();
  private Optional<Decl.DefaultActionProperty> defaultProperty = Optional.empty();
  private Optional<Decl.EntriesProperty> entries = Optional.empty();
  private int size = DEFAULT_SIZE;

  private TableFactory(Context c, Decl.Table table, Scope scope) {
    this.c = c;
    this.table = table;
    this.scope = scope;
    this.name = Names.of(c.program, scope.path(), table);
  }

  static TableInstance create(Context c, Decl.Table table, Scope scope) {
    return new TableFactory(c, table, scope).create();
  }

  private TableInstance create() {
    table.properties().forEach(this::read);
    KeyLayout layout = KeyLayout.of(keyElements());
    List<ActionSlot> slots = new ArrayList<>();
    int valueSize = actions(slots);
    TableInstance.DefaultAction byDefault = defaultAction(slots);
    String flat = Names.flat(name);
    Optional<String> map = keys.isEmpty() ? Optional.empty() : Optional.of(flat);
    Optional<String> defaultMap =
        byDefault.isConst() ? Optional.empty() : Optional.of(flat + "_defaultAction");
    TableInstance instance =
        new TableInstance(table, name, map, defaultMap, keys, layout, slots, byDefault, valueSize);
    declareMaps(instance);
    describe(instance);
    new EntryEncoder(c, instance, scope).encode(entries);
    return instance;
  }

  private void read(Decl.TableProperty property) {
    if (property instanceof Decl.KeyProperty key) {
      keys.addAll(key.elements());
    } else if (property instanceof Decl.ActionsProperty actions) {
      actionRefs.addAll(actions.actions());
    } else if (property instanceof Decl.DefaultActionProperty byDefault) {
      defaultProperty = Optional.of(byDefault);
    } else if (property instanceof Decl.EntriesProperty given) {
      entries = Optional.of(given);
    } else if (property instanceof Decl.CustomProperty custom
        && custom.name().text().equals("size")) {
      size = size(custom.value());
    }
  }

  private int size(Expr value) {
    BigInteger number =
        c.exprs.number(value, scope).orElseThrow(() -> CompilerBug.notConstant(value.span()));
    if (number.signum() > 0 && number.compareTo(MAX_SIZE) <= 0) {
      return number.intValue();
    }
    c.report.error(CompileCode.BAD_SIZE, value.span(), number, MAX_SIZE);
    return DEFAULT_SIZE;
  }

  // --- Key

  private List<KeyLayout.Element> keyElements() {
    List<KeyLayout.Element> elements = new ArrayList<>();
    boolean lpm = false;
    for (Decl.KeyElement key : keys) {
      P4Type type = scope.resolve(c.program.finalTypeOf(key.expression()));
      OptionalInt width = c.types.width(type);
      if (width.isEmpty()) {
        c.report.error(CompileCode.UNSUPPORTED_TYPE, key.expression().span(), "a table key", type);
      }
      MatchKind match = matchKind(key);
      if (match == MatchKind.LPM && lpm) {
        c.report.error(CompileCode.SEVERAL_LPM, key.span(), name);
      }
      lpm |= match == MatchKind.LPM;
      elements.add(new KeyLayout.Element(c.program.controlPlaneName(key), width.orElse(1), match));
    }
    return elements;
  }

  private MatchKind matchKind(Decl.KeyElement key) {
    String kind = key.matchKind().text();
    MatchKind match =
        switch (kind) {
          case "exact" -> MatchKind.EXACT;
          case "lpm" -> MatchKind.LPM;
          case "ternary" -> MatchKind.TERNARY;
          case "optional" -> MatchKind.OPTIONAL;
          default -> null;
        };
    if (match == null) {
      c.report.error(CompileCode.MATCH_KIND, key.matchKind().span(), kind);
      return MatchKind.EXACT;
    }
    if (match != MatchKind.EXACT && !c.target.richMaps()) {
      c.report.error(
          CompileCode.TARGET_LACKS, key.matchKind().span(), c.target.id(), kind + " keys");
    }
    return match;
  }

  // --- Actions

  /** Fills the list of actions; gives the size of a value. */
  private int actions(List<ActionSlot> slots) {
    List<StructLayout> layouts = new ArrayList<>();
    for (Decl.ActionRef ref : actionRefs) {
      Expr.Call call = ref.action() instanceof Expr.Call k ? k : null;
      Optional<Node> declaration =
          c.program.declarationOf(call == null ? ref.action() : call.callee());
      if (declaration.isPresent() && declaration.get() instanceof Decl.Action action) {
        Optional<CallTarget> bound = Optional.ofNullable(call).flatMap(c.program::callOf);
        boolean byDefault = has(ref.annotations(), "defaultonly");
        boolean inTable = has(ref.annotations(), "tableonly");
        slots.add(slot(slots.size(), action, bound, byDefault, inTable, layouts));
      }
    }
    if (defaultProperty.isEmpty()
        && slots.stream().noneMatch(s -> s.declaration().name().text().equals(NO_ACTION))) {
      globalNoAction()
          .ifPresent(a -> slots.add(slot(slots.size(), a, Optional.empty(), true, false, layouts)));
    }
    return place(slots, layouts);
  }

  private Optional<Decl.Action> globalNoAction() {
    return c.program.tree().declarations().stream()
        .filter(d -> d instanceof Decl.Action && d.name().text().equals(NO_ACTION))
        .map(Decl.Action.class::cast)
        .findFirst();
  }

  private static boolean has(List<Annotation> annotations, String wanted) {
    return annotations.stream().anyMatch(a -> a.name().text().equals(wanted));
  }

  /** Parameter offsets count from the start of the action's own structure for now. */
  private ActionSlot slot(
      int id,
      Decl.Action action,
      Optional<CallTarget> bound,
      boolean defaultOnly,
      boolean tableOnly,
      List<StructLayout> layouts) {
    StructLayout layout = new StructLayout(0);
    List<ActionSlot.Data> data = new ArrayList<>();
    for (Parameter parameter : action.parameters()) {
      if (parameter.direction() != Parameter.Direction.NONE) {
        continue;
      }
      P4Type type = scope.resolve(c.program.typeOfDeclaration(parameter));
      if (c.types.isPlain(type)) {
        place(parameter, type, layout, data);
      } else {
        c.report.error(CompileCode.UNSUPPORTED_TYPE, parameter.span(), "an action parameter", type);
      }
    }
    layouts.add(layout);
    return new ActionSlot(
        id,
        action,
        bound,
        Names.of(c.program, isLocal(action) ? scope.path() : "", action),
        data,
        defaultOnly,
        tableOnly);
  }

  private void place(
      Parameter parameter, P4Type type, StructLayout layout, List<ActionSlot.Data> data) {
    CStruct struct = CStruct.of(type, c.types::width);
    layout.align(struct.alignment());
    int start = layout.end();
    layout.pad(struct.size());
    String name = c.program.controlPlaneName(parameter);
    for (CStruct.Member member : struct.members()) {
      String text = member.name().isEmpty() ? name : name + "." + member.name();
      data.add(
          new ActionSlot.Data(
              parameter,
              type,
              new ProgramInfo.Field(
                  text,
                  Names.flat(text),
                  member.widthBits(),
                  start + member.offset(),
                  member.size(),
                  Order.LITTLE)));
    }
  }

  private boolean isLocal(Decl.Action action) {
    return c.program.tree().declarations().stream().noneMatch(d -> d.id() == action.id());
  }

  /** The union of the actions' structures follows the number, aligned as C aligns it. */
  private static int place(List<ActionSlot> slots, List<StructLayout> layouts) {
    int alignment = layouts.stream().mapToInt(StructLayout::alignment).max().orElse(1);
    StructLayout value = new StructLayout(0);
    value.align(ACTION_SIZE);
    value.pad(ACTION_SIZE);
    value.align(alignment);
    int union = value.end();
    value.pad(layouts.stream().mapToInt(StructLayout::size).max().orElse(0));
    for (int i = 0; i < slots.size(); i++) {
      ActionSlot slot = slots.get(i);
      List<ActionSlot.Data> moved =
          slot.data().stream()
              .map(d -> new ActionSlot.Data(d.parameter(), d.type(), moved(d.field(), union)))
              .toList();
      slots.set(
          i,
          new ActionSlot(
              slot.id(),
              slot.declaration(),
              slot.bound(),
              slot.name(),
              moved,
              slot.defaultOnly(),
              slot.tableOnly()));
    }
    return value.size();
  }

  private static ProgramInfo.Field moved(ProgramInfo.Field field, int by) {
    return new ProgramInfo.Field(
        field.name(),
        field.cName(),
        field.widthBits(),
        field.offset() + by,
        field.size(),
        field.order());
  }

  private TableInstance.DefaultAction defaultAction(List<ActionSlot> slots) {
    ConstantAction constants = new ConstantAction(c, scope, name, slots);
    if (defaultProperty.isPresent()) {
      Decl.DefaultActionProperty property = defaultProperty.get();
      ConstantAction.Chosen chosen = constants.choose(property.action());
      return new TableInstance.DefaultAction(
          chosen.action(), chosen.arguments(), property.isConst());
    }
    ActionSlot none =
        slots.stream()
            .filter(s -> s.declaration().name().text().equals(NO_ACTION))
            .findFirst()
            .orElseGet(() -> slots.get(0));
    return new TableInstance.DefaultAction(none, List.of(), false);
  }

  // --- Maps and description

  private void declareMaps(TableInstance instance) {
    int given = entries.map(e -> e.entries().size()).orElse(0);
    instance
        .map()
        .ifPresent(
            map ->
                addMap(
                    new MapDef(
                        map,
                        instance.layout().type(),
                        instance.layout().size(),
                        instance.valueSize(),
                        Math.max(size, given))));
    instance
        .defaultMap()
        .ifPresent(map -> addMap(new MapDef(map, MapType.ARRAY, 4, instance.valueSize(), 1)));
  }

  private void addMap(MapDef map) {
    if (!c.parts.addMap(map)) {
      c.report.error(
          CompileCode.UNSUPPORTED, table.span(), "a second table or register `" + map.name() + "`");
    }
  }

  private void describe(TableInstance instance) {
    List<ProgramInfo.Action> actions = new ArrayList<>();
    String flat = Names.flat(name);
    for (ActionSlot slot : instance.actions()) {
      // p4c-ubpf puts the table's name in front of the one action that many tables share.
      String flatAction = Names.flat(slot.name());
      actions.add(
          new ProgramInfo.Action(
              slot.name(),
              slot.name().equals(NO_ACTION) ? flat + "_" + flatAction : flatAction,
              slot.id(),
              slot.data().stream().map(ActionSlot.Data::field).toList(),
              slot.defaultOnly(),
              slot.tableOnly()));
    }
    boolean constEntries = entries.map(Decl.EntriesProperty::isConst).orElse(false);
    c.parts.addTable(
        new ProgramInfo.Table(
            name,
            flat,
            instance.map().orElse(null),
            instance.defaultMap().orElse(null),
            instance.valueSize(),
            size,
            instance.layout().fields(),
            actions,
            constEntries));
  }
}
