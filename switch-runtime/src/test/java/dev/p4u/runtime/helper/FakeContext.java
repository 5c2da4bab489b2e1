package dev.p4u.runtime.helper;

import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.packet.PacketBuffer;
import dev.p4u.runtime.vm.Memory;
import dev.p4u.runtime.vm.VmTrap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A run without an engine: one flat stack region and some maps. */
final class FakeContext implements HelperContext, Memory {

  final byte[] stack = new byte[1024];
  final List<BpfMap> maps = new ArrayList<>();
  final List<String> printed = new ArrayList<>();
  PacketBuffer packet = new PacketBuffer(new byte[0]);
  long now;

  /** Puts bytes on the stack and returns their address. */
  long put(int offset, byte... bytes) {
    System.arraycopy(bytes, 0, stack, offset, bytes.length);
    return Memory.address(STACK, offset);
  }

  long put(int offset, String text) {
    return put(offset, (text + "\0").getBytes(StandardCharsets.ISO_8859_1));
  }

  long handle(int map) {
    return Memory.address(MAP_HANDLE, map);
  }

  private int at(long address, int length) {
    int offset = (int) address;
    if (address >>> 32 != STACK || offset < 0 || offset + length > stack.length) {
      throw new VmTrap("bad address " + Long.toHexString(address));
    }
    return offset;
  }

  @Override
  public long load(long address, int size) {
    long value = 0;
    for (int i = size - 1; i >= 0; i--) {
      value = value << 8 | (stack[at(address, size) + i] & 0xff);
    }
    return value;
  }

  @Override
  public void store(long address, int size, long value) {
    for (int i = 0; i < size; i++) {
      stack[at(address, size) + i] = (byte) (value >>> (8 * i));
    }
  }

  @Override
  public void read(long address, byte[] to, int toOffset, int length) {
    System.arraycopy(stack, at(address, length), to, toOffset, length);
  }

  @Override
  public void write(long address, byte[] from, int fromOffset, int length) {
    System.arraycopy(from, fromOffset, stack, at(address, length), length);
  }

  @Override
  public Memory memory() {
    return this;
  }

  @Override
  public PacketBuffer packet() {
    return packet;
  }

  @Override
  public BpfMap map(long handle) {
    if (handle >>> 32 != MAP_HANDLE || (int) handle >= maps.size()) {
      throw new VmTrap("bad map handle");
    }
    return maps.get((int) handle);
  }

  @Override
  public long valueAddress(long mapHandle, int offset) {
    return Memory.address(MAP_VALUES + (int) mapHandle, offset);
  }

  @Override
  public long timeNanos() {
    return now;
  }

  @Override
  public void print(String text) {
    printed.add(text);
  }
}
