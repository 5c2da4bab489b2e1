package dev.p4u.compiler.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.compiler.ir.FunctionBuilder;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.IrParser;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Position;
import dev.p4u.compiler.ir.Terminator;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Loads and stores of bits anywhere in the packet, up to its very ends. */
class PacketAccessTest {

  private static final Position HERE = Position.NONE;
  private static final int BYTES = 24;

  @Test
  void everyWidthAtEveryBit() {
    Random random = new Random(7);
    for (int width = 1; width <= 64; width++) {
      for (int bit = 0; bit < 8; bit++) {
        int lastByte = BYTES - (bit + width + 7) / 8;
        for (int at : new int[] {0, 3, lastByte}) {
          FunctionBuilder b = new FunctionBuilder();
          Value loaded = b.value(width);
          b.add(new Inst.PacketLoad(HERE, loaded, Const.of(at, 32), bit));
          Value changed = b.value(width);
          b.add(
              new Inst.Binary(
                  HERE, changed, Inst.BinOp.ADD, loaded, Const.of(random.nextInt(), width)));
          b.add(new Inst.PacketStore(HERE, Const.of(lastByte, 32), bit, changed));
          b.end(new Terminator.Return(HERE, loaded));
          byte[] packet = new byte[BYTES];
          random.nextBytes(packet);
          Trial.of(b.build()).run(packet);
        }
      }
    }
  }

  private static String listing(String ir) {
    return Trial.of(IrParser.parse(ir)).listing();
  }

  @Test
  void sixBytesAreOneLoadWhereThePacketIsLongEnough() {
    String code =
        listing(
            """
            b0 entry:
              %0:32 = packet_length
              %1:1 = ult %0:32, 14:32
              branch %1:1 b1, b2
            b1 short:
              return 1:64
            b2 long:
              %2:48 = load_packet 0:32 bit 0
              return %2:48
            """);
    assertThat(code).containsOnlyOnce("*(u64 *)").doesNotContain("*(u16 *)");
  }

  @Test
  void constantsAreSwappedInsteadOfFields() {
    String code =
        listing(
            """
            b0 entry:
              %0:16 = load_packet 12:32 bit 0
              switch %0:16 [2048 b1] else b2
            b1 ipv4:
              return 1:64
            b2 other:
              return 2:64
            """);
    assertThat(code).contains("== 8 goto").doesNotContain("be16");
  }

  @Test
  void fieldsThatAreMovedAreNotSwapped() {
    String code =
        listing(
            """
            b0 entry:
              %0:32 = load_packet 26:32 bit 0
              %1:32 = load_packet 30:32 bit 0
              store_packet 30:32 bit 0 = %0:32
              store_packet 26:32 bit 0 = %1:32
              return 1:64
            """);
    assertThat(code).doesNotContain("be32");
  }

  @Test
  void aSumThatIsOnlyStoredIsNotMasked() {
    String code =
        listing(
            """
            b0 entry:
              %0:8 = load_packet 22:32 bit 0
              %1:8 = sub %0:8, 1:8
              store_packet 22:32 bit 0 = %1:8
              return 1:64
            """);
    assertThat(code).doesNotContain("&=");
  }

  @Test
  void anOffsetFromTheProgramGoesIntoTheInstruction() {
    String code =
        listing(
            """
            b0 entry:
              %0:4 = load_packet 14:32 bit 4
              %1:32 = zext %0:4
              %2:32 = add %1:32, 16:32
              %3:8 = load_packet %2:32 bit 0
              return %3:8
            """);
    assertThat(code).contains("+ 16)");
  }
}
