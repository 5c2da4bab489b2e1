package dev.p4u.runtime.flow;

/** What a flow does with a packet; actions run in their order. */
public sealed interface FlowAction {

  /** Runs a program; when it drops the packet or traps, nothing after it runs. */
  record Program(int id) implements FlowAction {
    @Override
    public String toString() {
      return "prog:" + id;
    }
  }

  /** Sends the packet as it is now to a port, unless it came from there. */
  record Output(int port) implements FlowAction {
    @Override
    public String toString() {
      return "output:" + Integer.toUnsignedString(port);
    }
  }

  /** Sends the packet to the port that the last program left in its metadata's output_port. */
  record OutputProgram() implements FlowAction {
    @Override
    public String toString() {
      return "output:prog";
    }
  }

  /** Sends the packet back to where it came from. */
  record InPort() implements FlowAction {
    @Override
    public String toString() {
      return "IN_PORT";
    }
  }

  /** Sends the packet to all ports but the one that it came from. */
  record Flood() implements FlowAction {
    @Override
    public String toString() {
      return "FLOOD";
    }
  }

  /** The same as {@link Flood}: no port is excluded from flooding here. */
  record All() implements FlowAction {
    @Override
    public String toString() {
      return "ALL";
    }
  }

  /** Does nothing; stands alone. */
  record Drop() implements FlowAction {
    @Override
    public String toString() {
      return "drop";
    }
  }

  /** Looks the packet up in a table, then goes on with the next action. */
  record Resubmit(int table) implements FlowAction {
    @Override
    public String toString() {
      return "resubmit(," + table + ")";
    }
  }

  /** Goes on in a later table; stands last. */
  record GotoTable(int table) implements FlowAction {
    @Override
    public String toString() {
      return "goto_table:" + table;
    }
  }
}
