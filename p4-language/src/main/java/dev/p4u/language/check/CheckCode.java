package dev.p4u.language.check;

import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;

/** What the checker has to say, one constant a message. Kinds are those of p4c. */
public enum CheckCode implements DiagnosticCode {
  // Names
  NAME_NOT_FOUND("not-found", "`{0}` is not declared{1}"),
  USED_BEFORE_DECLARATION("not-found", "`{0}` is used before its declaration"),
  MISSING_INCLUDE("not-found", "`{0}` is declared in {1}: add `#include <{1}>`"),
  MISSING_ARCHITECTURE("not-found", "`{0}` is declared in {1}: include the one you write for"),
  DUPLICATE_DECLARATION("duplicate", "`{0}` is already declared"),
  SHADOWS_PARAMETER("shadow", "`{0}` has the name of a parameter"),
  SELF_REFERENCE("unsupported", "type `{0}` cannot refer to itself"),
  RECURSION("not-found", "`{0}` cannot refer to itself: there is no recursion in P4"),
  NOT_A_TYPE("type-error", "`{0}` is not a type"),
  NOT_A_VALUE("type-error", "`{0}` is a type where a value is needed"),
  CALL_NEEDED("type-error", "`{0}` is not a value: call it"),
  NO_SUCH_MEMBER("type-error", "{0} has no member `{1}`{2}"),

  // Types
  TYPE_MISMATCH("type-error", "expected {0}, found {1}"),
  ELEMENT_COUNT("type-error", "{0} needs {1}, but {2} given"),
  MISSING_FIELD("type-error", "no value is given for field `{1}` of {0}"),
  TYPE_ARGUMENT_COUNT("type-error", "`{0}` takes {1}, but {2} given"),
  CANNOT_INFER("type-error", "the type argument `{0}` of `{1}` cannot be inferred: write it"),
  BAD_VARIABLE_TYPE("type-error", "a variable cannot have type {0}{1}"),
  BAD_FIELD_TYPE("type-error", "a field of {0} cannot have type {1}"),
  BAD_ELEMENT_TYPE("type-error", "{0} cannot have elements of type {1}"),
  TWO_VARBITS("type-error", "header `{0}` is extracted and has more than one varbit field"),
  MAIN_NOT_PACKAGE("expected", "`main` must be a package, not {0}"),
  BAD_BASE_TYPE("type-error", "`{0}` can only be based on bit, int, bool or such a type, not {1}"),
  BAD_WIDTH("invalid", "a width of {0} is not possible for {1}"),
  TOO_WIDE("overlimit", "{0} bits are more than the {1} that p4u supports"),
  BAD_STACK_SIZE("overlimit", "a header stack cannot have {0} elements"),
  TYPE_TOO_LARGE("overlimit", "the type is nested too deeply or too large"),
  ENUM_VALUE_RANGE("type-error", "{0} does not fit in {1}, on which enum `{2}` is based"),
  ENUM_VALUE_MISSING("syntax", "`{0}` needs a value: `{0} = ...`"),
  SELF_ARGUMENT("type-error", "`{0}` cannot have itself as a type argument"),
  CANNOT_INSTANTIATE("type-error", "{0} cannot be instantiated"),

