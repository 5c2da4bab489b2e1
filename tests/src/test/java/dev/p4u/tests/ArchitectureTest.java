package dev.p4u.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of ARCHITECTURE.md, over the class files of all modules. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.p4u");

  /** What a module may use of the others. */
  private static final Map<String, String[]> MAY_NOT_USE =
      Map.of(
          "dev.p4u.language..",
          new String[] {
            "dev.p4u.runtime..", "dev.p4u.compiler..", "dev.p4u.stf..", "dev.p4u.lsp.."
          },
          "dev.p4u.runtime..",
          new String[] {
            "dev.p4u.language..", "dev.p4u.compiler..", "dev.p4u.stf..", "dev.p4u.lsp.."
          },
          "dev.p4u.compiler..",
          new String[] {
            "dev.p4u.stf..",
            "dev.p4u.lsp..",
            "dev.p4u.cli..",
            "dev.p4u.runtime.vm..",
            "dev.p4u.runtime.control..",
            "dev.p4u.runtime.flow..",
            "dev.p4u.runtime.port..",
            "dev.p4u.runtime.map..",
            "dev.p4u.runtime.packet.."
          },
          "dev.p4u.stf..",
          new String[] {"dev.p4u.lsp..", "dev.p4u.cli.."},
          "dev.p4u.lsp..",
          new String[] {"dev.p4u.cli.."});

  @TestFactory
  Stream<DynamicTest> modulesDependOneWay() {
    return MAY_NOT_USE.entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(),
                    () ->
                        noClasses()
                            .that()
                            .resideInAPackage(rule.getKey())
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(rule.getValue())
                            .check(CLASSES)));
  }

  @Test
  void lsp4jStaysInTheAdapter() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.p4u.lsp.protocol..", "dev.p4u.lsp.server..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.lsp4j..")
        .check(CLASSES);
  }

  @Test
  void antlrStaysInTheParsers() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.p4u.language.syntax..", "dev.p4u.stf.parse..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.antlr..")
        .check(CLASSES);
  }

  @Test
  void picocliStaysInTheCommand() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.p4u.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }
}
