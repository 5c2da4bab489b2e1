package dev.p4u.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.compiler.ir.Block;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.IrPrinter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lowering writes, as text, where behaviour alone does not show it. */
class GoldenIrTest {

  @Test
  void aHeaderIsCheckedOnceAndItsFieldsAreLoadedWhereTheyStand() {
    Bench bench = Bench.body("bit<4> a; bit<12> b;", "mark_to_drop();");
    List<Block> blocks = bench.lowered().function().blocks();
    assertThat(text(blocks, "long_enough"))
        .containsExactly(
            "mark extract 'hdr.h' bits 16",
            "%10:4 = load_packet %7:32 bit 0",
            "%11:12 = load_packet %7:32 bit 4",
            "write hdr.h.a#5:4 = %10:4",
            "write hdr.h.b#6:12 = %11:12",
            "write hdr.h.isValid#4:1 = 1:1",
            "write packet.cursor#3:32 = %8:32");
    assertThat(
            blocks.stream()
                .flatMap(b -> b.instructions().stream())
                .filter(Inst.PacketLength.class::isInstance))
        .hasSize(1);
  }

  @Test
  void onlyWrittenStandardMetadataIsStored() {
    Bench bench = Bench.body("bit<8> a;", "std.output_port = std.input_port;");
    assertThat(
            bench.lowered().function().blocks().stream()
                .flatMap(b -> b.instructions().stream())
                .filter(Inst.InputStore.class::isInstance)
                .map(i -> ((Inst.InputStore) i).offset()))
        .containsExactly(12);
  }

  @Test
  void positionsAreThoseOfTheSource() {
    Bench bench = Bench.body("bit<8> a;", "\n\n  hdr.h.a = hdr.h.a + 1;");
    Inst add =
        bench.lowered().function().blocks().stream()
            .flatMap(b -> b.instructions().stream())
            .filter(Inst.Binary.class::isInstance)
            .filter(i -> ((Inst.Binary) i).result().width() == 8)
            .findFirst()
            .orElseThrow();
    assertThat(add.position().file()).isEqualTo("test.p4");
    assertThat(add.position().column()).isEqualTo(13);
  }

  @Test
  void theLookupMarkStandsDirectlyBeforeTheLookup() {
    Bench bench =
        Bench.pipe(
            "bit<8> a;",
            "table t { key = { hdr.h.a: exact; } actions = { NoAction; } } apply { t.apply(); }");
    for (Block block : bench.lowered().function().blocks()) {
      for (int i = 0; i < block.instructions().size(); i++) {
        if (block.instructions().get(i) instanceof Inst.MapLookup lookup
            && lookup.map().equals("pipe_t")) {
          assertThat(block.instructions().get(i - 1)).isInstanceOf(Inst.Mark.class);
        }
      }
    }
  }

  private static List<String> text(List<Block> blocks, String name) {
    return blocks.stream()
        .filter(b -> b.name().equals(name))
        .flatMap(b -> b.instructions().stream())
        .map(IrPrinter::print)
        .toList();
  }
}