  // Expressions
  BAD_OPERAND("type-error", "`{0}` cannot be applied to {1}"),
  BAD_CONSTANT_OPERAND("expected", "`{0}` cannot be applied to a constant of type {1}"),
  BAD_OPERANDS("type-error", "`{0}` cannot be applied to {1} and {2}"),
  CONSTANTS_DIFFER("invalid", "`{0}` needs constants of one type, not of {1} and {2}"),
  NOT_COMPARABLE("type-error", "{0} and {1} cannot be compared"),
  WIDTH_NEEDED("invalid", "`{0}` needs operands of known width: write `8w{1}` for 8 bits"),
  BAD_CAST("type-error", "{0} cannot be cast to {1}"),
  BAD_BOOL_CAST("invalid", "only 0 and 1 can be cast to bool, not {0}"),
  NOT_INDEXABLE("type-error", "{0} cannot be indexed"),
  INDEX_OUT_OF_BOUNDS("type-error", "index {0} is outside {1}"),
  NOT_SLICEABLE("type-error", "bits cannot be taken from {0}"),
  BAD_SLICE("type-error", "bits [{0}:{1}] are not within {2}"),
  SLICE_ORDER("type-error", "a slice is written [high:low] with 0 <= low <= high, not [{0}:{1}]"),
  SLICE_OF_CONSTANT("expected", "a constant has no bits [{0}:{1}]: write [high:low], 0 <= low"),
  NUMBER_NEEDED("expected", "a number that is known at compile time is needed here"),
  NOT_CONSTANT("type-error", "a value that is known at compile time is needed here"),
  DIVISION_BY_ZERO("expr", "division by zero"),
  RUNTIME_DIVISION("invalid", "`{0}` of values that packets bring cannot be computed by a `{1}`"),
  NEGATIVE_DIVISION("type-error", "`{0}` is not defined for negative numbers"),
  NO_QUOTIENT("invalid", "{0} {1} {2} has no value"),
  BAD_SHIFT("invalid", "a shift by {0} bits is not possible"),
  SHIFT_TOO_FAR("type-error", "no number is wide enough to be shifted by {0} bits"),
  SHIFT_WIDTH_NEEDED(
      "type-error", "`{0}` by an unknown number needs a left operand of known width"),
  SHIFTED_TOO_WIDE("unsupported", "a shift by {0} gives more than the {1} bits of p4u"),
  STACK_IN_CONTROL("type-error", "`{0}` of a stack can only be used in a parser"),
  NOT_A_STACK("type-error", "only header stacks have `{0}`, not {1}"),
  NOT_ASSIGNABLE("type-error", "this cannot be written: {0}"),
  MISPLACED("invalid", "{0} cannot stand here"),

  // Calls
  NOT_CALLABLE("type-error", "{0} cannot be called"),
  TOO_MANY_ARGUMENTS("type-error", "`{0}` takes {1}, but {2} given"),
  MISSING_ARGUMENT("type-error", "no argument is given for parameter `{1}` of `{0}`"),
  UNKNOWN_PARAMETER("type-error", "`{0}` has no parameter `{1}`"),
  DUPLICATE_ARGUMENT("duplicate", "parameter `{0}` is given twice"),
  DONT_CARE_ARGUMENT("type-error", "`_` can be given to `out` parameters alone, not to `{0}`"),
  MIXED_ARGUMENTS("invalid", "either all or none of the arguments of a call must be named"),
  NO_OVERLOAD("type-error", "no `{0}` takes arguments of types ({1})"),
  AMBIGUOUS_CALL("duplicate", "more than one `{0}` takes these arguments: name them"),
  WRONG_PLACE_FOR_CALL("type-error", "{0} cannot be called from {1}"),
  OUT_DEFAULT("invalid", "`{0}` is written by its callee and cannot have a default value"),
  OPTIONAL_DEFAULT("invalid", "`{0}` is optional and cannot have a default value"),
  CONSTRUCTOR_DIRECTION("invalid", "constructor parameter `{0}` cannot have a direction"),
  BAD_DIRECTION("type-error", "parameter `{0}` of type {1} cannot have a direction"),
  BAD_PARAMETER_TYPE("type-error", "a parameter cannot have type {0} here"),
  BAD_RETURN_TYPE("type-error", "a call cannot return {0}"),
  CONSTRUCTOR_RETURNS("invalid", "`{0}` is a constructor and cannot have a return type"),
  ABSTRACT_METHOD_MISSING(
      "type-error", "method `{0}` of {1} is abstract: each instance implements it"),
  NO_ABSTRACT_METHOD("type-error", "{0} has no abstract method `{1}`"),
  NUMBER_WITHOUT_WIDTH("type-error", "the width of this number is not known: write `8w...`"),
  STATIC_ASSERT_FAILED("expected", "static_assert failed{0}"),
  NOT_A_HEADER("type-error", "only a header can be extracted, not {0}"),
  EXTRACT_SIZE("type-error", "{0} has {1}"),
  NO_FIXED_SIZE("type-error", "{0} has no fixed size"),
  PARAMETER_ORDER("type-error", "parameter `{0}` with a direction must stand before those without"),

