package dev.p4u.compiler.meta;

/**
 * Places scalars one after the other as a C compiler places the members of a structure: widths up
 * to 64 bits as uint8_t to uint64_t with their natural alignment, wider ones as arrays of bytes.
 */
public final class StructLayout {

  private static final int BYTE = 8;
  private static final int LARGEST_SCALAR = 64;

  private int end;
  private int alignment = 1;

  /** A structure whose first free byte is at an offset. */
  public StructLayout(int start) {
    this.end = start;
  }

  /** Bytes that a scalar occupies. */
  public static int size(int widthBits) {
    if (widthBits > LARGEST_SCALAR) {
      return (widthBits + BYTE - 1) / BYTE;
    }
    int size = 1;
    while (size * BYTE < widthBits) {
      size *= 2;
    }
    return size;
  }

  public static int alignment(int widthBits) {
    return widthBits > LARGEST_SCALAR ? 1 : size(widthBits);
  }

  /** Adds a scalar and gives its offset in bytes. */
  public int add(int widthBits) {
    align(alignment(widthBits));
    int offset = end;
    end += size(widthBits);
    return offset;
  }

  /** Begins something with an alignment of its own, such as an inner structure. */
  public void align(int bytes) {
    alignment = Math.max(alignment, bytes);
    end = roundUp(end, bytes);
  }

  /** Adds bytes of padding. */
  public void pad(int bytes) {
    end += bytes;
  }

  public int alignment() {
    return alignment;
  }

  /** First byte behind the last member. */
  public int end() {
    return end;
  }

  /** Size with the padding at the end that C adds. */
  public int size() {
    return roundUp(end, alignment);
  }

  static int roundUp(int value, int multiple) {
    return (value + multiple - 1) / multiple * multiple;
  }
}
