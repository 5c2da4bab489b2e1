package dev.p4u.runtime.control;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An action with its arguments: all by name, or all by position.
 *
 * @param action P4 name, C name, or the end of the P4 name behind a dot
 */
public record ActionCall(String action, List<Arg> args) {

  /**
   * An argument.
   *
   * @param name parameter name, or null for an argument by position
   */
  public record Arg(String name, BigInteger value) {
    @Override
    public String toString() {
      return (name == null ? "" : name + "=") + FieldCodec.display(value);
    }
  }

  public ActionCall {
    args = List.copyOf(args);
  }

  /** A call with arguments by position. */
  public static ActionCall of(String action, long... values) {
    return new ActionCall(
        action, Arrays.stream(values).mapToObj(v -> new Arg(null, BigInteger.valueOf(v))).toList());
  }

  @Override
  public String toString() {
    return args.stream().map(Arg::toString).collect(Collectors.joining(", ", action + "(", ")"));
  }
}
