package dev.p4u.lsp.server;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stream of messages without those that would exhaust the memory: each of them is skipped, and a
 * short notification that says so stands in its place.
 */
final class LimitedInput extends InputStream {

  /** Longest message that is let through, in bytes. */
  static final int MAX_BYTES = 32 << 20;

  /** Method of the notification. */
  static final String METHOD = "p4u/messageTooLong";

  private static final int MAX_HEADER = 8192;

  /** How much of the start and of the end of a skipped message is searched for its document. */
  private static final int KEPT = 16_384;

  private static final Pattern DOCUMENT_METHOD =
      Pattern.compile("\"method\"\\s*:\\s*\"textDocument/did(Open|Change)\"");
  private static final Pattern URI = Pattern.compile("\"uri\"\\s*:\\s*\"([^\"]*)\"");
  private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*(\\d{1,9})");

  /**
   * Parameters of the notification.
   *
   * @param uri of the document whose text it held; null when it held none
   */
  record TooLong(long bytes, String uri, int version) {}

  private final InputStream in;
  private byte[] ready = new byte[0];
  private int next;
  private long bodyBytes;

  LimitedInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == ready.length && bodyBytes == 0 && !readHeader()) {
      return -1;
    }
    if (next < ready.length) {
      int count = Math.min(length, ready.length - next);
      System.arraycopy(ready, next, into, offset, count);
      next += count;
      return count;
    }
    int count = in.read(into, offset, (int) Math.min(length, bodyBytes));
    bodyBytes = count < 0 ? 0 : bodyBytes - count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Reads up to the empty line before a body; what is no header is passed on as it is. */
  private boolean readHeader() throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    StringBuilder line = new StringBuilder();
    long length = -1;
    while (header.size() < MAX_HEADER) {
      int b = in.read();
      if (b < 0) {
        break;
      }
      header.write(b);
      if (b != '\n') {
        line.append((char) b);
        continue;
      }
      String text = line.toString().strip();
      line.setLength(0);
      if (text.isEmpty()) {
        break;
      }
      length = Math.max(length, contentLength(text));
    }
    next = 0;
    ready = header.toByteArray();
    if (length > MAX_BYTES) {
      ready = replacement(length);
    } else {
      bodyBytes = Math.max(0, length);
    }
    return ready.length > 0;
  }

  private static long contentLength(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    String value = lower.startsWith("content-length:") ? lower.substring(15).strip() : "";
    return value.matches("\\d{1,18}") ? Long.parseLong(value) : -1;
  }

  /** Not {@link InputStream#skip}: on a pipe, that is a seek, which fails. */
  private void readAway(long count) throws IOException {
    byte[] scratch = new byte[KEPT];
    long left = count;
    while (left > 0) {
      int read = in.read(scratch, 0, (int) Math.min(left, KEPT));
      if (read < 0) {
        throw new EOFException("the stream ended within a message");
      }
      left -= read;
    }
  }

  private byte[] replacement(long length) throws IOException {
    byte[] head = in.readNBytes(KEPT);
    readAway(length - 2L * KEPT);
    byte[] tail = in.readNBytes(KEPT);
    String start = new String(head, StandardCharsets.UTF_8);
    String text = start + "\n" + new String(tail, StandardCharsets.UTF_8);
    JsonObject params = new JsonObject();
    params.addProperty("bytes", length);
    Matcher uri = URI.matcher(text);
    if (DOCUMENT_METHOD.matcher(text).find() && uri.find()) {
      params.addProperty("uri", uri.group(1).replace("\\/", "/"));
    }
    Matcher version = VERSION.matcher(text);
    params.addProperty("version", version.find() ? Integer.parseInt(version.group(1)) : 0);
    JsonObject message = new JsonObject();
    message.addProperty("jsonrpc", "2.0");
    message.addProperty("method", METHOD);
    message.add("params", params);
    byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    String header = "Content-Length: " + body.length + "\r\n\r\n";
    whole.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    whole.writeBytes(body);
    return whole.toByteArray();
  }
}
