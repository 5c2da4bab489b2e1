package dev.p4u.tests.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.compiler.api.CompileResult;
import dev.p4u.compiler.api.P4Compiler;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.ast.Decl;
import dev.p4u.runtime.control.ActionCall;
import dev.p4u.runtime.control.ControlException;
import dev.p4u.runtime.control.KeyArg;
import dev.p4u.runtime.control.KeyValue;
import dev.p4u.runtime.control.NamedControl;
import dev.p4u.runtime.control.Processed;
import dev.p4u.runtime.control.SoftSwitch;
import dev.p4u.runtime.helper.HelperRegistry;
import dev.p4u.tests.reference.TypeFacts.Scalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the same packets, table entries and clock through the reference interpreter and through the
 * compiled program in a switch, and compares what comes out and what the registers hold.
 */
final class Differential {

  private static final int PROGRAM = 1;
  private static final int MAX_POOL = 400;
  private static final Pattern PACKET =
      Pattern.compile("^\\s*packet\\s+\\d+\\s+([0-9a-fA-F\\s]+)(#.*)?$");

  private final CheckedProgram program;
  private final UbpfReference reference;
  private final SoftSwitch soft;
  private final Random random;
  private final PacketPool pool;
  private long now = 1_000_000;
  private int nextPriority = 1;
  private int hits;

  /**
   * @throws TooLarge when it exceeds a limit of the target
   * @throws IllegalArgumentException with the diagnostics when the program does not compile
   */
  Differential(CheckedProgram program, long seed) {
    this.program = program;
    CompileResult compiled = P4Compiler.compile(program, CompileOptions.DEFAULT);
    boolean limit =
        compiled.diagnostics().stream().anyMatch(d -> d.code() == CompileCode.BACKEND_LIMIT);
    if (limit) {
      throw new TooLarge(compiled.diagnostics().toString());
    }
    if (compiled.object().isEmpty()) {
      throw new IllegalArgumentException("does not compile: " + compiled.diagnostics());
    }
    this.reference = new UbpfReference(program);
    this.soft = new SoftSwitch(() -> now, HelperRegistry.standard());
    soft.load(PROGRAM, compiled.object().get());
    soft.addFlow("actions=prog:" + PROGRAM + ",output:prog");
    this.random = new Random(seed);
    this.pool = new PacketPool(program, random, MAX_POOL);
  }

  /** Begins with the packets of an STF file. */
  void packetsOf(String stf) {
    for (String line : stf.lines().toList()) {
      Matcher packet = PACKET.matcher(line);
      if (packet.find()) {
        pool.add(HexFormat.of().parseHex(packet.group(1).replaceAll("\\s", "")));
      }
    }
  }

  /** Packets that met an entry of a table. */
  int hits() {
    return hits;
  }

  /** Different ways through the program that packets have taken. */
  int paths() {
    return pool.paths();
  }

  /** The first difference, if there is one. */
  Optional<String> run(int packets) {
    for (int i = 0; i < packets; i++) {
      if (random.nextInt(8) == 0) {
        changeTables();
      }
      now += random.nextInt(1 << 20);
      byte[] packet = pool.next();
      Optional<String> difference = one(packet, 1 + random.nextInt(4));
      if (difference.isPresent()) {
        return Optional.of("packet %d: %s".formatted(i, difference.get()));
      }
    }
    return registers();
  }

  private Optional<String> one(byte[] packet, int port) {
    reference.time(now);
    UbpfReference.Outcome wanted = reference.process(packet, port);
    Processed actual = soft.process(port, packet);
    pool.taken(packet, wanted);
    if (wanted.path().stream().anyMatch(s -> s.startsWith("hit "))) {
      hits++;
    }
    String want = text(wanted);
    String got = text(actual);
    return want.equals(got)
        ? Optional.empty()
        : Optional.of(
            "%s in by %d\nreference: %s\ncompiled:  %s %s\npath: %s"
                .formatted(hex(packet), port, want, got, actual.reason(), wanted.path()));
  }

  private static String text(UbpfReference.Outcome o) {
    if (!o.passed()) {
      return "dropped";
    }
    String clone = o.clonePort() >= 0 ? out(o.clonePort(), o.packet()) : "";
    return clone + out(o.outputPort(), o.packet());
  }

  private static String text(Processed p) {
    StringBuilder out = new StringBuilder();
    for (Processed.Output o : p.outputs()) {
      out.append(out(Integer.toUnsignedLong(o.port()), o.packet()));
    }
    return p.outputs().isEmpty() ? "dropped" : out.toString();
  }

