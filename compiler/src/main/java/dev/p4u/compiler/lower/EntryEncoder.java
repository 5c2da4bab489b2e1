package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.ir.Evaluator;
import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.types.P4Type;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.MatchKind;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The contents that a table's maps have from the start: its entries and its default action. */
final class EntryEncoder {

  private static final int U32 = 4;

  /** What a key field must be: the bits under the mask. */
  private record Match(Const value, Const mask) {}

  private final Context c;
  private final TableInstance table;
  private final Scope scope;
  private final ConstantAction actions;

  EntryEncoder(Context c, TableInstance table, Scope scope) {
    this.c = c;
    this.table = table;
    this.scope = scope;
    this.actions = new ConstantAction(c, scope, table.name(), table.actions());
  }

  void encode(Optional<Decl.EntriesProperty> entries) {
    if (c.target.richMaps()) {
      TableInstance.DefaultAction byDefault = table.defaultAction();
      table
          .defaultMap()
          .ifPresent(
              map -> add(map, new byte[U32], value(byDefault.action(), byDefault.arguments())));
    }
    if (entries.isEmpty() || entries.get().entries().isEmpty() || table.map().isEmpty()) {
      return;
    }
    if (!c.target.richMaps()) {
      c.report.error(
          CompileCode.TARGET_LACKS,
          entries.get().span(),
          c.target.id(),
          "maps with initial contents, which `entries` need");
      return;
    }
    List<Decl.Entry> list = entries.get().entries();
    EntryPriorities order = new EntryPriorities(c, scope);
    order.read(table.declaration());
    BigInteger[] priorities = order.of(list);
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      encode(list.get(i), priorities[i], keys);
    }
  }

  private void encode(Decl.Entry entry, BigInteger priority, Set<String> keys) {
    List<Match> matches = matches(entry);
    ConstantAction.Chosen chosen = actions.choose(entry.action());
    byte[] key = key(entry, matches, priority);
    // Of two entries with one key the first wins.
    if (keys.add(HexFormat.of().formatHex(key))) {
      add(table.map().orElseThrow(), key, value(chosen.action(), chosen.arguments()));
    }
  }

  // --- Keys

  private List<Match> matches(Decl.Entry entry) {
    List<Expr> sets =
        entry.keySet() instanceof Expr.ListExpr list && !isOneTuple(list)
            ? list.elements()
            : List.of(entry.keySet());
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < table.keys().size(); i++) {
      P4Type type = scope.resolve(c.program.finalTypeOf(table.keys().get(i).expression()));
      Expr set = i < sets.size() ? sets.get(i) : entry.keySet();
      matches.add(match(set, type, table.layout().fields().get(i)));
    }
    return matches;
  }

  private boolean isOneTuple(Expr.ListExpr list) {
    return list.elements().size() != table.keys().size() && table.keys().size() == 1;
  }

  private Match match(Expr set, P4Type type, ProgramInfo.Key key) {
    int width = key.field().widthBits();
    Const all = Emitter.ones(width);
    Const none = Const.of(0, width);
    if (set instanceof Expr.Default || set instanceof Expr.DontCare) {
      if (key.match() == MatchKind.EXACT) {
        c.report.error(CompileCode.UNSUPPORTED, set.span(), "`_` for an exact key");
      }
      return new Match(none, none);
    }
    if (set instanceof Expr.Mask mask) {
      if (key.match() == MatchKind.EXACT || key.match() == MatchKind.OPTIONAL) {
        c.report.error(CompileCode.UNSUPPORTED, set.span(), "a mask for a key without masks");
      }
      Const bits = constant(mask.mask(), type);
      Const value = constant(mask.value(), type);
      return new Match(Evaluator.binary(BinOp.AND, value, bits), bits);
    }
    if (set instanceof Expr.Range) {
      c.report.error(CompileCode.UNSUPPORTED, set.span(), "a range in an entry");
      return new Match(none, none);
    }
    return new Match(constant(set, type), all);
  }

  private Const constant(Expr e, P4Type type) {
    Operand value = c.exprs.scalarAs(e, type, scope);
    if (value instanceof Const k) {
      return k;
    }
    throw CompilerBug.notConstant(e.span());
  }

  private byte[] key(Decl.Entry entry, List<Match> matches, BigInteger priority) {
    KeyLayout layout = table.layout();
    int size = layout.size();
    boolean ternary = layout.type() == MapType.TERNARY;
    byte[] key = new byte[ternary ? 2 * size + U32 : size];
    for (int i = 0; i < matches.size(); i++) {
      ProgramInfo.Key field = layout.fields().get(i);
      Match match = matches.get(i);
      put(key, 0, field.field(), match.value().bits());
      if (ternary) {
        put(key, size, field.field(), match.mask().bits());
      } else if (field.match() == MatchKind.LPM) {
        int length = layout.prefixLength(field.field(), prefix(entry, match.mask()));
        putU32(key, 0, BigInteger.valueOf(length));
      }
    }
    if (ternary) {
      putU32(key, 2 * size, priority);
    }
    return key;
  }

  /** Number of ones at the front of a mask. */
  private int prefix(Decl.Entry entry, Const mask) {
    int ones = mask.bits().bitCount();
    int zeros = mask.width() - ones;
    BigInteger expected = Emitter.ones(mask.width()).bits().shiftRight(zeros).shiftLeft(zeros);
    if (!mask.bits().equals(expected)) {
      c.report.error(CompileCode.BAD_PREFIX, entry.keySet().span());
    }
    return ones;
  }

  // --- Bytes

  private byte[] value(ActionSlot action, List<Const> arguments) {
    byte[] value = new byte[table.valueSize()];
    putU32(value, 0, BigInteger.valueOf(action.id()));
    for (int i = 0; i < Math.min(arguments.size(), action.data().size()); i++) {
      put(value, 0, action.data().get(i).field(), arguments.get(i).bits());
    }
    return value;
  }

  private static void putU32(byte[] bytes, int offset, BigInteger number) {
    put(bytes, 0, new ProgramInfo.Field("", "", 32, offset, U32, Order.LITTLE), number);
  }

  private static void put(byte[] bytes, int base, ProgramInfo.Field field, BigInteger number) {
    for (int i = 0; i < field.size(); i++) {
      int at = field.order() == Order.LITTLE ? i : field.size() - 1 - i;
      bytes[base + field.offset() + at] = number.shiftRight(8 * i).byteValue();
    }
  }

  private void add(String map, byte[] key, byte[] value) {
    HexFormat hex = HexFormat.of();
    c.parts.addEntry(new ProgramInfo.InitialEntry(map, hex.formatHex(key), hex.formatHex(value)));
  }
}
