package dev.p4u.stf.run;

import dev.p4u.runtime.control.ActionCall;
import dev.p4u.runtime.control.ControlException;
import dev.p4u.runtime.control.KeyArg;
import dev.p4u.runtime.control.KeyValue;
import dev.p4u.runtime.control.NamedControl;
import dev.p4u.runtime.control.RegisterControl;
import dev.p4u.runtime.control.TableControl;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.Field;
import dev.p4u.stf.model.Number;
import dev.p4u.stf.model.Statement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements about tables and registers, carried out through the switch's named control. */
final class Entries {

  private static final Pattern CELL =
      Pattern.compile(
          "(?<register>.+)\\[(?<index>0[xX][0-9a-fA-F]+|[0-9]+)\\](?:\\.(?<field>.+))?");

  /**
   * Carries out add, setdefault or remove.
   *
   * @throws ControlException when names or values do not fit the program
   */
  void apply(NamedControl control, Statement statement) {
    if (statement instanceof Statement.Add add) {
      TableControl table = control.table(add.table().text());
      table.put(
          keys(table.description(), add.matches()), add.priority().orElse(0), call(add.action()));
    } else if (statement instanceof Statement.SetDefault set) {
      control.table(set.table().text()).setDefault(call(set.action()));
    } else if (statement instanceof Statement.Remove remove) {
      remove(control.table(remove.table().text()), remove);
    } else if (statement instanceof Statement.RemoveAll) {
      for (String name : control.tableNames()) {
        TableControl table = control.table(name);
        if (table.description().map() != null && !table.description().constEntries()) {
          table.clear();
        }
      }
    } else {
      throw new IllegalStateException("no statement about tables: " + statement);
    }
  }

  private static void remove(TableControl table, Statement.Remove remove) {
    if (remove.matches().isEmpty()) {
      table.clear();
    } else {
      table.delete(keys(table.description(), remove.matches()), remove.priority().orElse(0));
    }
  }

  private static ActionCall call(Statement.ActionCall action) {
    return new ActionCall(
        action.name().text(),
        action.arguments().stream()
            .map(a -> new ActionCall.Arg(a.name().orElse(null), a.value().value()))
            .toList());
  }

  private static List<KeyArg> keys(ProgramInfo.Table table, List<Statement.Match> matches) {
    List<KeyArg> keys = new ArrayList<>();
    for (Statement.Match match : matches) {
      keys.add(new KeyArg(match.name().text(), value(table, match)));
    }
    return keys;
  }

  /** The key value that a match says; digits that are not written are zeros that have to match. */
  private static KeyValue value(ProgramInfo.Table table, Statement.Match match) {
    Number number = match.value();
    if (match.prefix().isPresent()) {
      return new KeyValue.Prefix(number.value(), match.prefix().get());
    }
    if (match.mask().isPresent()) {
      return new KeyValue.Masked(number.value(), match.mask().get().value());
    }
    if (!number.hasWildcards()) {
      return new KeyValue.Exact(number.value());
    }
    int width = width(table, match);
    BigInteger ones = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
    BigInteger written = BigInteger.ONE.shiftLeft(number.digitBits()).subtract(BigInteger.ONE);
    BigInteger mask = ones.andNot(written).or(number.mask().and(ones));
    return new KeyValue.Masked(number.value(), mask);
  }

  /** Width of the key field that the switch will find under the name. */
  private static int width(ProgramInfo.Table table, Statement.Match match) {
    String name = match.name().text();
    String stripped = name.startsWith("key.") ? name.substring("key.".length()) : name;
    List<Field> fields = table.keys().stream().map(ProgramInfo.Key::field).toList();
    List<Predicate<Field>> forms =
        List.of(
            f -> name.equals(f.name()) || stripped.equals(f.name()),
            f -> stripped.equals(f.cName()),
            f -> f.name().endsWith("." + stripped),
            f -> stripped.equals("field" + fields.indexOf(f)));
    return forms.stream()
        .flatMap(form -> fields.stream().filter(form))
        .findFirst()
        .map(Field::widthBits)
        // The switch reports the unknown name with its candidates; any width will do until then.
        .orElse(Math.max(1, match.value().digitBits()));
  }

  /**
   * Compares a register's cell; {@code NAME[INDEX]} or {@code NAME[INDEX].FIELD}.
   *
   * @return what is wrong, if anything
   */
  Optional<String> check(NamedControl control, Statement.CheckRegister check) {
    String text = check.register().text();
    Matcher cell = CELL.matcher(text);
    if (!cell.matches()) {
      throw new ControlException("check_register needs an index: " + text + "[0]");
    }
    RegisterControl register = control.register(cell.group("register"));
    BigInteger index = index(cell.group("index"));
    String field = cell.group("field");
    BigInteger actual = field == null ? register.readValue(index) : field(register, index, field);
    BigInteger expected = check.value().value();
    if (check.comparison().holds(actual.compareTo(expected))) {
      return Optional.empty();
    }
    return Optional.of(
        "%s is %s (0x%s), expected %s %s"
            .formatted(
                text, actual, actual.toString(16), check.comparison().text(), check.value()));
  }

  private static BigInteger index(String text) {
    boolean hex = text.startsWith("0x") || text.startsWith("0X");
    return hex ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
  }

  private static BigInteger field(RegisterControl register, BigInteger index, String name) {
    Map<String, BigInteger> cell = register.read(index);
    BigInteger value = cell.get(name);
    if (value == null) {
      throw new ControlException(
          "register %s has no field %s; it has %s"
              .formatted(register.description().name(), name, String.join(", ", cell.keySet())));
    }
    return value;
  }
}
