package dev.p4u.runtime.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.runtime.helper.Helper;
import dev.p4u.runtime.helper.HelperContext;
import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.isa.InsnSpec;
import dev.p4u.runtime.isa.InstructionSet;
import dev.p4u.runtime.isa.Operation;
import dev.p4u.runtime.isa.Operation.CallKind;
import dev.p4u.runtime.isa.Pseudo;
import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.map.Maps;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.vm.interp.Interpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Executes every row of the instruction table on small programs with known results. */
class EveryInstructionTest {

  private static final Engine ENGINE = new Interpreter();

  record Case(String text, long expected) {
    @Override
    public String toString() {
      return text.strip().replace("\n", "; ");
    }
  }

  /** op, first and second operand, result in 64 bits and in 32 bits. */
  private static final String ARITHMETIC =
      """
      add  0xffffffff          1           0x100000000          0
      sub  0                   1           0xffffffffffffffff   0xffffffff
      mul  0x80000001          -2          0xfffffffefffffffe   0xfffffffe
      div  0xfffffffffffffff8  2           0x7ffffffffffffffc   0x7ffffffc
      div  7                   0           0                    0
      sdiv 0xfffffffffffffff9  2           0xfffffffffffffffd   0xfffffffd
      sdiv 7                   0           0                    0
      sdiv 0x8000000000000000  -1          0x8000000000000000   0
      sdiv 0x80000000          -1          0xffffffff80000000   0x80000000
      or   0xf0                -16         0xfffffffffffffff0   0xfffffff0
      and  0xf123456789        0xff        0x89                 0x89
      lsh  0x80000001          33          0x200000000          0x2
      rsh  0x8000000080000000  35          0x10000000           0x10000000
      arsh 0x8000000080000000  35          0xfffffffff0000000   0xf0000000
      mod  0xfffffffffffffff9  4           1                    1
      mod  0x100000007         0           0x100000007          7
      smod 0xfffffffffffffff9  4           0xfffffffffffffffd   0xfffffffd
      smod 0x1fffffff9         0           0x1fffffff9          0xfffffff9
      smod 0x80000000          -1          0                    0
      xor  0xff00ff            -1          0xffffffffff00ff00   0xff00ff00
      mov  9                   -2          0xfffffffffffffffe   0xfffffffe
      """;

  /** Comparison, operands, whether it jumps with 64 and with 32 bits. */
  private static final String COMPARISONS =
      """
      jeq  0x100000005         5   false true
      jne  0x100000005         5   true  false
      jgt  0xffffffff          -1  false false
      jgt  0xffffffffffffffff  5   true  true
      jge  5                   5   true  true
      jge  0x100000004         5   true  false
      jlt  0x100000004         5   false true
      jlt  5                   -1  true  true
      jle  5                   5   true  true
      jle  0x100000005         5   false true
      jset 0x100000002         2   true  true
      jset 0x100000002         5   false false
      jsgt 0xfffffffe          1   true  false
      jsgt 2                   -1  true  true
      jsge 0xfffffffe          -2  true  true
      jsge -3                  -2  false false
      jslt -3                  -2  true  true
      jslt 0xfffffffd          -2  false true
      jsle -2                  -2  true  true
      jsle 0x80000000          -2  false true
      """;

