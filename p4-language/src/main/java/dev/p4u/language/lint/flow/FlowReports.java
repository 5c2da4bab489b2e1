package dev.p4u.language.lint.flow;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.check.CheckResult;
import dev.p4u.language.check.Declarations;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.Diagnostic.Edit;
import dev.p4u.language.diag.Diagnostic.Fix;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.source.Span;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the warnings, one of a kind at a place. Muted while a loop has not settled. */
final class FlowReports {

  private final CheckResult facts;
  private final Found found;
  private int muted;

  /** The warnings of all walks. */
  static final class Found {

    private record Spot(String kind, Span span) {}

    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<Spot> spots = new HashSet<>();

    List<Diagnostic> diagnostics() {
      return List.copyOf(diagnostics);
    }

    private boolean isNew(FlowCode code, Span at) {
      return spots.add(new Spot(code.kind(), at));
    }
  }

  FlowReports(CheckResult facts, Found found) {
    this.facts = facts;
    this.found = found;
  }

  void mute() {
    muted++;
  }

  void unmute() {
    muted--;
  }

  /** The walk is given up: what it would still say is not reliable. */
  void stop() {
    muted += 1 << 20;
  }

  /** How the parts of something count that is read as a whole. */
  private enum Reading {
    /** Everything must have been set. */
    ALL,
    /** Headers that may be invalid need no values. */
    VALID
  }

  /** Reports what of an expression's value may not have been set. */
  void read(FlowState state, Expr read, List<Place> places) {
    if (isReported(state, places)) {
      unset(state, read.span(), Paths.text(read), root(read), places, Reading.ALL);
    }
  }

  /** The same for something that is read to be changed. */
  void update(FlowState state, Expr read, List<Place> places) {
    if (isReported(state, places)) {
      unset(state, read.span(), Paths.text(read), root(read), places, Reading.VALID);
    }
  }

  /** Reports a parameter whose value goes back to the caller although it was not set. */
  void copiedOut(FlowState state, Parameter p, Place place) {
    List<Place> places = List.of(place);
    if (isReported(state, places)) {
      String name = p.name().text();
      unset(state, p.span(), name, Optional.empty(), places, Reading.ALL);
    }
  }

  private boolean isReported(FlowState state, List<Place> places) {
    return muted == 0 && state.isLive() && state.mayBeUnset(places);
  }

  private void unset(
      FlowState state,
      Span at,
      String path,
      Optional<Node> root,
      List<Place> places,
      Reading reading) {
    if (places.stream().noneMatch(p -> isUnset(state, p, reading))) {
      return;
    }
    boolean certain = state.isUnset(places);
    List<String> fields =
        places.get(0).layout().names().stream()
            .filter(
                name ->
                    Place.fields(places, name).stream()
                        .anyMatch(p -> isPartUnset(state, p, reading)))
            .map(name -> "`" + path + "." + name + "`")
            .toList();
    if (!fields.isEmpty() && !certain) {
      add(FlowCode.FIELDS_UNINITIALIZED, at, root, path, some(fields));
    } else {
      FlowCode code = certain ? FlowCode.USED_UNINITIALIZED : FlowCode.MAYBE_USED_UNINITIALIZED;
      add(code, at, root, path);
    }
  }

  /** A union counts as set as soon as one of its headers is. */
  private static boolean isUnset(FlowState state, Place p, Reading reading) {
    return switch (p.layout().kind()) {
      case UNION -> isUnionUnset(state, p);
      case STACK -> p.elements().stream().anyMatch(e -> isUnset(state, e, reading));
      case STRUCT, TUPLE -> p.elements().stream().anyMatch(e -> isPartUnset(state, e, reading));
      case SCALAR, HEADER -> state.mayBeUnset(p);
    };
  }

  private static boolean isPartUnset(FlowState state, Place part, Reading reading) {
    if (!state.mayBeUnset(part)) {
      return false;
    }
    return switch (part.layout().kind()) {
      case SCALAR -> true;
      case HEADER, UNION ->
          reading == Reading.ALL || state.validity(List.of(part)) == Validity.VALID;
      case STRUCT, TUPLE, STACK ->
          part.elements().stream().anyMatch(e -> isPartUnset(state, e, reading));
    };
  }