  // Statements
  BAD_COLLECTION("unsupported", "`for` can run over ranges, lists and stacks, not over {0}"),
  RETURN_VALUE_MISSING("type-error", "a value of type {0} must be returned"),
  RETURN_VALUE_UNEXPECTED("type-error", "{0} returns no value"),
  RETURN_MISSING("type-error", "`{0}` may end without returning a value of type {1}"),
  DOTS_NOT_LAST("invalid", "`...` must be the last element"),
  OUTSIDE_LOOP("invalid", "`{0}` is only allowed in a loop"),
  DUPLICATE_LABEL("invalid", "label {0} is used twice"),
  LABEL_AFTER_DEFAULT("invalid", "a label after `default` is never reached"),

  // Parsers
  NO_START_STATE("invalid", "parser `{0}` has no state `start`"),
  PARSER_NEVER_ENDS("unreachable", "parser `{0}` never reaches accept or reject"),
  RESERVED_STATE("invalid", "`{0}` is a built-in state and cannot be declared"),
  KEY_SET_SIZE("type-error", "{0} matched, but this key set has {1}"),
  CALL_IN_KEY_SET("type-error", "a call cannot stand in a key set"),
  MASK_NOT_CONSTANT("invalid", "a mask and its value must be known at compile time"),
  RANGE_NOT_CONSTANT("target-error", "the ends of a range must be known at compile time"),
  BAD_SELECT_TYPE("type-error", "a value of type {0} cannot be matched"),

  // Tables
  NO_ACTIONS("expected", "table `{0}` has no actions"),
  NO_DEFAULT_ACTION(
      "Target model error",
      "table `{0}` has no default_action, and NoAction of core.p4 is missing: add `#include <core.p4>`"),
  BAD_NO_ACTION(
      "Target model error",
      "`NoAction` must be an action with no parameters and an empty body for table `{0}`"),
  PROPERTY_ORDER("type-error", "`{0}` must stand after `{1}`"),
  DUPLICATE_PROPERTY("duplicate", "property `{0}` is given twice"),
  NOT_AN_ACTION("type-error", "`{0}` is not an action"),
  ACTION_NOT_LISTED("type-error", "action `{0}` is not in the actions of table `{1}`"),
  UNBOUND_ACTION_PARAMETER("uninitialized", "parameter `{1}` of action `{0}` must be bound here"),
  DUPLICATE_ACTION("duplicate", "action `{0}` is listed twice in table `{1}`"),
  BOUND_ARGUMENT_DIFFERS("type-error", "the actions list binds `{0}` here: repeat that"),
  ENTRIES_WITHOUT_KEY("type-error", "table `{0}` has entries but no key"),
  TABLE_IN_ITSELF("type-error", "`{0}` is the name of the table itself here"),
  KEY_NAME_NEEDED("expected", "a computed key needs a @name for the control plane"),
  RESERVED_ACTION("type-error", "the actions list marks this action @{0}"),
  PRIORITY_OF_CONST_ENTRY("invalid", "`const entries` have no priority: their order counts"),
  PRIORITY_MISSING("expected", "the first entry needs a priority where others have one"),
  BAD_PRIORITY("overlimit", "a priority cannot be {0}"),
  PRIORITY_BELOW_ZERO("overlimit", "an entry of `{0}` gets the priority {1}, which is below 0"),
  BAD_PRIORITY_PROPERTY("invalid", "`{0}` is a {1} that is known at compile time"),
  PRIORITY_WITHOUT_MEANING("unsupported", "entries of exact and lpm keys have no priority"),
  DUPLICATE_ENTRY("keys", "this entry is given twice"),
  DUPLICATE_CONTROL_PLANE_NAME("duplicate", "the control plane knows another `{0}`"),
  BAD_TABLE_SIZE("invalid", "the size of a table is a number that is not negative"),

