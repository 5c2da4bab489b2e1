package dev.p4u.runtime.control;

import dev.p4u.runtime.map.LittleEndian;
import dev.p4u.runtime.object.ProgramInfo.Action;
import dev.p4u.runtime.object.ProgramInfo.Field;
import dev.p4u.runtime.object.ProgramInfo.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A table's actions to the bytes of its map's values (u32 action id, parameters) and back. */
final class ActionCodec {

  /** Where an action shall stand; a table may allow some actions in one place only. */
  enum Place {
    ENTRY,
    DEFAULT
  }

  private final Table table;
  private final NameResolver<Action> names = new NameResolver<>("action");

  ActionCodec(Table table) {
    this.table = table;
    table.actions().forEach(action -> names.add(action.name(), action.cName(), action));
  }

  byte[] encode(ActionCall call, Place place) {
    Action action = names.resolve(call.action());
    if (place == Place.ENTRY && action.defaultOnly()) {
      throw new ControlException(
          "action %s may only be the default action of table %s"
              .formatted(action.name(), table.name()));
    }
    if (place == Place.DEFAULT && action.tableOnly()) {
      throw new ControlException(
          "action %s may not be the default action of table %s"
              .formatted(action.name(), table.name()));
    }
    if (call.args().size() != action.params().size()) {
      throw new ControlException(
          "action %s takes %d arguments%s, not %d"
              .formatted(
                  action.name(), action.params().size(), signature(action), call.args().size()));
    }
    byte[] bytes = new byte[table.valueSize()];
    LittleEndian.putU32(bytes, 0, action.id());
    NameResolver<Field> params = new NameResolver<>("parameter of " + action.name());
    action.params().forEach(field -> params.add(field.name(), field.cName(), field));
    Set<Field> given = new HashSet<>();
    for (int i = 0; i < call.args().size(); i++) {
      ActionCall.Arg arg = call.args().get(i);
      Field field = arg.name() == null ? action.params().get(i) : params.resolve(arg.name());
      if (!given.add(field)) {
        throw new ControlException("parameter %s is given twice".formatted(field.name()));
      }
      FieldCodec.put(field, FieldCodec.check(field, arg.value()), bytes, 0);
    }
    return bytes;
  }

  private static String signature(Action action) {
    List<String> names = action.params().stream().map(Field::name).toList();
    return names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
  }

  /** The action in a value; an id that the table does not have is shown as a number. */
  ActionCall decode(byte[] value) {
    int id = LittleEndian.u32(value, 0);
    for (Action action : table.actions()) {
      if (action.id() == id) {
        List<ActionCall.Arg> args = new ArrayList<>();
        for (Field field : action.params()) {
          args.add(new ActionCall.Arg(field.name(), FieldCodec.get(field, value, 0)));
        }
        return new ActionCall(action.name(), args);
      }
    }
    return new ActionCall("action#" + Integer.toUnsignedString(id), List.of());
  }
}
