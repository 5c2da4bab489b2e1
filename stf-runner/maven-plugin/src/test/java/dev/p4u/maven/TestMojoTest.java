package dev.p4u.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The goal on a project of one program, its parameters set as Maven would set them. */
class TestMojoTest {

  /** Sends every packet to port 2 and overwrites its first byte. */
  private static final String PROGRAM =
      """
      #include <core.p4>
      #include <ubpf_model.p4>
      header h_t { bit<8> a; }
      struct headers_t { h_t h; }
      struct meta_t {}
      parser prs(packet_in p, out headers_t hdr, inout meta_t meta, inout standard_metadata std) {
        state start { p.extract(hdr.h); transition accept; }
      }
      control pipe(inout headers_t hdr, inout meta_t meta, inout standard_metadata std) {
        apply { hdr.h.a = 7; std.output_port = 2; }
      }
      control dprs(packet_out p, in headers_t hdr) { apply { p.emit(hdr.h); } }
      ubpf(prs(), pipe(), dprs()) main;
      """;

  private static final String GOOD = "packet 1 0102\nexpect 2 0702$\n";
  private static final String BAD = "packet 1 0102\nexpect 2 0802$\n";

  @TempDir Path folder;
  private final List<String> info = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final TestMojo mojo = new TestMojo();

  @BeforeEach
  void project() throws Exception {
    write("src/main/p4/prog.p4", PROGRAM);
    set("stfDirectory", folder.resolve("src/test/stf").toFile());
    set("p4Directory", folder.resolve("src/main/p4").toFile());
    set("reportsDirectory", folder.resolve("target/surefire-reports").toFile());
    set("suiteName", "demo");
    mojo.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence text) {
            info.add(text.toString());
          }

          @Override
          public void error(CharSequence text) {
            errors.add(text.toString());
          }
        });
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void set(String parameter, Object value) throws ReflectiveOperationException {
    Field field = TestMojo.class.getDeclaredField(parameter);
    field.setAccessible(true);
    field.set(mojo, value);
  }

  private Element report() throws Exception {
    Path file = folder.resolve("target/surefire-reports/TEST-demo.stf.xml");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(file.toFile())
        .getDocumentElement();
  }

  @Test
  void passingTestsAreLoggedAndReported() throws Exception {
    write("src/test/stf/a.stf", GOOD);
    write("src/test/stf/deep/b.stf", GOOD + GOOD);

    mojo.execute();

    assertThat(errors).isEmpty();
    assertThat(info).hasSize(3);
    assertThat(info.get(0)).startsWith("ok    a.stf  1 packet, 1 check");
    assertThat(info.get(1)).startsWith("ok    deep/b.stf  2 packets, 2 checks");
    assertThat(info.get(2)).startsWith("STF tests: 2 passed, 0 failed (3 packets, 3 checks");
    assertThat(report().getAttribute("name")).isEqualTo("demo.stf");
    assertThat(report().getAttribute("tests")).isEqualTo("2");
    assertThat(report().getAttribute("failures")).isEqualTo("0");
  }

  @Test
  void aFailingTestFailsTheBuildAfterTheReportIsWritten() throws Exception {
    write("src/test/stf/a.stf", BAD);
    write("src/test/stf/b.stf", GOOD);

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("1 of 2 STF tests failed, the first one is a.stf");

    assertThat(errors)
        .singleElement()
        .asString()
        .startsWith("FAIL  a.stf")
        .contains("a.stf:2:1: the packet out of port 2 is not the expected one: hdr.h.a is 0x07,")
        .contains("> hdr.h.a");
    assertThat(report().getAttribute("failures")).isEqualTo("1");
    assertThat(report().getElementsByTagName("failure").getLength()).isEqualTo(1);
  }

  @Test
  void failuresCanBeIgnored() throws Exception {
    write("src/test/stf/a.stf", BAD);
    set("testFailureIgnore", true);

    mojo.execute();

    assertThat(errors).last().isEqualTo("1 of 1 STF tests failed, the first one is a.stf");
    assertThat(report().getAttribute("failures")).isEqualTo("1");
  }

  @Test
  void aBrokenProgramIsAnErrorInTheReport() throws Exception {
    write("src/main/p4/prog.p4", PROGRAM.replace("output_port", "outputPort"));
    write("src/test/stf/a.stf", GOOD);

    assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);

    assertThat(errors.get(0)).contains("prog.p4:10:").contains("error[");
    assertThat(report().getAttribute("errors")).isEqualTo("1");
  }

  @Test
  void aPartOfTheNameChoosesTests() throws Exception {
    write("src/test/stf/a.stf", GOOD);
    write("src/test/stf/b.stf", BAD);
    set("test", "a.s");
    mojo.execute();
    assertThat(report().getAttribute("tests")).isEqualTo("1");

    set("test", "none");
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("has 'none' in its name");
  }

  @Test
  void skippingDoesNothing() throws Exception {
    write("src/test/stf/a.stf", BAD);
    set("skipTests", true);
    mojo.execute();
    set("skipTests", false);
    set("skip", true);
    mojo.execute();

    assertThat(info).containsOnly("STF tests are skipped.");
    assertThat(folder.resolve("target")).doesNotExist();
  }

  @Test
  void aProjectWithoutTestsIsFineAndOneThatTestsNothingIsNot() throws Exception {
    mojo.execute();
    assertThat(info).singleElement().asString().startsWith("No STF tests: there is no folder");

    Files.createDirectories(folder.resolve("src/test/stf"));
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("no .stf file");
    write("src/test/stf/a.stf", "# to do\n");
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("Nothing was tested");
  }
}
