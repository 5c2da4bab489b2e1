package dev.p4u.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.runtime.flow.Frames;
import dev.p4u.runtime.helper.HelperRegistry;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.Action;
import dev.p4u.runtime.object.ProgramInfo.InitialEntry;
import dev.p4u.runtime.object.ProgramInfo.Key;
import dev.p4u.runtime.object.ProgramInfo.MatchKind;
import dev.p4u.runtime.object.ProgramInfo.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplaceTest {

  private static final byte[] UDP = Frames.hex(Frames.UDP);

  private final SoftSwitch softSwitch =
      new SoftSwitch(new VirtualClock(), HelperRegistry.builtIn());

  private static MapDef hash(String name, int capacity) {
    return new MapDef(name, MapType.HASH, 1, 8, capacity);
  }

  /** A program with a table over map "t" and initial entries. */
  private static BpfObject tableProgram(
      String action, boolean constEntries, InitialEntry entry, MapDef... maps) {
    Table table =
        new Table(
            "t",
            "t",
            "t",
            null,
            8,
            8,
            List.of(new Key(Programs.little("k", 8, 0, 1), MatchKind.EXACT)),
            List.of(
                new Action(
                    action, action, 0, List.of(Programs.little("p", 8, 4, 1)), false, false)),
            constEntries);
    ProgramInfo info = Programs.info(List.of(table), List.of(), List.of(entry));
    return Programs.object(Programs.PASS, info, maps);
  }

  private static InitialEntry initial(String map, String key) {
    return new InitialEntry(map, key, "0000000001000000");
  }

  private List<String> keys(String map) {
    return softSwitch.program(1).orElseThrow().rawMaps().entries(map).stream()
        .map(entry -> HexFormat.of().formatHex(entry.key()))
        .toList();
  }

  @Test
  void mapsOfTheSameDefinitionLiveOn() {
    softSwitch.load(1, tableProgram("go", false, initial("t", "01"), hash("t", 4), hash("u", 4)));
    softSwitch
        .control(1)
        .table("t")
        .put(List.of(new KeyArg("k", KeyValue.exact(2))), 0, ActionCall.of("go", 9));

    ReplaceReport report =
        softSwitch.replace(
            1, tableProgram("go", false, initial("t", "05"), hash("v", 4), hash("t", 4)));

    assertThat(report).isEqualTo(new ReplaceReport(List.of("t"), List.of("v"), List.of("u")));
    assertThat(keys("t")).as("no initial entries again").containsExactly("01", "02");
  }

  @Test
  void changedMapsStartFreshWithTheirInitialEntries() {
    softSwitch.load(1, tableProgram("go", false, initial("t", "01"), hash("t", 4)));

    ReplaceReport capacity =
        softSwitch.replace(1, tableProgram("go", false, initial("t", "05"), hash("t", 5)));
    assertThat(capacity).isEqualTo(new ReplaceReport(List.of(), List.of("t"), List.of("t")));
    assertThat(keys("t")).containsExactly("05");

    ReplaceReport meaning =
        softSwitch.replace(1, tableProgram("stop", false, initial("t", "06"), hash("t", 5)));
    assertThat(meaning.fresh()).as("action 0 is another one now").containsExactly("t");
    assertThat(keys("t")).containsExactly("06");
  }

  @Test
  void constEntriesFollowTheProgram() {
    softSwitch.load(1, tableProgram("go", true, initial("t", "01"), hash("t", 4)));

    softSwitch.replace(1, tableProgram("go", true, initial("t", "05"), hash("t", 4)));
    assertThat(keys("t")).containsExactly("05");
  }

  @Test
  void aBadReplacementLeavesTheOldOneRunning() {
    softSwitch.load(1, Programs.marking(1));
    softSwitch.addFlow("actions=prog:1,output:prog");
    softSwitch.process(9, UDP);

    assertThatThrownBy(() -> softSwitch.replace(1, Programs.object("call nothing\nexit")))
        .isInstanceOf(ControlException.class);
    assertThatThrownBy(
            () ->
                softSwitch.replace(
                    1, tableProgram("go", false, initial("t", "0102"), hash("t", 4))))
        .hasMessage("initial entry of map t: 2 bytes where 1 are needed");
    assertThatThrownBy(
            () ->
                softSwitch.replace(1, tableProgram("go", false, initial("t", "xy"), hash("t", 4))))
        .hasMessage("initial entry of map t: 'xy' is not hex");
    assertThatThrownBy(() -> softSwitch.replace(1, tableProgram("go", false, initial("t", "01"))))
        .hasMessage("table t names a map 't' that is not there");
    assertThat(softSwitch.process(9, UDP).outputs())
        .extracting(Processed.Output::port)
        .containsExactly(1);
    assertThat(softSwitch.program(1).orElseThrow().stats().runs()).isEqualTo(2);
  }

  /** Two threads of traffic, many replacements: no packet lost, none seen by two versions. */
  @Test
  void replacingUnderTraffic() throws InterruptedException, ExecutionException, TimeoutException {
    softSwitch.load(1, Programs.marking(1));
    softSwitch.addFlow("actions=prog:1,output:prog");
    AtomicBoolean stop = new AtomicBoolean();
    AtomicLong[] seen = {new AtomicLong(), new AtomicLong(), new AtomicLong()};
    ExecutorService traffic = Executors.newFixedThreadPool(2);
    List<Future<Long>> senders = new ArrayList<>();
    for (int sender = 0; sender < 2; sender++) {
      senders.add(traffic.submit(() -> send(stop, seen)));
    }

    for (int i = 0; i < 300; i++) {
      ReplaceReport report = softSwitch.replace(1, Programs.marking(2 - i % 2));
      assertThat(report.kept()).containsExactly("counts");
      long target = seen[2 - i % 2].get() + 3;
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (seen[2 - i % 2].get() < target) {
        assertThat(System.nanoTime()).as("traffic stands still").isLessThan(deadline);
        Thread.onSpinWait();
      }
    }
    stop.set(true);
    long sent = 0;
    for (Future<Long> sender : senders) {
      sent += sender.get(20, TimeUnit.SECONDS);
    }
    traffic.shutdown();

    byte[] counter =
        softSwitch.program(1).orElseThrow().rawMaps().get("counts", new byte[4]).orElseThrow();
    assertThat(seen[0]).as("packets whose mark and port differ, or that were lost").hasValue(0);
    assertThat(seen[1].get() + seen[2].get()).isEqualTo(sent);
    assertThat(ByteBuffer.wrap(counter).order(ByteOrder.LITTLE_ENDIAN).getLong())
        .as("the counter lived through all versions")
        .isEqualTo(sent);
    assertThat(softSwitch.program(1).orElseThrow().stats().passes()).isEqualTo(sent);
  }

  private long send(AtomicBoolean stop, AtomicLong[] seen) {
    long sent = 0;
    while (!stop.get()) {
      Processed processed = softSwitch.process(9, UDP);
      sent++;
      int version = 0;
      if (processed.outputs().size() == 1) {
        Processed.Output output = processed.outputs().get(0);
        version = output.packet()[0] == output.port() ? output.port() : 0;
      }
      seen[version].incrementAndGet();
    }
    return sent;
  }
}