  /** Operation, memory, operand, memory afterwards in 64 and in 32 bits. */
  private static final String ATOMICS =
      """
      add  0x2ffffffff         3    0x300000002          0x200000002
      or   0xf00000000         6    0xf00000006          0xf00000006
      and  0xf0000000f         6    0x6                  0xf00000006
      xor  0xf0000000f         6    0xf00000009          0xf00000009
      xchg 0xf0000000f         6    0x6                  0xf00000006
      """;

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    rows(ARITHMETIC).forEach(row -> arithmetic(row, cases));
    rows(COMPARISONS).forEach(row -> comparison(row, cases));
    rows(ATOMICS).forEach(row -> atomic(row, cases));
    unary(cases);
    memory(cases);
    exchange(cases);
    control(cases);
    return cases;
  }

  private static Stream<String[]> rows(String table) {
    return table.lines().map(line -> line.split("\\s+"));
  }

  private static void arithmetic(String[] row, List<Case> cases) {
    for (String width : List.of("", "32")) {
      long expected = number(row[width.isEmpty() ? 3 : 4]);
      String start = "lddw %r0, " + row[1] + "\n";
      String op = row[0] + width + " %r0, ";
      cases.add(new Case(start + op + row[2] + "\nexit", expected));
      cases.add(new Case(start + "mov %r7, " + row[2] + "\n" + op + "%r7\nexit", expected));
    }
  }

  private static void comparison(String[] row, List<Case> cases) {
    for (String width : List.of("", "32")) {
      long expected = row[width.isEmpty() ? 3 : 4].equals("true") ? 1 : 2;
      String start = "mov %r0, 1\nlddw %r6, " + row[1] + "\nmov %r7, " + row[2] + "\n";
      String jump = row[0] + width + " %r6, ";
      String end = ", +1\nmov %r0, 2\nexit";
      cases.add(new Case(start + jump + row[2] + end, expected));
      cases.add(new Case(start + jump + "%r7" + end, expected));
    }
  }

  private static void atomic(String[] row, List<Case> cases) {
    for (String width : List.of("", "32")) {
      String start = "lddw %r6, " + row[1] + "\nstxdw [%r10-8], %r6\nmov %r7, " + row[2] + "\n";
      String operands = width + " [%r10-8], %r7\n";
      long after = number(row[width.isEmpty() ? 3 : 4]);
      long before = width.isEmpty() ? number(row[1]) : number(row[1]) & 0xffff_ffffL;
      boolean exchange = row[0].equals("xchg");
      String fetch = exchange ? "lock " : "lock fetch ";
      cases.add(new Case(start + "lock " + row[0] + operands + "ldxdw %r0, [%r10-8]\nexit", after));
      cases.add(new Case(start + fetch + row[0] + operands + "mov %r0, %r7\nexit", before));
      String kept = "sub %r7, " + row[2] + "\nmov %r0, %r7\nexit";
      if (!exchange) {
        cases.add(new Case(start + "lock " + row[0] + operands + kept, 0));
      }
    }
  }

  private static void unary(List<Case> cases) {
    String[] rows = {
      "neg 0x100000001 0xfffffffeffffffff",
      "neg32 0x100000001 0xffffffff",
      "le16 0x1122334455667788 0x7788",
      "le32 0x1122334455667788 0x55667788",
      "le64 0x1122334455667788 0x1122334455667788",
      "be16 0x1122334455667788 0x8877",
      "be32 0x1122334455667788 0x88776655",
      "be64 0x1122334455667788 0x8877665544332211",
      "bswap16 0x1122334455667788 0x8877",
      "bswap32 0x1122334455667788 0x88776655",
      "bswap64 0x1122334455667788 0x8877665544332211",
    };
    for (String row : rows) {
      String[] parts = row.split(" ");
      cases.add(
          new Case("lddw %r0, " + parts[1] + "\n" + parts[0] + " %r0\nexit", number(parts[2])));
    }
    String[] moves = {
      "movsx832 0xffffffffff80 0xffffff80",
      "movsx1632 0xffffffff8000 0xffff8000",
      "movsx864 0x180 0xffffffffffffff80",
      "movsx1664 0x18000 0xffffffffffff8000",
      "movsx3264 0x180000000 0xffffffff80000000",
    };
    for (String move : moves) {
      String[] parts = move.split(" ");
      cases.add(
          new Case(
              "lddw %r1, " + parts[1] + "\n" + parts[0] + " %r0, %r1\nexit", number(parts[2])));
    }
  }

  private static void memory(List<Case> cases) {
    String[] rows = {
      "b 0x88 0xffffffffffffff88",
      "h 0x9988 0xffffffffffff9988",
      "w 0xbbaa9988 0xffffffffbbaa9988",
      "dw 0xffeeddccbbaa9988 0",
    };
    String value = "lddw %r1, 0xffeeddccbbaa9988\n";
    for (String row : rows) {
      String[] parts = row.split(" ");
      String at = "[%r10-8]";
      String load = "ldx" + parts[0] + " %r0, " + at + "\nexit";
      cases.add(new Case(value + "stx" + parts[0] + " " + at + ", %r1\n" + load, number(parts[1])));
      cases.add(new Case("st" + parts[0] + " " + at + ", 0x7b\n" + load, 0x7b));
      if (!parts[0].equals("dw")) {
        String signed = "stxdw [%r10-8], %r1\nldxs" + parts[0] + " %r0, [%r10-8]\nexit";
        cases.add(new Case(value + signed, number(parts[2])));
      }
    }
    cases.add(new Case("stdw [%r10-8], -2\nldxdw %r0, [%r10-8]\nexit", -2));
    cases.add(new Case("lddw %r0, map_by_idx(1)\nexit", 0x6_0000_0001L));
    cases.add(new Case("lddw %r0, map_by_fd(0)\nexit", 0x6_0000_0000L));
    cases.add(new Case("lddw %r1, map_val_by_fd(1)+4\nldxw %r0, [%r1]\nexit", 0));
    cases.add(
        new Case(
            "lddw %r1, map_val_by_idx(1)+8\nstw [%r1+4], 7\nldxdw %r0, [%r1]\nexit",
            0x7_0000_0000L));
  }

  private static void exchange(List<Case> cases) {
    String start =
        """
        lddw %r6, 0x500000005
        stxdw [%r10-8], %r6
        mov %r7, 9
        lddw %r0, EXPECTED
        lock cmpxchgWIDTH [%r10-8], %r7
        """;
    String memory = "ldxdw %r0, [%r10-8]\nexit";
    String hit = start.replace("EXPECTED", "0x500000005").replace("WIDTH", "");
    cases.add(new Case(hit + memory, 9));
    cases.add(new Case(hit + "exit", 0x5_0000_0005L));
    String miss = start.replace("EXPECTED", "0x400000005").replace("WIDTH", "");
    cases.add(new Case(miss + memory, 0x5_0000_0005L));
    cases.add(new Case(miss + "exit", 0x5_0000_0005L));
    String hit32 = start.replace("EXPECTED", "0x400000005").replace("WIDTH", "32");
    cases.add(new Case(hit32 + memory, 0x5_0000_0009L));
    cases.add(new Case(hit32 + "exit", 5));
    String miss32 = start.replace("EXPECTED", "6").replace("WIDTH", "32");
    cases.add(new Case(miss32 + memory, 0x5_0000_0005L));
    cases.add(new Case(miss32 + "exit", 5));
  }

  private static void control(List<Case> cases) {
    cases.add(new Case("mov %r0, 1\nja +1\nmov %r0, 2\nexit", 1));
    cases.add(new Case("mov %r0, 1\nja32 end\nmov %r0, 2\nend: exit", 1));
    cases.add(
        new Case(
            "mov %r1, 1\nmov %r2, 2\nmov %r3, 3\nmov %r4, 4\nmov %r5, 5\ncall 7\nexit", 12345));
    cases.add(new Case("mov %r9, 7\nmov %r2, 20\ncallx %r9\nexit", 20000));
    cases.add(
        new Case(
            """
            mov %r6, 1
            stdw [%r10-8], 40
            call local f
            ldxdw %r1, [%r10-8]
            add %r0, %r1
            add %r0, %r6
            exit
            f:
            mov %r6, 100
            stdw [%r10-8], 300
            mov %r0, 2
            exit
            """,
            43));
  }

  /** Reads a number of 64 bits, with sign or without. */
  private static long number(String text) {
    return text.startsWith("0x")
        ? Long.parseUnsignedLong(text.substring(2), 16)
        : Long.parseLong(text);
  }

  private record DigitsHelper() implements Helper {
    @Override
    public int id() {
      return 7;
    }

    @Override
    public String name() {
      return "digits";
    }

    @Override
    public int arity() {
      return 5;
    }

    @Override
    public long call(HelperContext context, long r1, long r2, long r3, long r4, long r5) {
      return r1 * 10000 + r2 * 1000 + r3 * 100 + r4 * 10 + r5;
    }
  }

  private static LinkedProgram link(Case example) throws Exception {
    List<BpfMap> maps =
        List.of(
            Maps.create(new MapDef("a", MapType.ARRAY, 4, 8, 1)),
            Maps.create(new MapDef("b", MapType.ARRAY, 4, 8, 4)));
    return Programs.link(example.text(), maps, Map.of(), HelperTable.of(new DigitsHelper()));
  }

  private static RunState state() {
    // Registers 2 to 5 of a raw run without memory are zero.
    return new RunState().rawInput(new byte[0]);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheResult(Case example) throws Exception {
    assertThat(ENGINE.run(link(example), state(), null))
        .as(example.text())
        .isEqualTo(example.expected());
  }

  @Test
  void noRowIsLeftOut() throws Exception {
    Set<Integer> executed = new TreeSet<>();
    for (Case example : cases()) {
      LinkedProgram program = link(example);
      ENGINE.run(
          program,
          state(),
          (from, to, registers, memory) -> {
            // The linker binds pseudo constants, so the original instruction tells the row.
            int at = to * 8;
            InsnSpec row =
                InstructionSet.find(Insn.decode(program.object().code(), at)).orElseThrow();
            executed.add(row.index());
          });
    }
    List<InsnSpec> missing =
        InstructionSet.rows().stream()
            .filter(row -> !executed.contains(row.index()) && !isRefused(row.operation()))
            .toList();
    assertThat(missing).isEmpty();
  }

  /** What the structural verifier refuses, as this host has nothing that it could mean. */
  private static boolean isRefused(Operation operation) {
    return (operation instanceof Operation.Call call && call.kind() == CallKind.RUNTIME)
        || (operation instanceof Operation.LoadConstant load
            && (load.pseudo() == Pseudo.VARIABLE || load.pseudo() == Pseudo.CODE));
  }
}
