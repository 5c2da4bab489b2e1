package dev.p4u.runtime.vm;

import dev.p4u.runtime.helper.HelperContext;
import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.packet.PacketBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Everything that one run of a program needs. A state belongs to one thread and is used again from
 * packet to packet without allocation.
 */
public final class RunState implements HelperContext {

  /** Instructions that a run may execute unless told otherwise. */
  public static final long DEFAULT_BUDGET = 10_000_000;

  /** Registers r0 to r10. */
  public static final int REGISTERS = 11;

  /** Index in {@link #registers()} where an engine can keep an immediate operand. */
  public static final int IMMEDIATE = REGISTERS;

  /** Registers r6 to r9 and the return slot are kept for each caller. */
  private static final int SAVED = 4;

  private static final int FIRST_SAVED = 6;
  private static final int FRAME_POINTER = 10;

  private final RunMemory memory = new RunMemory();
  private final StandardMetadata metadata = new StandardMetadata();
  private final long[] registers = new long[REGISTERS + 1];
  private final long[] saved = new long[SAVED * RunMemory.MAX_FRAMES];
  private final int[] returnSlots = new int[RunMemory.MAX_FRAMES];
  private int depth;
  private EntryAbi abi = EntryAbi.UBPF;
  private LongSupplier clock = System::nanoTime;
  private Consumer<String> output = text -> {};
  private long budget = DEFAULT_BUDGET;
  private long executed;
  private LinkedProgram program;
  private byte[] scratch = new byte[64];

  public RunState() {
    memory.input(metadata.bytes());
  }

  /** Sets the packet of the next run and the structure that tells the program of it. */
  public RunState packet(PacketBuffer packet, int inputPort) {
    memory.packet(packet);
    metadata.reset(inputPort, packet.length());
    memory.input(metadata.bytes());
    return this;
  }

  /** Sets plain input memory for {@link EntryAbi#RAW}; the array itself is read and written. */
  public RunState rawInput(byte[] bytes) {
    memory.input(bytes);
    abi = EntryAbi.RAW;
    return this;
  }

  /** What the program receives in r1 and r2; {@link EntryAbi#UBPF} unless told otherwise. */
  public RunState abi(EntryAbi newAbi) {
    abi = newAbi;
    return this;
  }

  /** The clock that helpers see, in nanoseconds; the system's monotonic one unless told. */
  public RunState clock(LongSupplier nanos) {
    clock = nanos;
    return this;
  }

  /** Where printing helpers write; nowhere unless told otherwise. */
  public RunState printTo(Consumer<String> sink) {
    output = sink;
    return this;
  }

  /** Instructions that a run may execute; one more is a trap. */
  public RunState budget(long instructions) {
    budget = instructions;
    return this;
  }

  public long budget() {
    return budget;
  }

  /** The structure behind r2 in {@link EntryAbi#UBPF}. */
  public StandardMetadata metadata() {
    return metadata;
  }

  /** Instructions that the last run executed ({@code lddw} counts as one). */
  public long executed() {
    return executed;
  }

  /** For engines: notes how many instructions ran. */
  public void executed(long instructions) {
    executed = instructions;
  }

  /** For engines: r0 to r10, and room for one immediate operand. */
  public long[] registers() {
    return registers;
  }

  /** For engines: binds the program's data and puts registers and stack into the first state. */
  public void begin(LinkedProgram newProgram) {
    program = newProgram;
    memory.bind(newProgram.strings(), newProgram.maps());
    Arrays.fill(registers, 0);
    switch (abi) {
      case UBPF -> {
        registers[1] = Memory.address(Memory.CONTEXT, 0);
        registers[2] = Memory.address(Memory.INPUT, 0);
      }
      case P4RT_OVS -> {
        registers[1] = Memory.address(Memory.CONTEXT, 0);
        registers[2] = memory.packet().length();
      }
      case RAW -> {
        registers[1] = memory.input().length == 0 ? 0 : Memory.address(Memory.INPUT, 0);
        registers[2] = memory.input().length;
      }
    }
    depth = 0;
    executed = 0;
    atFrame(true);
  }

  /** For engines: enters a function that will return to a slot. */
  public void enter(int returnSlot) {
    if (depth + 1 == RunMemory.MAX_FRAMES) {
      throw new VmTrap("calls are nested deeper than " + RunMemory.MAX_FRAMES + " functions");
    }
    System.arraycopy(registers, FIRST_SAVED, saved, SAVED * depth, SAVED);
    returnSlots[depth] = returnSlot;
    depth++;
    atFrame(true);
  }

  /** For engines: leaves a function; returns the slot to go on at, -1 at the end of the run. */
  public int leave() {
    if (depth == 0) {
      return -1;
    }
    depth--;
    System.arraycopy(saved, SAVED * depth, registers, FIRST_SAVED, SAVED);
    atFrame(false);
    return returnSlots[depth];
  }

  private void atFrame(boolean isNew) {
    memory.frames(depth + 1, isNew);
    registers[FRAME_POINTER] = Memory.address(Memory.STACK, RunMemory.FRAME_SIZE * (depth + 1));
  }

  @Override
  public RunMemory memory() {
    return memory;
  }

  @Override
  public PacketBuffer packet() {
    return memory.packet();
  }

  @Override
  public BpfMap map(long handle) {
    return program.maps()[mapIndex(handle)];
  }

  @Override
  public long valueAddress(long mapHandle, int offset) {
    return Memory.address(Memory.MAP_VALUES + mapIndex(mapHandle), offset);
  }

  private int mapIndex(long handle) {
    long index = handle & 0xffff_ffffL;
    if (handle >>> 32 != Memory.MAP_HANDLE || index >= program.maps().length) {
      throw new VmTrap("0x" + Long.toHexString(handle) + " is no map handle");
    }
    return (int) index;
  }

  @Override
  public long timeNanos() {
    return clock.getAsLong();
  }

  @Override
  public void print(String text) {
    output.accept(text);
  }

  @Override
  public byte[] scratch(int length) {
    if (scratch.length < length) {
      scratch = new byte[Math.max(length, 2 * scratch.length)];
    }
    return scratch;
  }
}
