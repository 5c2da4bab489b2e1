package dev.p4u.compiler.meta;

import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Types;
import dev.p4u.runtime.object.ProgramInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** Describes headers so that tools can show packets. */
public final class HeaderInfo {

  private static final Set<String> DECIMAL =
      Set.of(
          "port",
          "srcport",
          "dstport",
          "length",
          "len",
          "totallen",
          "payloadlen",
          "ttl",
          "hoplimit",
          "ihl",
          "version",
          "vid",
          "vlanid",
          "count",
          "pcp",
          "size",
          "dataoffset");

  private static final Set<String> ADDRESS_WORDS = Set.of("ip", "ipv4", "addr", "address", "ip4");

  private HeaderInfo() {}

  /** The header at a path; fields of inner structures are named with dots. */
  public static ProgramInfo.Header of(String path, P4Type.Aggregate type) {
    List<ProgramInfo.HeaderField> fields = new ArrayList<>();
    collect("", type, fields);
    return new ProgramInfo.Header(path, type.declaration().name().text(), fields);
  }

  private static void collect(
      String prefix, P4Type.Aggregate type, List<ProgramInfo.HeaderField> fields) {
    for (P4Type.Field field : type.fields()) {
      String name = prefix + field.name();
      OptionalInt width = Types.scalarWidth(field.type());
      if (width.isPresent()) {
        fields.add(
            new ProgramInfo.HeaderField(
                name, width.getAsInt(), display(field.declaration(), width.getAsInt())));
      } else if (Types.underlying(field.type()) instanceof P4Type.Aggregate inner) {
        collect(name + ".", inner, fields);
      }
    }
  }

  /** P4Runtime's {@code @format} decides; otherwise width and name are a good guess. */
  static String display(Decl.Field field, int width) {
    for (Annotation annotation : field.annotations()) {
      if (annotation.name().text().equals("format")) {
        String format = String.join("", annotation.tokens());
        switch (format) {
          case "MAC_ADDRESS":
            return "mac";
          case "IPV4_ADDRESS":
            return "ipv4";
          case "IPV6_ADDRESS":
            return "ipv6";
          case "DECIMAL":
            return "dec";
          default:
            break;
        }
      }
    }
    String name = field.name().text().toLowerCase(Locale.ROOT);
    if (width == 48) {
      return "mac";
    }
    if (width == 128) {
      return "ipv6";
    }
    if (width == 32 && isIpv4(name, field.type())) {
      return "ipv4";
    }
    return DECIMAL.contains(name.replace("_", "")) ? "dec" : "hex";
  }

  private static boolean isIpv4(String field, TypeRef type) {
    String typeName =
        type instanceof TypeRef.Named named ? named.name().text().toLowerCase(Locale.ROOT) : "";
    return typeName.contains("ip") || typeName.contains("addr") || mentionsAddress(field);
  }

  /** srcAddr, src_addr, dstIP, ip_dst, address... */
  private static boolean mentionsAddress(String field) {
    if (field.endsWith("addr") || field.endsWith("address") || field.endsWith("ip")) {
      return true;
    }
    for (String word : field.split("_", -1)) {
      if (ADDRESS_WORDS.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
