package dev.p4u.lsp.features;

import dev.p4u.language.api.CallTarget;
import java.util.Optional;

/** Methods that the language itself defines. */
final class BuiltIns {

  private BuiltIns() {}

  /**
   * @param signature P4 text
   * @param documentation one sentence
   */
  record BuiltIn(String signature, String documentation) {}

  /** The built-in that a call calls; absent when it calls something declared. */
  static Optional<BuiltIn> of(CallTarget.Kind kind) {
    return switch (kind) {
      case IS_VALID -> some("bool isValid()", "Whether the header is part of the packet.");
      case SET_VALID ->
          some(
              "void setValid()", "Makes the header valid; the values of its fields are undefined.");
      case SET_INVALID -> some("void setInvalid()", "Takes the header out of the packet.");
      case PUSH_FRONT ->
          some(
              "void push_front(int count)",
              "Moves the elements up; the first ones become invalid.");
      case POP_FRONT ->
          some(
              "void pop_front(int count)",
              "Moves the elements down; the last ones become invalid.");
      case MIN_SIZE_IN_BITS -> some("int minSizeInBits()", "Smallest size of the type in bits.");
      case MIN_SIZE_IN_BYTES -> some("int minSizeInBytes()", "Smallest size of the type in bytes.");
      case MAX_SIZE_IN_BITS -> some("int maxSizeInBits()", "Largest size of the type in bits.");
      case MAX_SIZE_IN_BYTES -> some("int maxSizeInBytes()", "Largest size of the type in bytes.");
      case TABLE_APPLY ->
          some(
              "apply_result apply()",
              "Looks up the table and runs the action that was found. The result has `hit`, `miss`"
                  + " and `action_run`.");
      case PARSER_APPLY, CONTROL_APPLY -> some("void apply(...)", "Runs it on the arguments.");
      case ACTION, FUNCTION, EXTERN_FUNCTION, EXTERN_METHOD, CONSTRUCTOR -> Optional.empty();
    };
  }

  private static Optional<BuiltIn> some(String signature, String documentation) {
    return Optional.of(new BuiltIn(signature, documentation));
  }
}
