package dev.p4u.stf.run;

import dev.p4u.stf.model.Pattern;
import dev.p4u.stf.model.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What has to come out of each port and what came: on every port, the k-th expectation is for the
 * k-th packet, and their numbers are the same (the rule of p4c's harnesses).
 */
final class Expectations {

  private record Expected(Statement.Expect statement, SentPacket before) {}

  private record Received(byte[] packet, SentPacket from) {}

  private final Map<Integer, List<Expected>> expected = new TreeMap<>();
  private final Map<Integer, List<Received>> received = new TreeMap<>();

  void expect(Statement.Expect statement, SentPacket before) {
    expected
        .computeIfAbsent(statement.port(), port -> new ArrayList<>())
        .add(new Expected(statement, before));
  }

  void received(int port, byte[] packet, SentPacket from) {
    received.computeIfAbsent(port, p -> new ArrayList<>()).add(new Received(packet, from));
  }

  /** Takes back what came of a packet that has been reported already. */
  void forgive(SentPacket packet) {
    received.values().forEach(list -> list.removeIf(r -> r.from() == packet));
  }

  List<Failure> check(Dissection dissection) {
    List<Failure> failures = new ArrayList<>();
    expected.forEach(
        (port, list) ->
            checkPort(port, list, received.getOrDefault(port, List.of()), dissection, failures));
    received.forEach(
        (port, list) -> {
          int wanted = expected.getOrDefault(port, List.of()).size();
          for (Received extra : list.subList(Math.min(wanted, list.size()), list.size())) {
            failures.add(unexpected(port, extra));
          }
        });
    failures.sort(Comparator.comparingInt(f -> f.span().start()));
    return failures;
  }

  private void checkPort(
      int port,
      List<Expected> wanted,
      List<Received> came,
      Dissection dissection,
      List<Failure> failures) {
    for (int i = 0; i < wanted.size(); i++) {
      Expected expectation = wanted.get(i);
      if (i >= came.size()) {
        failures.add(missing(port, expectation));
        continue;
      }
      Optional<Pattern> pattern = expectation.statement().pattern();
      if (pattern.isPresent() && !pattern.get().matches(came.get(i).packet())) {
        failures.add(different(port, expectation, pattern.get(), came.get(i), dissection));
      }
    }
  }

  private static Failure missing(int port, Expected expectation) {
    List<Failure.PacketPath> paths =
        expectation.before() == null ? List.of() : List.of(expectation.before().path());
    return new Failure(
        expectation.statement().span(),
        "no packet came out of port " + port,
        Optional.empty(),
        paths);
  }

  private static Failure different(
      int port, Expected expectation, Pattern pattern, Received came, Dissection dissection) {
    Comparison comparison = Comparison.of(pattern, came.packet(), dissection);
    String where =
        comparison.rows().stream()
            .filter(Comparison.Row::first)
            .findFirst()
            .map(Expectations::difference)
            .orElse(length(pattern, came.packet()));
    return new Failure(
        expectation.statement().span(),
        "the packet out of port " + port + " is not the expected one" + where,
        Optional.of(comparison),
        List.of(came.from().path()));
  }

  private static String difference(Comparison.Row row) {
    String name = row.field().isEmpty() ? row.header() : row.header() + "." + row.field();
    return ": "
        + name
        + " is "
        + row.actual().orElse("not there")
        + ", expected "
        + row.expected().orElse("none");
  }

  private static String length(Pattern pattern, byte[] packet) {
    return ": it has " + packet.length + " bytes, expected " + pattern.digits().length() / 2.0;
  }

  private static Failure unexpected(int port, Received extra) {
    return new Failure(
        extra.from().statement().span(),
        "a packet that no expect names came out of port " + port,
        Optional.empty(),
        List.of(extra.from().path()));
  }
}
