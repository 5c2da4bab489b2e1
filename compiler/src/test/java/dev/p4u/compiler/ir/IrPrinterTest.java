package dev.p4u.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IrPrinterTest {

  /** Every kind of instruction; the parser reads what the printer writes. */
  private static final String ALL =
      """
      b0 entry:
        %0:16 = load_packet 12:32 bit 0
        store_packet 14:32 bit 3 = %0:16
        %1:32 = packet_length
        %2:1 = adjust_head 4:32
        truncate %1:32
        %3:32 = load_input 0 size 4
        store_input 12 size 4 = %3:32
        %4:64 = lookup m key 8 [0 size 4 little = %3:32, 4 size 2 big = 5:16]
        %5:32 = load_value %4:64 + 4 size 4 little
        store_value %4:64 + 4 size 4 big = %5:32
        update m key 8 [0 size 4 little = 1:32] value 4 []
        %6:32 = call 6 ubpf_hash (buffer 8 [0 size 4 little = %3:32]; 8:64)
        call -1 note ()
        mark state 'start' bits 0
        %7:32 = add %5:32, %6:32
        %8:1 = ult %7:32, 9:32
        %9:64 = zext %7:32
        %10:4 = slice %7:32 from 3
        %11:36 = concat %7:32, %10:4
        %12:32 = select %8:1, %7:32, 0:32
        %13:8 = read x.y#3:8
        write x.y#3:8 = %13:8
        branch %8:1 b1, b2
      b1 yes:
        jump b2
      b2 no:
        %14:8 = phi [b0 0:8, b1 %13:8]
        switch %14:8 [1 b3, 2 b3] else b4
      b3 case:
        return 1:64
      b4 other:
        return %9:64
      """;

  @Test
  void everyKindIsWritten() {
    assertThat(IrPrinter.print(IrParser.parse(ALL))).isEqualTo(ALL);
  }
}