  // Control planes (P4Runtime)
  BAD_ACTION_DATA("type-error", "a control plane cannot give `{0}`, which is of type {1}"),
  BAD_VALUE_SET("unsupported", "a control plane cannot fill a value_set with {0}"),
  BAD_ID("invalid", "`@id` holds a number from 1 to 0xFFFFFFFF"),
  BAD_ID_PREFIX("invalid", "the upper eight bits in the `@id` of a {0} are 0 or {1}"),
  DUPLICATE_ID("duplicate", "the number {0} is given to another object"),
  CONTRADICTING_SCOPE("invalid", "action `{0}` cannot be @tableonly and @defaultonly"),
  BAD_PREFIX_MASK("invalid", "the mask of an lpm key must be a prefix: ones, then zeros"),
  EMPTY_RANGE("invalid", "a range from {0} to {1} holds nothing"),
  BAD_TIMEOUT("unexpected", "`{0}` must be {1}"),
  NOT_ATTACHABLE("invalid", "`{0}` must be an instance of {1}"),
  WRONG_ATTACHMENT("expected", "`{0}` must be an instance of {1}, not of {2}"),
  UNNAMED_ATTACHMENT(
      "unsupported",
      Severity.WARNING,
      "what `{0}` creates here has no name for the control plane: write @name before the property"),
  BAD_PACKAGE_INFO("unsupported", "the value of `{0}` in `@{1}` must be {2}"),
  BAD_TRANSLATED_TYPE("invalid", "`{0}` is translated and must be based on bit<W>, not on {1}"),
  ANNOTATION_NUMBER(
      "overlimit", "a number in an annotation has at most 64 bits for the control plane"),
  BAD_SELECTOR_SEMANTICS(
      "invalid", "`@selector_size_semantics` is \"sum_of_weights\" or \"sum_of_members\""),

  // Annotations
  DUPLICATE_ANNOTATION("duplicate", "`@{0}` is structured and cannot be given twice"),
  ANNOTATION_VALUE_TYPE(
      "type-error", "an annotation holds plain numbers, texts and bools, not {0}"),
  ANNOTATION_BODY("syntax", "`@{0}` needs a body"),
  ANNOTATION_WITHOUT_BODY("overlimit", "`@{0}` has no body"),
  ANNOTATION_VALUE("syntax", "`@{0}` holds one value"),
  ANNOTATION_ONE_VALUE("invalid", "`@{0}` holds exactly one value"),
  ANNOTATION_PAIRS("syntax", "`@{0}` holds pairs: `key = value, ...`"),
  ANNOTATION_TEXT("type-error", "`@{0}` holds a text"),
  ANNOTATION_MATCH_KIND("type-error", "`@match` holds the name of a match_kind"),
  ANNOTATION_TRANSLATION(
      "syntax", "`@p4runtime_translation` holds a URI and string, a number of bits or bit<W>"),

  // Warnings
  SHIFTED_OUT("overflow", Severity.WARNING, "a shift by {0} leaves no bit of a value of type {1}"),
  VALUE_OVERFLOW("overflow", Severity.WARNING, "{0} does not fit in {1}: it becomes {2}"),
  NEGATIVE_UNSIGNED("mismatch", Severity.WARNING, "negative value {0} for {1}: it becomes {2}");

  private final String kind;
  private final Severity severity;
  private final String template;

  CheckCode(String kind, String template) {
    this(kind, Severity.ERROR, template);
  }

  CheckCode(String kind, Severity severity, String template) {
    this.kind = kind;
    this.severity = severity;
    this.template = template;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public String template() {
    return template;
  }
}
