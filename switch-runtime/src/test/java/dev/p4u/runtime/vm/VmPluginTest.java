package dev.p4u.runtime.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.runtime.elf.ElfWriter;
import dev.p4u.runtime.isa.Assembler;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.vm.interp.Interpreter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VmPluginTest {

  private static String hex(String text) throws Exception {
    byte[] bytes = Insns.encode(Assembler.assemble(text.replace(';', '\n')).insns());
    return HexFormat.ofDelimiter("  ").formatHex(bytes) + "  \n";
  }

  private static String run(String program, String memory) throws VmPlugin.Failure {
    return VmPlugin.run(program, false, memory, new Interpreter());
  }

  @Test
  void givesR0InHex() throws Exception {
    assertThat(run(hex("mov %r0, -2; exit"), "")).isEqualTo("fffffffffffffffe");
    assertThat(run(hex("ldxh %r0, [%r1+1]; add %r0, %r2; exit"), "aa  11  22  ")).isEqualTo("2214");
  }

  @Test
  void runsElfFiles() throws Exception {
    byte[] elf = ElfWriter.write(Programs.object("mov %r0, 7\nexit", List.of(), Map.of()));
    String hex = HexFormat.ofDelimiter(" ").formatHex(elf);
    assertThat(VmPlugin.run(hex, true, "", new Interpreter())).isEqualTo("7");
  }

  @Test
  void helperFiveUnwindsOnZero() throws Exception {
    assertThat(run(hex("mov %r1, 3; call 5; add %r0, 1; exit"), "")).isEqualTo("4");
    assertThat(run(hex("mov %r0, 9; mov %r1, 0; call 5; mov %r0, 1; exit"), "")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zz          | the program is not in hex: 'z' at character 1
          95 0        | the program ends with a lone hex digit
          9 5         | the program has a lone hex digit before character 2
          95 00       | no multiple of 8
          ''          | the program has no instructions
          """)
  void saysWhatIsWrong(String program, String message) {
    assertThatThrownBy(() -> run(program, ""))
        .isInstanceOf(VmPlugin.Failure.class)
        .hasMessageContaining(message);
  }
}
