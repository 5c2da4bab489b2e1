package dev.p4u.stf.run;

import dev.p4u.language.source.Span;
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

  /** An expectation with the packet that was sent before it, or the first one sent after it. */
  private static final class Expected {
    private final Statement.Expect statement;
    private SentPacket sent;

    Expected(Statement.Expect statement, SentPacket sent) {
      this.statement = statement;
      this.sent = sent;
    }
  }

  private record Received(byte[] packet, SentPacket from) {}

  /** A failure that is not yet explained, which takes time and memory. */
  private record Mismatch(Span span, Explanation explanation) {
    interface Explanation {
      Failure explain(boolean inDetail);
    }
  }

  private final Map<Integer, List<Expected>> expected = new TreeMap<>(Integer::compareUnsigned);
  private final Map<Integer, List<Received>> received = new TreeMap<>(Integer::compareUnsigned);
  private final List<Expected> early = new ArrayList<>();

  /**
   * @param before the packet sent last, or null
   */
  void expect(Statement.Expect statement, SentPacket before) {
    Expected expectation = new Expected(statement, before);
    expected.computeIfAbsent(statement.port(), port -> new ArrayList<>()).add(expectation);
    if (before == null) {
      early.add(expectation);
    }
  }

  /** Notes a packet that went in, and what came out for it. */
  void sent(SentPacket packet) {
    early.forEach(expectation -> expectation.sent = packet);
    early.clear();
    packet
        .processed()
        .outputs()
        .forEach(
            output ->
                received
                    .computeIfAbsent(output.port(), port -> new ArrayList<>())
                    .add(new Received(output.packet(), packet)));
  }

  /** Takes back what came of a packet that has been reported already. */
  void forgive(SentPacket packet) {
    received.values().forEach(list -> list.removeIf(r -> r.from().number() == packet.number()));
  }

  /**
   * What did not come as expected, in the order of the file.
   *
   * @param detailed how many failures, from the first, show the packets
   */
  List<Failure> check(Dissections dissections, int detailed) {
    List<Mismatch> mismatches = new ArrayList<>();
    expected.forEach(
        (port, wanted) -> {
          List<Received> came = received.getOrDefault(port, List.of());
          for (int i = 0; i < wanted.size(); i++) {
            if (i >= came.size()) {
              mismatches.add(missing(port, wanted.get(i), came.size()));
            } else {
              compare(port, wanted.get(i), came.get(i), dissections).ifPresent(mismatches::add);
            }
          }
        });
    received.forEach(
        (port, came) -> {
          int wanted = expected.getOrDefault(port, List.of()).size();
          for (Received extra : came.subList(Math.min(wanted, came.size()), came.size())) {
            mismatches.add(unexpected(port, extra, dissections));
          }
        });
    mismatches.sort(Comparator.comparingInt(m -> m.span().start()));
    List<Failure> failures = new ArrayList<>();
    for (Mismatch mismatch : mismatches) {
      failures.add(mismatch.explanation().explain(failures.size() < detailed));
    }
    return failures;
  }

  private static Mismatch missing(int port, Expected expectation, int came) {
    SentPacket sent = expectation.sent;
    String headline =
        (came == 0 ? "no packet" : "no other packet")
            + " came out of port "
            + Integer.toUnsignedString(port)
            + (sent == null
                ? "; none was sent"
                : "; packet " + sent.number() + ": " + sent.outcome());
    Span span = expectation.statement.span();
    List<Failure.PacketPath> paths = sent == null ? List.of() : List.of(sent.path());
    return new Mismatch(
        span,
        inDetail -> new Failure(span, headline, Optional.empty(), inDetail ? paths : List.of()));
  }

  private static Optional<Mismatch> compare(
      int port, Expected expectation, Received came, Dissections dissections) {
    Optional<Pattern> pattern = expectation.statement.pattern();
    if (pattern.isEmpty() || pattern.get().matches(came.packet())) {
      return Optional.empty();
    }
    Span span = expectation.statement.span();
    String headline =
        "the packet out of port " + Integer.toUnsignedString(port) + " is not the expected one";
    return Optional.of(
        new Mismatch(
            span,
            inDetail -> {
              if (!inDetail) {
                return new Failure(span, headline, Optional.empty(), List.of());
              }
              Comparison comparison =
                  Comparison.of(pattern.get(), came.packet(), dissections.by(came.from().object()));
              return new Failure(
                  span,
                  headline + ": " + difference(comparison, pattern.get(), came.packet()),
                  Optional.of(comparison),
                  List.of(came.from().path()));
            }));
  }

  private static Mismatch unexpected(int port, Received extra, Dissections dissections) {
    Span span = extra.from().statement().span();
    String headline =
        "a packet that no expect names came out of port " + Integer.toUnsignedString(port);
    return new Mismatch(
        span,
        inDetail ->
            inDetail
                ? new Failure(
                    span,
                    headline,
                    Optional.of(
                        Comparison.alone(extra.packet(), dissections.by(extra.from().object()))),
                    List.of(extra.from().path()))
                : new Failure(span, headline, Optional.empty(), List.of()));
  }

  /** The first difference in words. */
  private static String difference(Comparison comparison, Pattern pattern, byte[] packet) {
    int wanted = pattern.digits().length();
    if (comparison.firstDifference() >= Math.min(wanted, 2 * packet.length)) {
      return "it has %d bytes, expected %s%s"
          .formatted(packet.length, pattern.exact() ? "" : "at least ", bytes(wanted));
    }
    return comparison.rows().stream()
        .filter(Comparison.Row::first)
        .findFirst()
        .map(Expectations::difference)
        .orElse("byte " + comparison.firstDifference() / 2 + " differs");
  }

  private static String bytes(int digits) {
    return digits / 2 + (digits % 2 == 0 ? "" : ".5");
  }

  private static String difference(Comparison.Row row) {
    String name = row.field().isEmpty() ? row.header() : row.header() + "." + row.field();
    return "%s is %s, expected %s"
        .formatted(name, row.actual().orElse("not there"), row.expected().orElse("none"));
  }
}
