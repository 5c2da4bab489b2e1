package dev.p4u.language.lint.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When reading a value is reported, and when it is not. */
class UninitializedUseTest {

  @Test
  void readBeforeItIsSet() {
    assertThat(Warnings.ofBlock("bit<8> a; x = a;")).containsExactly("a: USED_UNINITIALIZED");
    assertThat(Warnings.ofBlock("bit<8> a; a = 1; x = a;")).isEmpty();
    assertThat(Warnings.ofBlock("bit<8> a = 1; x = a;")).isEmpty();
  }

  @Test
  void onePlaceIsReportedOnce() {
    assertThat(Warnings.ofBlock("bit<8> a; x = a; x = a;"))
        .containsExactly("a: USED_UNINITIALIZED", "a: USED_UNINITIALIZED");
    assertThat(Warnings.ofBlock("bit<8> a; for (bit<8> i in 8w1 .. 8w3) { x = a; }"))
        .containsExactly("a: USED_UNINITIALIZED");
  }

  @Test
  void setInOneBranch() {
    assertThat(Warnings.ofBlock("bit<8> a; if (c) { a = 1; } x = a;"))
        .containsExactly("a: MAYBE_USED_UNINITIALIZED");
    assertThat(Warnings.ofBlock("bit<8> a; if (c) { a = 1; } else { a = 2; } x = a;")).isEmpty();
  }

  @Test
  void theOtherBranchNeverComesHere() {
    assertThat(Warnings.ofBlock("bit<8> a; if (c) { a = 1; } else { return; } x = a;")).isEmpty();
    assertThat(Warnings.ofBlock("bit<8> a; if (c) { a = 1; } else { exit; } x = a;")).isEmpty();
    assertThat(Warnings.ofBlock("bit<8> a; if (true) { a = 1; } x = a;")).isEmpty();
  }

  @Test
  void fieldsAreFollowedEachForItself() {
    assertThat(Warnings.ofBlock("Pair q; q.a = 1; x = q.a;")).isEmpty();
    assertThat(Warnings.ofBlock("Pair q; q.a = 1; x = q.b;"))
        .containsExactly("q.b: USED_UNINITIALIZED");
    assertThat(Warnings.ofBlock("Pair q = {a = 1, b = 2}; x = q.b;")).isEmpty();
  }

  @Test
  void aWholeNeedsAllItsFields() {
    assertThat(Warnings.ofBlock("Pair q; q.a = 1; Pair r = q; x = r.a;"))
        .containsExactly("q: FIELDS_UNINITIALIZED");
    assertThat(Warnings.ofBlock("Pair q; q.a = 1; q.b = 1; Pair r = q; x = r.a;")).isEmpty();
  }

  @Test
  void aUnionNeedsOneOfItsHeaders() {
    assertThat(Warnings.ofBlock("Any u; Any v = u; c = v.isValid();"))
        .containsExactly("u: USED_UNINITIALIZED");
    assertThat(Warnings.ofBlock("Any u; u.mark = h.mark; Any v = u; c = v.isValid();")).isEmpty();
  }

  @Test
  void bitsOfAValueThatHasNone() {
    assertThat(Warnings.ofBlock("bit<8> a; a[3:0] = 1; x = a;"))
        .containsExactly("a: USED_UNINITIALIZED");
  }

  @Test
  void compoundAssignmentReadsItsTarget() {
    assertThat(Warnings.ofBlock("bit<8> a; a += 1; x = a;"))
        .containsExactly("a: USED_UNINITIALIZED");
  }

  @Test
  void elementsOfAStack() {
    assertThat(Warnings.ofBlock("Mark[2] s; s[0] = h.mark; x = s[0].id;")).isEmpty();
    assertThat(Warnings.ofBlock("Mark[2] s; s[0] = h.mark; s[1].setValid(); x = s[1].id;"))
        .containsExactly("s[1].id: USED_UNINITIALIZED");
    // Which element is set is not known: all count as set.
    assertThat(Warnings.ofBlock("Mark[2] s; s[x] = h.mark; x = s[0].id;")).isEmpty();
  }

  @Test
  void argumentsAreReadOrWritten() {
    assertThat(Warnings.ofBlock("bit<8> a; x = use(a);")).containsExactly("a: USED_UNINITIALIZED");
    assertThat(Warnings.ofBlock("bit<8> a; fill(a); x = a;")).isEmpty();
  }

