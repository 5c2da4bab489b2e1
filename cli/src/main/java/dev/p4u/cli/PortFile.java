package dev.p4u.cli;

import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A port with its capture file, written {@code PORT=FILE.pcap}.
 *
 * @param port unsigned
 */
record PortFile(int port, Path file) {

  /** Reads one from the command line. */
  static final class Converter implements ITypeConverter<PortFile> {
    @Override
    public PortFile convert(String text) {
      int equals = text.indexOf('=');
      String number = text.substring(0, Math.max(0, equals));
      if (!number.matches("[0-9]{1,9}") || equals + 1 == text.length()) {
        throw new TypeConversionException("'" + text + "' is not PORT=FILE.pcap");
      }
      return new PortFile(Integer.parseInt(number), Path.of(text.substring(equals + 1)));
    }
  }
}
