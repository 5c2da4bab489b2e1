package dev.p4u.compiler.ir;

import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.CastOp;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Inst.HelperArg;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.runtime.object.ProgramInfo.Event;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what {@link IrPrinter} writes, so that tests can show IR. */
public final class IrParser {

  private static final Pattern BLOCK = Pattern.compile("b(\\d+) (.*):");
  private static final Pattern OPERAND = Pattern.compile("(%?)(\\d+):(\\d+)");
  private static final Pattern PART =
      Pattern.compile("(\\d+) size (\\d+) (little|big) = (%?\\d+:\\d+)");
  private static final Pattern VARIABLE = Pattern.compile("(.*)#(\\d+):(\\d+)");

  private int nextValue;
  private int nextBlock;

  private IrParser() {}

  /** A function in the printer's form; indentation does not matter. */
  public static Function parse(String text) {
    return new IrParser().function(text);
  }

  private Function function(String text) {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : (text + "\nb0 end:").lines().map(String::strip).toList()) {
      if (BLOCK.matcher(line).matches() && !lines.isEmpty()) {
        blocks.add(block(lines));
        lines.clear();
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    return new Function(blocks, nextValue, nextBlock);
  }

  private Block block(List<String> lines) {
    MatchResult head = match("b(\\d+) (.*):", lines.get(0));
    int id = Integer.parseInt(head.group(1));
    nextBlock = Math.max(nextBlock, id + 1);
    List<Block.Phi> phis = new ArrayList<>();
    List<Inst> instructions = new ArrayList<>();
    for (String line : lines.subList(1, lines.size() - 1)) {
      if (line.contains(" = phi [")) {
        phis.add(phi(line));
      } else {
        instructions.add(inst(line));
      }
    }
    return new Block(id, head.group(2), phis, instructions, end(lines.get(lines.size() - 1)));
  }

  private Block.Phi phi(String line) {
    MatchResult m = match("(\\S+) = phi \\[(.*)\\]", line);
    Map<Integer, Operand> inputs = new HashMap<>();
    for (String input : m.group(2).split(", ")) {
      String[] words = input.split(" ");
      inputs.put(target(words[0]), operand(words[1]));
    }
    return new Block.Phi(value(m.group(1)), inputs);
  }

  private static int target(String name) {
    return Integer.parseInt(name.substring(1));
  }

  private Terminator end(String line) {
    String[] words = line.replace(",", "").split(" ");
    Position at = Position.NONE;
    switch (words[0]) {
      case "jump" -> {
        return new Terminator.Jump(at, target(words[1]));
      }
      case "branch" -> {
        return new Terminator.Branch(at, operand(words[1]), target(words[2]), target(words[3]));
      }
      case "return" -> {
        return new Terminator.Return(at, operand(words[1]));
      }
      case "switch" -> {
        MatchResult m = match("switch (\\S+) \\[(.*)\\] else b(\\d+)", line);
        List<Terminator.Case> cases = new ArrayList<>();
        for (String each : m.group(2).split(", ")) {
          String[] pair = each.split(" ");
          cases.add(new Terminator.Case(new BigInteger(pair[0]), target(pair[1])));
        }
        return new Terminator.Switch(at, operand(m.group(1)), cases, Integer.parseInt(m.group(3)));
      }
      default -> throw new AssertionError("no end: " + line);
    }
  }

  private Inst inst(String line) {
    Position at = Position.NONE;
    MatchResult assigned = tryMatch("(%\\d+:\\d+) = (\\w+) ?(.*)", line);
    if (assigned != null) {
      return define(value(assigned.group(1)), assigned.group(2), assigned.group(3));
    }
    String[] words = line.split(" ");
    return switch (words[0]) {
      case "write" -> new Inst.WriteVar(at, variable(words[1]), operand(words[3]));
      case "store_packet" ->
          new Inst.PacketStore(
              at, operand(words[1]), Integer.parseInt(words[3]), operand(words[5]));
      case "truncate" -> new Inst.Truncate(at, operand(words[1]));
      case "store_input" ->
          new Inst.InputStore(
              at, Integer.parseInt(words[1]), Integer.parseInt(words[3]), operand(words[5]));
      case "store_value" ->
          new Inst.ValueStore(
              at,
              operand(words[1]),
              Integer.parseInt(words[3]),
              Integer.parseInt(words[5]),
              order(words[6]),
              operand(words[8]));
      case "update" -> {
        MatchResult m = match("update (\\S+) key (\\d+) (\\[.*\\]) value (\\d+) (\\[.*\\])", line);
        yield new Inst.MapUpdate(
            at,
            m.group(1),
            Integer.parseInt(m.group(2)),
            parts(m.group(3)),
            Integer.parseInt(m.group(4)),
            parts(m.group(5)));
      }
      case "call" -> call(Optional.empty(), line.substring(5));
      case "mark" -> {
        MatchResult m = match("mark (\\w+) '(.*)' bits (-?\\d+)", line);
        Event event = Event.valueOf(m.group(1).toUpperCase(Locale.ROOT));
        yield new Inst.Mark(at, event, m.group(2), Integer.parseInt(m.group(3)));
      }
      default -> throw new AssertionError("no instruction: " + line);
    };
  }

  private Inst define(Value result, String what, String rest) {
    Position at = Position.NONE;
    String upper = what.toUpperCase(Locale.ROOT);
    List<Operand> read = OPERAND.matcher(rest).results().map(m -> operand(m.group())).toList();
    if (names(BinOp.values()).contains(upper)) {
      return new Inst.Binary(at, result, BinOp.valueOf(upper), read.get(0), read.get(1));
    }
    if (names(CmpOp.values()).contains(upper)) {
      return new Inst.Compare(at, result, CmpOp.valueOf(upper), read.get(0), read.get(1));
    }
    if (names(CastOp.values()).contains(upper)) {
      return new Inst.Cast(at, result, CastOp.valueOf(upper), read.get(0));
    }
    List<Integer> numbers = new ArrayList<>();
    try (Scanner scanner = new Scanner(rest.replace("+", " "))) {
      scanner.tokens().filter(t -> t.matches("\\d+")).forEach(t -> numbers.add(Integer.valueOf(t)));
    }
    return switch (what) {
      case "slice" -> new Inst.Slice(at, result, read.get(0), numbers.get(0));
      case "concat" -> new Inst.Concat(at, result, read.get(0), read.get(1));
      case "select" -> new Inst.Select(at, result, read.get(0), read.get(1), read.get(2));
      case "read" -> new Inst.ReadVar(at, result, variable(rest));
      case "load_packet" -> new Inst.PacketLoad(at, result, read.get(0), numbers.get(0));
      case "packet_length" -> new Inst.PacketLength(at, result);
      case "adjust_head" -> new Inst.AdjustHead(at, result, read.get(0));
      case "load_input" -> new Inst.InputLoad(at, result, numbers.get(0), numbers.get(1));
      case "lookup" -> {
        MatchResult m = match("(\\S+) key (\\d+) (\\[.*\\])", rest);
        yield new Inst.MapLookup(
            at, result, m.group(1), Integer.parseInt(m.group(2)), parts(m.group(3)));
      }
      case "load_value" ->
          new Inst.ValueLoad(
              at,
              result,
              read.get(0),
              numbers.get(0),
              numbers.get(1),
              order(rest.substring(rest.lastIndexOf(' ') + 1)));
      case "call" -> call(Optional.of(result), rest);
      default -> throw new AssertionError("no instruction: " + what);
    };
  }

  private Inst call(Optional<Value> result, String rest) {
    MatchResult m = match("(-?\\d+) (\\S+) \\((.*)\\)", rest);
    List<HelperArg> arguments = new ArrayList<>();
    for (String argument : m.group(3).isEmpty() ? new String[0] : m.group(3).split("; ")) {
      MatchResult buffer = tryMatch("buffer (\\d+) (\\[.*\\])", argument);
      arguments.add(
          buffer == null
              ? new HelperArg.Scalar(operand(argument))
              : new HelperArg.Buffer(Integer.parseInt(buffer.group(1)), parts(buffer.group(2))));
    }
    return new Inst.HelperCall(
        Position.NONE, result, Integer.parseInt(m.group(1)), m.group(2), arguments);
  }

  private List<Part> parts(String text) {
    return PART.matcher(text)
        .results()
        .map(
            m ->
                new Part(
                    Integer.parseInt(m.group(1)),
                    Integer.parseInt(m.group(2)),
                    order(m.group(3)),
                    operand(m.group(4))))
        .toList();
  }

  private static Order order(String word) {
    return Order.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Var variable(String text) {
    MatchResult m = VARIABLE.matcher(text).results().findFirst().orElseThrow();
    return new Var(Integer.parseInt(m.group(2)), m.group(1), Integer.parseInt(m.group(3)));
  }

  private Value value(String text) {
    return (Value) operand(text);
  }

  private Operand operand(String text) {
    MatchResult m = match("(%?)(\\d+):(\\d+)", text);
    int width = Integer.parseInt(m.group(3));
    if (m.group(1).isEmpty()) {
      return new Const(new BigInteger(m.group(2)), width);
    }
    int id = Integer.parseInt(m.group(2));
    nextValue = Math.max(nextValue, id + 1);
    return new Value(id, width);
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }

  private static MatchResult tryMatch(String pattern, String text) {
    return Stream.of(Pattern.compile(pattern).matcher(text))
        .filter(m -> m.matches())
        .map(m -> m.toMatchResult())
        .findFirst()
        .orElse(null);
  }

  private static MatchResult match(String pattern, String text) {
    MatchResult found = tryMatch(pattern, text);
    if (found == null) {
      throw new AssertionError("'" + text + "' is not like " + pattern);
    }
    return found;
  }
}