  private static boolean isUnionUnset(FlowState state, Place union) {
    return union.elements().stream().allMatch(state::mayBeUnset);
  }

  private static String some(List<String> fields) {
    int more = fields.size() - 3;
    return more > 1
        ? String.join(", ", fields.subList(0, 3)) + " and " + more + " more"
        : String.join(", ", fields);
  }

  void outParameter(FlowState state, Parameter p, Place place, String block) {
    List<Place> plain = new ArrayList<>();
    withoutHeaders(place, plain);
    if (muted == 0 && state.mayBeUnset(plain)) {
      FlowCode code =
          state.isUnset(plain) ? FlowCode.OUT_UNINITIALIZED : FlowCode.OUT_MAYBE_UNINITIALIZED;
      add(code, p.span(), Optional.empty(), p.name().text(), block);
    }
  }

  /** Headers may be left invalid; all else must get a value. */
  private static void withoutHeaders(Place place, List<Place> plain) {
    switch (place.layout().kind()) {
      case SCALAR -> plain.add(place);
      case STRUCT, TUPLE -> place.elements().forEach(e -> withoutHeaders(e, plain));
      case HEADER, UNION, STACK -> {
        // Nothing in them needs a value.
      }
    }
  }

  void header(FlowState state, Expr header, List<Place> places) {
    if (muted > 0 || !state.isLive()) {
      return;
    }
    Validity validity = state.validity(places);
    if (validity != Validity.VALID) {
      FlowCode code =
          validity == Validity.INVALID ? FlowCode.INVALID_HEADER : FlowCode.MAYBE_INVALID_HEADER;
      add(code, header.span(), root(header), Paths.text(header));
    }
  }

  /** Something that does not depend on the way that was taken. */
  void plain(FlowCode code, Span at, String... arguments) {
    if (muted == 0) {
      add(code, at, Optional.empty(), arguments);
    }
  }

  private void add(FlowCode code, Span at, Optional<Node> declaration, String... arguments) {
    if (!found.isNew(code, at)) {
      return;
    }
    List<Related> related =
        declaration.stream()
            .map(d -> new Related(Declarations.nameSpan(d), "declared here without a value"))
            .toList();
    List<Fix> fixes =
        code.kind().equals(FlowCode.USED_UNINITIALIZED.kind())
            ? declaration.flatMap(this::initialise).stream().toList()
            : List.of();
    found.diagnostics.add(
        new Diagnostic(code, code.severity(), at, List.of(arguments), related, fixes));
  }

  /** The variable that an expression is a part of, when it is declared without a value. */
  private Optional<Node> root(Expr e) {
    Expr at = e;
    while (!(at instanceof Expr.NameRef)) {
      if (at instanceof Expr.Member m) {
        at = m.target();
      } else if (at instanceof Expr.Index i) {
        at = i.target();
      } else {
        return Optional.empty();
      }
    }
    return facts.declarationOf(at).filter(d -> d instanceof Decl.Variable v && v.value().isEmpty());
  }

  private Optional<Fix> initialise(Node declaration) {
    if (!(declaration instanceof Decl.Variable v)) {
      return Optional.empty();
    }
    return zero(facts.typeOf(v))
        .map(
            zero -> {
              Span name = v.name().span();
              Span behind = new Span(name.file(), name.end(), name.end());
              return new Fix(
                  "set `" + v.name() + "` to " + zero + " where it is declared",
                  List.of(new Edit(behind, " = " + zero)));
            });
  }

  private static Optional<String> zero(P4Type type) {
    P4Type t = Types.underlying(type);
    if (!t.equals(type)) {
      return Optional.empty();
    }
    return t == Simple.BOOL
        ? Optional.of("false")
        : t instanceof P4Type.Bit || t instanceof P4Type.Int ? Optional.of("0") : Optional.empty();
  }
}
