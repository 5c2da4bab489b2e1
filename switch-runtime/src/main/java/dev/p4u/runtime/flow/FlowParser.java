package dev.p4u.runtime.flow;

import dev.p4u.runtime.flow.Match.Term;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Reads flows in ovs-ofctl's syntax: {@code priority=100,in_port=1,ip,actions=prog:1,output:2}.
 * Fields are separated by commas or blanks; all that follows {@code actions=} is the actions.
 */
public final class FlowParser {

  /** Largest table number, as in Open vSwitch. */
  public static final int MAX_TABLE = 253;

  private final String text;
  private int at;
  private OptionalInt table = OptionalInt.empty();
  private OptionalInt priority = OptionalInt.empty();
  private long cookie;
  private final Map<MatchField, Term> terms = new EnumMap<>(MatchField.class);
  private final Map<MatchField, Integer> columns = new EnumMap<>(MatchField.class);
  private List<FlowAction> actions;

  private FlowParser(String text) {
    this.text = text;
  }

  /**
   * A flow to add, or what to change flows into: actions are required.
   *
   * @throws FlowParseException with the column
   */
  public static FlowSpec parseFlow(String text) {
    FlowParser parser = new FlowParser(text);
    FlowSpec spec = parser.parse();
    if (parser.actions == null) {
      throw parser.error("actions=... is missing", text.length(), null);
    }
    return spec;
  }

  /**
   * Which flows to delete or list: no actions.
   *
   * @throws FlowParseException with the column
   */
  public static FlowSpec parseMatch(String text) {
    FlowParser parser = new FlowParser(text);
    FlowSpec spec = parser.parse();
    if (parser.actions != null) {
      throw parser.error("actions do not select flows", text.indexOf("actions"), null);
    }
    return spec;
  }

  private FlowSpec parse() {
    skipSeparators();
    while (at < text.length() && actions == null) {
      int start = at;
      while (at < text.length() && !isSeparator(text.charAt(at))) {
        at++;
      }
      String word = text.substring(start, at);
      if (word.startsWith("actions=") || word.startsWith("action=")) {
        int from = start + word.indexOf('=') + 1;
        actions = ActionParser.parse(text, from);
        at = text.length();
      } else {
        field(word, start);
      }
      skipSeparators();
    }
    checkPrerequisites();
    return new FlowSpec(
        table,
        priority,
        cookie,
        new Match(List.copyOf(terms.values())),
        actions == null ? List.of() : actions);
  }