  private static String out(long port, byte[] packet) {
    return "[%d: %s]".formatted(port, hex(packet));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  // --- Tables

  private void changeTables() {
    List<Map.Entry<String, TableState>> all = List.copyOf(reference.tables().entrySet());
    if (all.isEmpty()) {
      return;
    }
    Map.Entry<String, TableState> chosen = all.get(random.nextInt(all.size()));
    TableState table = chosen.getValue();
    NamedControl control = soft.control(PROGRAM);
    boolean setDefault = table.keys().isEmpty() || random.nextInt(6) == 0;
    if (setDefault && !table.constantDefault() && !table.defaultActions().isEmpty()) {
      Decl.Action action = pick(table.defaultActions());
      List<V> data = data(table, action);
      control.table(chosen.getKey()).setDefault(call(action, table, data));
      table.setDefault(new TableState.Choice(action, data));
    } else if (!table.keys().isEmpty()
        && !table.constantEntries()
        && !table.entryActions().isEmpty()
        && table.entries().size() < 40) {
      addEntry(chosen.getKey(), table, control);
    }
  }

  private void addEntry(String name, TableState table, NamedControl control) {
    List<BigInteger> near = table.seen.isEmpty() ? null : pick(table.seen);
    List<TableState.Match> matches = new ArrayList<>();
    List<KeyArg> args = new ArrayList<>();
    for (int i = 0; i < table.keys().size(); i++) {
      TableState.Key key = table.keys().get(i);
      int width = key.type().width();
      BigInteger ones = UbpfReference.ones(width);
      BigInteger value =
          near != null && random.nextInt(8) != 0 ? near.get(i) : new BigInteger(width, random);
      BigInteger mask =
          switch (key.kind()) {
            case "lpm" -> ones.shiftRight(random.nextInt(width + 1)).xor(ones);
            case "ternary" -> random.nextInt(3) == 0 ? ones : new BigInteger(width, random);
            case "optional" -> random.nextBoolean() ? ones : BigInteger.ZERO;
            default -> ones;
          };
      value = value.and(mask);
      matches.add(new TableState.Match(value, mask));
      if (!key.kind().equals("optional") || mask.signum() != 0) {
        args.add(new KeyArg("field" + i, keyValue(key.kind(), value, mask)));
      }
    }
    Decl.Action action = pick(table.entryActions());
    List<V> data = data(table, action);
    int priority = nextPriority++;
    TableState.Choice choice = new TableState.Choice(action, data);
    if (table.add(new TableState.Entry(matches, BigInteger.valueOf(priority), choice))) {
      try {
        control.table(name).add(args, priority, call(action, table, data));
      } catch (ControlException e) {
        assertThat(e).hasMessageContaining("is full");
        table.removeLast();
      }
    }
  }

  private static KeyValue keyValue(String kind, BigInteger value, BigInteger mask) {
    return switch (kind) {
      case "lpm" -> new KeyValue.Prefix(value, mask.bitCount());
      case "ternary" -> new KeyValue.Masked(value, mask);
      default -> new KeyValue.Exact(value);
    };
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private List<V> data(TableState table, Decl.Action action) {
    return table.dataOf(action).stream().map(s -> s.value(random(s))).toList();
  }

  private BigInteger random(Scalar scalar) {
    return random.nextInt(3) == 0
        ? BigInteger.valueOf(random.nextInt(8))
        : new BigInteger(scalar.width(), random);
  }

  private ActionCall call(Decl.Action action, TableState table, List<V> data) {
    List<Scalar> types = table.dataOf(action);
    List<ActionCall.Arg> args = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      args.add(new ActionCall.Arg(null, types.get(i).bits(data.get(i).number())));
    }
    return new ActionCall(program.controlPlaneName(action), args);
  }

  // --- Registers

  private Optional<String> registers() {
    for (Map.Entry<String, RegisterState> e : reference.registers().entrySet()) {
      Set<String> wanted = new HashSet<>();
      e.getValue()
          .cells()
          .forEach(
              (index, value) -> {
                List<BigInteger> numbers = TypeFacts.leaves(value).stream().map(V::number).toList();
                if (numbers.stream().anyMatch(n -> n.signum() != 0)) {
                  wanted.add(index.number() + "=" + numbers);
                }
              });
      Set<String> actual = new HashSet<>();
      soft.control(PROGRAM)
          .register(e.getKey())
          .cells()
          .forEach((index, fields) -> actual.add(index + "=" + List.copyOf(fields.values())));
      if (!wanted.equals(actual)) {
        return Optional.of(
            "register %s\nreference: %s\ncompiled:  %s"
                .formatted(e.getKey(), sorted(wanted), sorted(actual)));
      }
    }
    return Optional.empty();
  }

  private static String sorted(Set<String> cells) {
    Map<String, Boolean> map = new TreeMap<>();
    cells.forEach(c -> map.put(c, true));
    return map.keySet().toString();
  }
}
