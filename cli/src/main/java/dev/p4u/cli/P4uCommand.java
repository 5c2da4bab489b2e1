package dev.p4u.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code p4u}: without a verb it shows how it is used. */
@Command(
    name = "p4u",
    description = "P4_16 workbench: checks, formats, compiles to uBPF, runs and tests P4 programs.",
    mixinStandardHelpOptions = true,
    versionProvider = P4uCommand.Version.class,
    subcommands = {
      CheckCommand.class,
      FmtCommand.class,
      CompileCommand.class,
      TestCommand.class,
      RunCommand.class,
      DisasmCommand.class,
      AsmCommand.class,
      ExplainCommand.class,
      VmCommand.class,
      LspCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 all good; 1 the input has errors or a test failed; 2 wrong usage; 70 a defect in"
          + " p4u."
    })
final class P4uCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which verb?");
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "p4u " + number(),
        "P4_16 language version 1.2.5",
        "Java " + System.getProperty("java.version")
      };
    }

    /** As in {@code 1.2.3}. */
    static String number() {
      Properties properties = new Properties();
      try (InputStream in = P4uCommand.class.getResourceAsStream("version.properties")) {
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return properties.getProperty("version");
    }
  }
}
