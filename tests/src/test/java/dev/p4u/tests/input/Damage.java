package dev.p4u.tests.input;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** What can be wrong with a file before anybody looks at what is in it. */
enum Damage {
  MISSING,
  EMPTY,
  BINARY,
  CUT,
  /** 100 MB of zero bytes that take no space. */
  HUGE_SPARSE,
  /** 100 MB of the letter a. */
  HUGE_TEXT,
  /** The start of a good file, and 100 MB of the letter a. */
  HUGE_TAIL,
  FOLDER;

  private static final int HUGE = 100 << 20;

  /**
   * Makes such a file.
   *
   * @param good contents of a file without fault
   */
  Path make(Path file, byte[] good) throws IOException {
    switch (this) {
      case MISSING -> Files.deleteIfExists(file);
      case EMPTY -> Files.write(file, new byte[0]);
      case BINARY -> {
        byte[] noise = new byte[5_000];
        new Random(7).nextBytes(noise);
        Files.write(file, noise);
      }
      case CUT -> Files.write(file, Arrays.copyOf(good, good.length * 5 / 7));
      case HUGE_SPARSE -> {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
          sparse.setLength(HUGE);
        }
      }
      case HUGE_TEXT -> fill(file, new byte[0]);
      case HUGE_TAIL -> fill(file, good);
      case FOLDER -> Files.createDirectory(file);
    }
    return file;
  }

  private static void fill(Path file, byte[] start) throws IOException {
    byte[] letters = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(start);
      for (int i = 0; i < HUGE; i += letters.length) {
        out.write(letters);
      }
    }
  }
}
