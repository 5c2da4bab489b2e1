package dev.p4u.runtime.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.runtime.object.ProgramInfo.Action;
import dev.p4u.runtime.object.ProgramInfo.Event;
import dev.p4u.runtime.object.ProgramInfo.Field;
import dev.p4u.runtime.object.ProgramInfo.Header;
import dev.p4u.runtime.object.ProgramInfo.HeaderField;
import dev.p4u.runtime.object.ProgramInfo.InitialEntry;
import dev.p4u.runtime.object.ProgramInfo.Key;
import dev.p4u.runtime.object.ProgramInfo.Line;
import dev.p4u.runtime.object.ProgramInfo.MatchKind;
import dev.p4u.runtime.object.ProgramInfo.Order;
import dev.p4u.runtime.object.ProgramInfo.Register;
import dev.p4u.runtime.object.ProgramInfo.Table;
import dev.p4u.runtime.object.ProgramInfo.TracePoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramInfoJsonTest {

  private static ProgramInfo info() {
    Field key = new Field("headers.ipv4.src", "headers_ipv4_src", 32, 4, 4, Order.BIG);
    Field param = new Field("port", "port", 9, 4, 2, Order.LITTLE);
    Table table =
        new Table(
            "pipe.filter",
            "pipe_filter",
            "pipe_filter",
            null,
            8,
            1024,
            List.of(new Key(key, MatchKind.LPM)),
            List.of(new Action("pipe.drop", "pipe_drop", 1, List.of(param), true, false)),
            true);
    return new ProgramInfo(
        1,
        "dir/a \"b\".p4",
        "p4u",
        List.of(table),
        List.of(new Register("r", "r", "r_map", param, List.of(key), 16)),
        List.of(new Header("headers.ipv4", "Ipv4_t", List.of(new HeaderField("v", 4, "dec")))),
        List.of(new TracePoint(-1, 5, Event.ADVANCE, "", -1, "a.p4", 12)),
        List.of(new Line(3, "a.p4", 7, 9)),
        List.of(new InitialEntry("pipe_filter", "0a00", "01")));
  }

  @Test
  void readsWhatItWrites() throws Exception {
    String json = ProgramInfoJson.write(info());
    assertThat(ProgramInfoJson.read(json)).isEqualTo(info());
    assertThat(ProgramInfoJson.write(info())).isEqualTo(json).doesNotContain("\n");
  }

  @Test
  void toleratesMissingListsAndUnknownMembers() throws Exception {
    ProgramInfo read =
        ProgramInfoJson.read("{\"formatVersion\": 1, \"target\": \"ubpf\", \"future\": [1, {}]}");
    assertThat(read.target()).isEqualTo("ubpf");
    assertThat(read.tables()).isEmpty();
    assertThat(read.source()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          [                      | the program's description is no JSON
          7                      | program description, the description: must be an object
          {}                     | program description, formatVersion: is missing
          {"formatVersion": "1"} | program description, formatVersion: must be a whole number
          {"formatVersion": 1.5} | program description, formatVersion: must be a whole number
          {"formatVersion": 1e999999999} | program description, formatVersion: must be a whole number
          {"formatVersion": 2}   | has format 2, this p4u reads format 1
          {"formatVersion": 1, "tables": 3} | program description, tables: must be an array
          {"formatVersion": 1, "lines": [3]} | program description, lines[0]: must be an object
          {"formatVersion": 1, "lines": [{}]} | program description, lines[0].slot: is missing
          {"formatVersion": 1, "trace": [{"from": 1, "at": 2, "event": "X"}]} | trace[0].event: must be one of [STATE,
          {"formatVersion": 1, "source": 3} | program description, source: must be a string
          """)
  void saysWhereItIsWrong(String json, String message) {
    assertThatThrownBy(() -> ProgramInfoJson.read(json))
        .isInstanceOf(ProgramInfoException.class)
        .hasMessageContaining(message);
  }

  @Test
  void deepNestingIsAnError() {
    String deep = "{\"formatVersion\":1,\"x\":" + "[".repeat(100_000);
    assertThatThrownBy(() -> ProgramInfoJson.read(deep)).isInstanceOf(ProgramInfoException.class);
  }
}
