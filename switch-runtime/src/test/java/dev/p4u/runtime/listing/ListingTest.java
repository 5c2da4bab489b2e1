package dev.p4u.runtime.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.Relocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingTest {

  @Test
  void namesMapsAndSourceLines() {
    List<Insn> insns = new ArrayList<>(Insns.lddw(1, 0));
    insns.add(Insns.call(1));
    insns.add(Insns.mov64Imm(0, 1));
    insns.add(Insns.exit());
    ProgramInfo info =
        new ProgramInfo(
            1,
            "a.p4",
            "p4u",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new ProgramInfo.Line(0, "a.p4", 7, 1), new ProgramInfo.Line(3, "a.p4", 9, 1)),
            List.of());
    BpfObject object =
        new BpfObject(
            Insns.encode(insns),
            List.of(new MapDef("pipe_t", MapType.HASH, 4, 8, 16)),
            List.of(new Relocation(0, Relocation.Kind.MAP, "pipe_t")),
            Map.of(),
            Optional.of(info));
    assertThat(Listing.of(object).lines().map(String::strip))
        .containsExactly(
            "maps:",
            "0  pipe_t                                   hash      key   4 B, value   8 B, 16"
                + " entries",
            "",
            "entry:",
            "; a.p4:7",
            "0:  r1 = 0x0 ll                        ; map pipe_t",
            "2:  call 1",
            "; a.p4:9",
            "3:  r0 = 1",
            "4:  exit");
  }
}
