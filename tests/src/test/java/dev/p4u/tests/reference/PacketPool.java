package dev.p4u.tests.reference;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Trees;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Random packets that reach more than the first check: numbers of the program's text are written
 * into them, and packets that took a new way through the program are changed further.
 */
final class PacketPool {

  private static final int MAX_LENGTH = 160;

  /** A packet with the first bit and width of each field that was read of it. */
  private record Known(byte[] bytes, List<int[]> fields) {}

  private final Random random;
  private final int limit;
  private final List<Known> packets = new ArrayList<>();
  private final Set<List<String>> paths = new HashSet<>();
  private final List<byte[]> words = new ArrayList<>();

  PacketPool(CheckedProgram program, Random random, int limit) {
    this.random = random;
    this.limit = limit;
    packets.add(new Known(new byte[64], List.of()));
    List<Node> open = new ArrayList<>(List.of(program.tree()));
    while (!open.isEmpty()) {
      Node node = open.remove(open.size() - 1);
      boolean ours = node.span().file() == program.files().get(0) || node == program.tree();
      if (node instanceof Expr.IntLiteral i && ours && i.value().signum() > 0) {
        word(i.value().toByteArray());
      }
      open.addAll(Trees.children(node));
    }
  }

  private void word(byte[] bytes) {
    byte[] word = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    if (word.length <= 16) {
      words.add(word);
      byte[] wider = new byte[word.length + 1];
      System.arraycopy(word, 0, wider, 1, word.length);
      words.add(wider);
    }
  }

  /** A packet that somebody has thought of. */
  void add(byte[] packet) {
    packets.add(new Known(packet.clone(), List.of()));
  }

  int paths() {
    return paths.size();
  }

  byte[] next() {
    Known known = packets.get(random.nextInt(packets.size()));
    byte[] packet = known.bytes().clone();
    int changes = random.nextInt(5);
    for (int i = 0; i < changes; i++) {
      if (!known.fields().isEmpty() && random.nextInt(3) != 0) {
        setField(packet, known.fields().get(random.nextInt(known.fields().size())));
      } else {
        packet = changed(packet);
      }
    }
    return packet;
  }

  private void setField(byte[] packet, int[] field) {
    BigInteger value =
        words.isEmpty() || random.nextInt(4) == 0
            ? new BigInteger(field[1], random)
            : word(field[1]);
    for (int i = 0; i < field[1]; i++) {
      int at = field[0] + field[1] - 1 - i;
      if (at / 8 < packet.length) {
        int mask = 0x80 >> at % 8;
        packet[at / 8] = (byte) (value.testBit(i) ? packet[at / 8] | mask : packet[at / 8] & ~mask);
      }
    }
  }

  /** A number of the program; rather one that was written for a field of this width. */
  private BigInteger word(int width) {
    BigInteger word = BigInteger.ZERO;
    for (int tries = 0; tries < 8; tries++) {
      word = new BigInteger(1, words.get(random.nextInt(words.size())));
      if (word.bitLength() <= width && word.bitLength() > width / 2) {
        return word;
      }
    }
    return word;
  }

  private byte[] changed(byte[] packet) {
    switch (random.nextInt(8)) {
      case 0:
        return Arrays.copyOf(packet, random.nextInt(MAX_LENGTH));
      case 1:
        byte[] longer = Arrays.copyOf(packet, Math.min(MAX_LENGTH, packet.length + 20));
        for (int i = packet.length; i < longer.length; i++) {
          longer[i] = (byte) random.nextInt();
        }
        return longer;
      case 2, 3:
        for (int i = random.nextInt(1 + packet.length); i < packet.length; i++) {
          packet[i] = (byte) random.nextInt();
          if (random.nextInt(4) == 0) {
            break;
          }
        }
        return packet;
      default:
        if (packet.length > 0 && !words.isEmpty()) {
          byte[] word = words.get(random.nextInt(words.size()));
          int at = random.nextInt(packet.length);
          System.arraycopy(word, 0, packet, at, Math.min(word.length, packet.length - at));
        }
        return packet;
    }
  }

  /** Keeps packets that went a new way. */
  void taken(byte[] packet, UbpfReference.Outcome outcome) {
    if (paths.size() < 10_000 && paths.add(outcome.path())) {
      Known known = new Known(packet.clone(), outcome.fields());
      if (packets.size() >= limit) {
        packets.set(random.nextInt(limit), known);
      } else {
        packets.add(known);
      }
    }
  }
}
