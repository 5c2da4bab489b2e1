package dev.p4u.compiler.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.ProgramInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourcePathsTest {

  @Test
  void filesAreRelativeToTheProgramWhereTheyAreBelowIt() {
    ProgramInfo info =
        new ProgramInfo(
            1,
            "/home/me/bng/bng.p4",
            "p4u",
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new ProgramInfo.TracePoint(
                    -1, 0, ProgramInfo.Event.STATE, "start", 0, "/home/me/bng/bng.p4", 3)),
            List.of(
                new ProgramInfo.Line(0, "/home/me/bng/include/parser.p4", 1, 1),
                new ProgramInfo.Line(1, "/usr/share/headers.p4", 1, 1),
                new ProgramInfo.Line(2, "p4include/core.p4", 1, 1)),
            List.of());
    BpfObject object =
        new BpfObject(new byte[0], List.of(), List.of(), Map.of(), Optional.of(info));

    ProgramInfo relative = SourcePaths.relative(object).info().orElseThrow();

    assertThat(relative.source()).isEqualTo("bng.p4");
    assertThat(relative.trace()).extracting(ProgramInfo.TracePoint::file).containsExactly("bng.p4");
    assertThat(relative.lines())
        .extracting(ProgramInfo.Line::file)
        .containsExactly("include/parser.p4", "/usr/share/headers.p4", "p4include/core.p4");
  }
}
