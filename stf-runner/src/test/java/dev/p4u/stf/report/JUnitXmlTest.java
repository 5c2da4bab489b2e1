package dev.p4u.stf.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.stf.run.TestResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The document is what Maven Surefire's schema asks for, read back by a parser. */
class JUnitXmlTest {

  private static Element parse(TestResult... results) throws Exception {
    byte[] bytes = JUnitXml.write("bng.stf", List.of(results));
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(bytes))
            .getDocumentElement();
    assertThat(suite.getTagName()).isEqualTo("testsuite");
    return suite;
  }

  private static Element testCase(Element suite, int index) {
    NodeList cases = suite.getElementsByTagName("testcase");
    return (Element) cases.item(index);
  }

  @Test
  void theSuiteHasNumbersAndACaseForEachFile() throws Exception {
    Element suite =
        parse(
            Results.passed("a.stf"),
            Results.failed("b.stf", Results.different()),
            Results.broken("c.stf", "oops"));

    assertThat(suite.getAttribute("name")).isEqualTo("bng.stf");
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("0");
    assertThat(suite.getAttribute("time")).isEqualTo("0.014");
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    assertThat(testCase(suite, 0).getAttribute("name")).isEqualTo("a.stf");
    assertThat(testCase(suite, 0).getAttribute("classname")).isEqualTo("bng.stf");
    assertThat(testCase(suite, 0).getAttribute("time")).isEqualTo("0.012");
    assertThat(testCase(suite, 0).getElementsByTagName("*").getLength()).isZero();
  }

  @Test
  void aFailureHasItsReason() throws Exception {
    Element suite = parse(Results.failed("b.stf", Results.different()));

    Element failure = (Element) testCase(suite, 0).getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("stf/ttl.stf:2:3: it differs");
    assertThat(failure.getAttribute("type")).isEqualTo("stf.failure");
    assertThat(failure.getTextContent())
        .isEqualTo(TextReport.details(Results.failed("b.stf", Results.different())));
  }

  @Test
  void aBrokenFileIsAnError() throws Exception {
    Element suite = parse(Results.broken("c.stf", "oops"));

    Element error = (Element) testCase(suite, 0).getElementsByTagName("error").item(0);
    assertThat(error.getAttribute("message"))
        .startsWith("stf/c.stf:1:1: error[stf]: unknown command");
    assertThat(error.getAttribute("type")).isEqualTo("stf.error");
  }

  @Test
  void anyCharacterGivesAWellFormedDocument() throws Exception {
    String odd = "<&>\"' ]]> \u0000\u001b[31m\ud800 \ufffe é \ud83d\ude00 \u2028\t|";
    Element suite =
        parse(
            Results.failed("<&>\"'\u0001\ud83d\ude00.stf", Results.headline(odd)),
            Results.passed("a\nb"));

    assertThat(testCase(suite, 0).getAttribute("name")).isEqualTo("<&>\"'?\ud83d\ude00.stf");
    Element failure = (Element) testCase(suite, 0).getElementsByTagName("failure").item(0);
    String clean = "<&>\"' ]]> ??[31m? ? é \ud83d\ude00 \u2028\t|";
    assertThat(failure.getTextContent()).startsWith("stf/ttl.stf:2:3: " + clean + "\n");
    assertThat(failure.getAttribute("message")).startsWith("stf/ttl.stf:2:3: <&>\"' ]]> ??[31m?");
  }

  @Test
  void noResultsAreAnEmptySuite() {
    assertThat(new String(JUnitXml.write("s", List.of()), StandardCharsets.UTF_8))
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        .contains("tests=\"0\"");
  }
}
