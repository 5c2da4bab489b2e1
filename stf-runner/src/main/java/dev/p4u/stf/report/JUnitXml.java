package dev.p4u.stf.report;

import dev.p4u.stf.run.TestResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Results in the XML form that CI servers read (the one that Maven Surefire writes): one test
 * suite, one test case a file.
 */
public final class JUnitXml {

  private JUnitXml() {}

  /**
   * @param suite name of the suite
   * @return the document, UTF-8
   */
  public static byte[] write(String suite, List<TestResult> results) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeCharacters("\n");
      suite(xml, suite, results);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing XML into memory failed", e);
    }
    return out.toByteArray();
  }

  private static void suite(XMLStreamWriter xml, String suite, List<TestResult> results)
      throws XMLStreamException {
    long failed = count(results, TestResult.Outcome.FAILED);
    long errors = count(results, TestResult.Outcome.ERROR);
    long nanos = results.stream().mapToLong(TestResult::nanos).sum();
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", clean(suite));
    xml.writeAttribute("tests", String.valueOf(results.size()));
    xml.writeAttribute("failures", String.valueOf(failed));
    xml.writeAttribute("errors", String.valueOf(errors));
    xml.writeAttribute("skipped", "0");
    xml.writeAttribute("time", seconds(nanos));
    xml.writeCharacters("\n");
    for (TestResult result : results) {
      testCase(xml, suite, result);
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private static long count(List<TestResult> results, TestResult.Outcome outcome) {
    return results.stream().filter(r -> r.outcome() == outcome).count();
  }

  private static void testCase(XMLStreamWriter xml, String suite, TestResult result)
      throws XMLStreamException {
    xml.writeCharacters("  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", clean(result.test().name()));
    xml.writeAttribute("classname", clean(suite));
    xml.writeAttribute("file", clean(result.test().stf().toString()));
    xml.writeAttribute("time", seconds(result.nanos()));
    if (!result.passed()) {
      String details = TextReport.details(result);
      boolean failure = result.outcome() == TestResult.Outcome.FAILED;
      xml.writeStartElement(failure ? "failure" : "error");
      xml.writeAttribute("message", clean(details.lines().findFirst().orElse("")));
      xml.writeAttribute("type", failure ? "stf.failure" : "stf.error");
      xml.writeCharacters(clean(details));
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }

  /** Characters that XML 1.0 cannot hold become question marks. */
  private static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                c == '\t'
                        || c == '\n'
                        || (c >= 0x20 && c <= 0xd7ff)
                        || (c >= 0xe000 && c <= 0xfffd)
                        || c >= 0x10000
                    ? c
                    : '?')
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