  private void skipSeparators() {
    while (at < text.length() && isSeparator(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isSeparator(char c) {
    return c == ',' || Character.isWhitespace(c);
  }

  private void field(String word, int start) {
    int equals = word.indexOf('=');
    try {
      if (equals < 0) {
        shorthand(word, start);
      } else {
        String name = word.substring(0, equals).toLowerCase(Locale.ROOT);
        value(name, word.substring(equals + 1), start);
      }
    } catch (NumberFormatException e) {
      throw error(e.getMessage(), start + equals + 1, e);
    }
  }

  private void shorthand(String word, int start) {
    switch (word.toLowerCase(Locale.ROOT)) {
      case "ip" -> type(Ether.IPV4, start);
      case "ipv6" -> type(Ether.IPV6, start);
      case "arp" -> type(Ether.ARP, start);
      case "tcp" -> protocol(Ether.IPV4, Ether.TCP, start);
      case "udp" -> protocol(Ether.IPV4, Ether.UDP, start);
      case "icmp" -> protocol(Ether.IPV4, Ether.ICMP, start);
      case "tcp6" -> protocol(Ether.IPV6, Ether.TCP, start);
      case "udp6" -> protocol(Ether.IPV6, Ether.UDP, start);
      case "icmp6" -> protocol(Ether.IPV6, Ether.ICMP6, start);
      default -> throw error("unknown field '" + word + "'", start, null);
    }
  }

  private void type(int type, int start) {
    set(Term.exact(MatchField.DL_TYPE, type), start);
  }

  private void protocol(int type, int protocol, int start) {
    type(type, start);
    set(Term.exact(MatchField.NW_PROTO, protocol), start);
  }

  private void value(String name, String value, int start) {
    switch (name) {
      case "table" -> table = OptionalInt.of((int) FieldText.number(value, MAX_TABLE));
      case "priority" -> priority = OptionalInt.of((int) FieldText.number(value, 0xffff));
      case "cookie" -> cookie = cookie(value);
      case "in_port" -> set(Term.exact(MatchField.IN_PORT, port(value)), start);
      case "dl_src", "eth_src" -> set(FieldText.mac(MatchField.DL_SRC, value), start);
      case "dl_dst", "eth_dst" -> set(FieldText.mac(MatchField.DL_DST, value), start);
      case "dl_type", "eth_type" ->
          set(Term.exact(MatchField.DL_TYPE, FieldText.number(value, 0xffff)), start);
      case "dl_vlan" -> set(FieldText.vlan(value), start);
      case "vlan_vid" -> set(FieldText.vlanVid(value), start);
      case "vlan_tci" -> set(FieldText.number(MatchField.VLAN_TCI, value), start);
      case "nw_src", "ip_src", "arp_spa" -> set(FieldText.ipv4(MatchField.NW_SRC, value), start);
      case "nw_dst", "ip_dst", "arp_tpa" -> set(FieldText.ipv4(MatchField.NW_DST, value), start);
      case "ipv6_src" -> set(FieldText.ipv6(MatchField.IPV6_SRC, value), start);
      case "ipv6_dst" -> set(FieldText.ipv6(MatchField.IPV6_DST, value), start);
      case "nw_proto", "ip_proto", "arp_op" ->
          set(Term.exact(MatchField.NW_PROTO, FieldText.number(value, 0xff)), start);
      case "tp_src", "tcp_src", "udp_src", "icmp_type" ->
          set(FieldText.number(MatchField.TP_SRC, value), start);
      case "tp_dst", "tcp_dst", "udp_dst", "icmp_code" ->
          set(FieldText.number(MatchField.TP_DST, value), start);
      default -> throw error("unknown field '" + name + "'", start, null);
    }
  }

  private static long cookie(String value) {
    return value.startsWith("0x")
        ? Long.parseUnsignedLong(value.substring(2), 16)
        : Long.parseUnsignedLong(value);
  }

  static long port(String value) {
    return FieldText.number(value, 0xffff_ffffL);
  }

  private void set(Term term, int start) {
    Term before = terms.put(term.field(), term);
    if (before != null && !before.equals(term)) {
      throw error("a second, different condition on the same field", start, null);
    }
    columns.put(term.field(), start);
  }

  /** OpenFlow's prerequisites: a field means something only behind its lower layer. */
  private void checkPrerequisites() {
    long type = value(MatchField.DL_TYPE);
    long protocol = value(MatchField.NW_PROTO);
    boolean ipv4 = type == Ether.IPV4;
    boolean ipv6 = type == Ether.IPV6;
    require(MatchField.NW_SRC, ipv4 || type == Ether.ARP, "ip or arp");
    require(MatchField.NW_DST, ipv4 || type == Ether.ARP, "ip or arp");
    require(MatchField.IPV6_SRC, ipv6, "ipv6");
    require(MatchField.IPV6_DST, ipv6, "ipv6");
    require(MatchField.NW_PROTO, ipv4 || ipv6 || type == Ether.ARP, "ip, ipv6 or arp");
    boolean ports =
        (ipv4 || ipv6)
            && (protocol == Ether.TCP
                || protocol == Ether.UDP
                || protocol == Ether.SCTP
                || protocol == (ipv4 ? Ether.ICMP : Ether.ICMP6));
    require(MatchField.TP_SRC, ports, "tcp, udp or icmp");
    require(MatchField.TP_DST, ports, "tcp, udp or icmp");
  }

  private long value(MatchField field) {
    Term term = terms.get(field);
    return term == null || !term.isExact() ? -1 : term.valueLow();
  }

  private void require(MatchField field, boolean met, String what) {
    if (terms.containsKey(field) && !met) {
      throw error("this field needs " + what + " beside it", columns.get(field), null);
    }
  }

  private FlowParseException error(String message, int offset, Throwable cause) {
    return new FlowParseException(message, offset + 1, cause);
  }

  /** Reads the actions, which have their own separators. */
  private static final class ActionParser {

    private ActionParser() {}

    static List<FlowAction> parse(String text, int from) {
      List<FlowAction> actions = new ArrayList<>();
      int start = from;
      while (start <= text.length()) {
        int end = end(text, start);
        String word = text.substring(start, end).strip();
        int column = start + 1 + leadingBlanks(text, start, end);
        if (!word.isEmpty()) {
          checkOrder(actions, column);
          actions.add(action(word, column));
        } else if (start != from || end != text.length()) {
          throw new FlowParseException("an action is missing", column, null);
        }
        start = end + 1;
      }
      if (actions.isEmpty()) {
        // ovs-ofctl prints and reads an empty list as drop.
        actions.add(new FlowAction.Drop());
      }
      if (actions.size() > 1 && actions.contains(new FlowAction.Drop())) {
        throw new FlowParseException("drop stands alone", from + 1, null);
      }
      return actions;
    }

    private static int leadingBlanks(String text, int start, int end) {
      int at = start;
      while (at < end && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return at - start;
    }

    /** The next comma outside parentheses, or the end. */
    private static int end(String text, int start) {
      int depth = 0;
      for (int i = start; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == ',' && depth == 0) {
          return i;
        }
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
      return text.length();
    }

    private static void checkOrder(List<FlowAction> before, int column) {
      if (!before.isEmpty() && before.get(before.size() - 1) instanceof FlowAction.GotoTable) {
        throw new FlowParseException("nothing can follow goto_table", column, null);
      }
    }

    private static FlowAction action(String word, int column) {
      String lower = word.toLowerCase(Locale.ROOT);
      int colon = lower.indexOf(':');
      String name = colon < 0 ? lower : lower.substring(0, colon);
      String argument = colon < 0 ? "" : lower.substring(colon + 1);
      try {
        if (colon < 0) {
          return plain(lower, column);
        }
        return switch (name) {
          case "prog" -> new FlowAction.Program((int) FieldText.number(argument, 65_534));
          case "output" ->
              argument.equals("prog")
                  ? new FlowAction.OutputProgram()
                  : new FlowAction.Output((int) port(argument));
          case "goto_table" ->
              new FlowAction.GotoTable((int) FieldText.number(argument, MAX_TABLE));
          default -> throw unsupported(word, column);
        };
      } catch (NumberFormatException e) {
        throw new FlowParseException(e.getMessage(), column + colon + 1, e);
      }
    }

    private static FlowAction plain(String word, int column) {
      if (word.matches("\\d+")) {
        return new FlowAction.Output((int) port(word));
      }
      if (word.startsWith("resubmit(,") && word.endsWith(")")) {
        String table = word.substring("resubmit(,".length(), word.length() - 1).strip();
        return new FlowAction.Resubmit((int) FieldText.number(table, MAX_TABLE));
      }
      return switch (word) {
        case "in_port" -> new FlowAction.InPort();
        case "flood" -> new FlowAction.Flood();
        case "all" -> new FlowAction.All();
        case "drop" -> new FlowAction.Drop();
        default -> throw unsupported(word, column);
      };
    }

    private static FlowParseException unsupported(String word, int column) {
      return new FlowParseException(
          "unknown or unsupported action '"
              + word
              + "'; known: prog:N, output:PORT, output:prog, PORT, in_port, flood, all, drop,"
              + " resubmit(,TABLE), goto_table:TABLE",
          column,
          null);
    }
  }
}