  @Test
  void lazyOperatorsSetNothingForSure() {
    String function = "bool set(out bit<8> v) { v = 1; return true; }\n";

    assertThat(
            Warnings.ofProgram(
                function, "apply { bit<8> a; if (c && set(a)) { c = false; } x = a; }"))
        .containsExactly("a: MAYBE_USED_UNINITIALIZED");
    assertThat(
            Warnings.ofProgram(
                function, "apply { bit<8> a; if (set(a) && c) { c = false; } x = a; }"))
        .isEmpty();
  }

  @Test
  void loopsMayNotRun() {
    assertThat(Warnings.ofBlock("bit<8> a; for (bit<8> i = 0; i < x; i = i + 1) { a = i; } x = a;"))
        .containsExactly("a: MAYBE_USED_UNINITIALIZED");
    assertThat(Warnings.ofBlock("bit<8> a; for (bit<8> i in 8w1 .. x) { a = i; } x = a;"))
        .containsExactly("a: MAYBE_USED_UNINITIALIZED");
  }

  @Test
  void whatALoopSetsIsSetTheNextTime() {
    assertThat(
            Warnings.ofBlock(
                "bit<8> a; for (bit<8> i = 0; i < x; i = i + 1) { if (i > 0) { x = a; } a = i; }"))
        .containsExactly("a: MAYBE_USED_UNINITIALIZED");
  }

  @Test
  void breakAndContinueLeaveALoopWithWhatTheyHave() {
    assertThat(
            Warnings.ofBlock(
                "bit<8> a; for (bit<8> i = 0; true; i = i + 1) { if (c) { break; } a = 1; break; }"
                    + " x = a;"))
        .containsExactly("a: MAYBE_USED_UNINITIALIZED");
    assertThat(
            Warnings.ofBlock(
                "bit<8> a; for (bit<8> i = 0; i < 3; i = a) { if (c) { continue; } a = 1; }"))
        .containsExactly("a: MAYBE_USED_UNINITIALIZED");
  }

  @Test
  void casesOfASwitch() {
    assertThat(Warnings.ofBlock("bit<8> a; switch (x) { 1: { a = 1; } } x = a;"))
        .containsExactly("a: MAYBE_USED_UNINITIALIZED");
    assertThat(
            Warnings.ofBlock(
                "bit<8> a; switch (x) { 1: 2: { a = 1; } default: { a = 2; } } x = a;"))
        .isEmpty();
  }

  @Test
  void actionsOfATable() {
    String table =
        """
        bit<8> a;
        action set() { a = 1; }
        action keep() { }
        table t { key = { x : exact; } actions = { %s } %s }
        apply { t.apply(); x = a; }
        """;

    assertThat(Warnings.ofControl(table.formatted("set; keep;", "default_action = set();")))
        .containsExactly("a: MAYBE_USED_UNINITIALIZED");
    assertThat(Warnings.ofControl(table.formatted("set;", "default_action = set();"))).isEmpty();
    // On a miss nothing happens.
    assertThat(Warnings.ofControl(table.formatted("set;", "")))
        .containsExactly("a: MAYBE_USED_UNINITIALIZED");
  }

  @Test
  void actionsAreReadWhereTheyRun() {
    String control =
        """
        bit<8> a;
        action get() { x = a; }
        apply { %s get(); }
        """;

    assertThat(Warnings.ofControl(control.formatted(""))).containsExactly("a: USED_UNINITIALIZED");
    assertThat(Warnings.ofControl(control.formatted("a = 1;"))).isEmpty();
  }

  @Test
  void casesOfAnActionRun() {
    String control =
        """
        bit<8> a;
        action one() { }
        action two() { }
        table t { actions = { one; two; } default_action = one(); }
        apply { switch (t.apply().action_run) { one: { a = 1; } %s } x = a; }
        """;

    assertThat(Warnings.ofControl(control.formatted("")))
        .containsExactly("a: MAYBE_USED_UNINITIALIZED");
    assertThat(Warnings.ofControl(control.formatted("two: { a = 2; }"))).isEmpty();
  }

  @Test
  void keysAreRead() {
    assertThat(
            Warnings.ofControl(
                "bit<8> a; table t { key = { a : exact; } actions = { NoAction; } }"
                    + " apply { t.apply(); }"))
        .containsExactly("a: USED_UNINITIALIZED");
  }

  @Test
  void whatAnActionLeavesUnsetGoesToItsCaller() {
    assertThat(Warnings.ofControl("action tag(out Tag t) { t.setValid(); } apply { tag(h.tag); }"))
        .containsExactly("out Tag t: USED_UNINITIALIZED");
    assertThat(Warnings.ofControl("action tag(out Tag t) { t = {1, 2}; } apply { tag(h.tag); }"))
        .isEmpty();
  }

  @Test
  void calleesSayWhatTheySet() {
    String callee = "control Set(in bool c, out bit<8> v) { apply { %s } }\n";
    String body = "Set() s; apply { bit<8> a; s.apply(c, a); x = a; }";

    assertThat(Warnings.ofProgram(callee.formatted("v = 1;"), body)).isEmpty();
    assertThat(Warnings.ofProgram(callee.formatted("if (c) { v = 1; }"), body))
        .containsExactly("out bit<8> v: OUT_MAYBE_UNINITIALIZED", "a: MAYBE_USED_UNINITIALIZED");
    assertThat(
            Warnings.ofProgram(
                callee.formatted("v = 1;"), "apply { bit<8> a; Set.apply(c, a); x = a; }"))
        .isEmpty();
  }

  @Test
  void abstractMethodsRunWhenTheirExternIsCalled() {
    String counter =
        """
        extern Counter { Counter(); abstract bit<8> step(in bit<8> i); bit<8> next(); }
        """;
    String body =
        """
        bit<8> by;
        Counter() n = { bit<8> step(in bit<8> i) { return i + by; } };
        apply { %s x = n.next(); }
        """;

    assertThat(Warnings.ofProgram(counter, body.formatted("")))
        .containsExactly("by: USED_UNINITIALIZED");
    assertThat(Warnings.ofProgram(counter, body.formatted("by = 1;"))).isEmpty();
  }

  @Test
  void parserStatesMeet() {
    String parser =
        """
        bit<8> a;
        state start { transition select(x) { 0: zero; default: other; } }
        state zero { a = 1; transition last; }
        state other { %s transition last; }
        state last { x = a; transition accept; }
        """;

    assertThat(Warnings.ofParser("", parser.formatted("")))
        .containsExactly("a: MAYBE_USED_UNINITIALIZED");
    assertThat(Warnings.ofParser("", parser.formatted("a = 2;"))).isEmpty();
  }

  @Test
  void parserLoopsComeToAnEnd() {
    assertThat(
            Warnings.ofParser(
                "",
                """
                bit<8> a;
                state start { transition next; }
                state next { transition select(x) { 0: get; default: accept; } }
                state get { x = a; a = 1; transition next; }
                """))
        .containsExactly("a: MAYBE_USED_UNINITIALIZED");
  }

  @Test
  void selectReadsItsSubjects() {
    assertThat(
            Warnings.ofParser(
                "", "bit<8> a; state start { transition select(a) { default: accept; } }"))
        .containsExactly("a: USED_UNINITIALIZED");
  }

  @Test
  void whatIsNotUsedIsNotFollowed() {
    assertThat(Warnings.ofBlock("bit<8> a; bit<8> unused = a; x = 1;")).isEmpty();
    assertThat(Warnings.of("control Unused() { apply { bit<8> a; bit<8> b = a; a = b; } }"))
        .isEmpty();
  }

  @Test
  void functionsThatAreCalled() {
    String function = "bit<8> get() { bit<8> a; return a; }\n";

    assertThat(Warnings.ofProgram(function, "apply { x = get(); }"))
        .containsExactly("a: USED_UNINITIALIZED");
    assertThat(Warnings.ofProgram(function, "apply { x = 1; }")).isEmpty();
  }

  @Test
  void theRepairSetsTheVariableWhereItIsDeclared() {
    var warning =
        Warnings.diagnostics(
                """
                control Under(inout Headers h, inout bit<8> x, inout bool c) {
                  apply { bit<8> a; x = a; }
                }
                package P(Pipe p);
                P(Under()) main;
                """)
            .get(0);

    assertThat(warning.message()).isEqualTo("`a` is read here, but nothing has set it");
    assertThat(warning.related().get(0).span().text()).isEqualTo("a");
    assertThat(warning.fixes().get(0).edits().get(0).newText()).isEqualTo(" = 0");
  }
}
