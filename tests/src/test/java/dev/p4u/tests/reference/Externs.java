package dev.p4u.tests.reference;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Types;
import dev.p4u.runtime.helper.Lookup3;
import java.math.BigInteger;
import java.util.List;

/** Externs of core.p4 and ubpf_model.p4. */
final class Externs {

  private static final BigInteger WORD = BigInteger.valueOf(0xffff);

  private final Run run;

  Externs(Run run) {
    this.run = run;
  }

  private V argument(CallTarget target, int i, Env env) {
    CallTarget.Bound b = target.arguments().get(i);
    return run.exprs.as(b.value().orElseThrow(), b.type(), env);
  }

  private int width(CallTarget target, int i, Env env) {
    return run.types.scalar(env.resolve(target.arguments().get(i).type())).orElseThrow().width();
  }

  V function(Expr.Call call, CallTarget target, Env env) {
    String name = ((Expr.NameRef) call.callee()).name().text();
    switch (name) {
      case "mark_to_drop":
        run.pass = false;
        return V.NOTHING;
      case "mark_to_pass":
        run.pass = true;
        return V.NOTHING;
      case "truncate":
        BigInteger length = argument(target, 0, env).number();
        run.truncateTo = length.min(BigInteger.valueOf(1 << 20)).intValueExact();
        return V.NOTHING;
      case "ubpf_time_get_ns":
        return new V.Num(BigInteger.valueOf(run.timeNanos & 0xffff_ffff_ffffL));
      case "csum_replace2", "csum_replace4":
        return checksum(target, env);
      case "hash":
        hash(target, env);
        return V.NOTHING;
      case "verify":
        if (!argument(target, 0, env).truth()) {
          throw Signal.reject("verify");
        }
        return V.NOTHING;
      case "static_assert":
        return new V.Bool(true);
      default:
        throw new IllegalStateException("extern " + name);
    }
  }

  /** RFC 1624, equation 3, adding one 16-bit word after the other. */
  private V checksum(CallTarget target, Env env) {
    BigInteger old = argument(target, 1, env).number();
    BigInteger now = argument(target, 2, env).number();
    BigInteger sum = argument(target, 0, env).number().xor(WORD);
    boolean wide = width(target, 1, env) > 16;
    for (int shift = 0; shift < width(target, 1, env); shift += 16) {
      sum = plus(sum, old.shiftRight(shift).and(WORD).xor(WORD));
      sum = plus(sum, now.shiftRight(shift).and(WORD));
    }
    // p4c-ubpf's four-byte version never gives 0xffff: its sum is never zero.
    if (wide && sum.signum() == 0) {
      sum = WORD;
    }
    return new V.Num(sum.xor(WORD));
  }

  private static BigInteger plus(BigInteger a, BigInteger b) {
    BigInteger sum = a.add(b);
    return sum.compareTo(WORD) > 0 ? sum.subtract(WORD) : sum;
  }

  /** The fields as p4c-ubpf lays them out: C's alignment, odd sizes followed by a byte. */
  private void hash(CallTarget target, Env env) {
    Place result = run.places.place(target.arguments().get(0).value().orElseThrow(), env);
    V data = argument(target, 2, env);
    List<TypeFacts.Scalar> types = run.types.leaves(env.resolve(target.arguments().get(2).type()));
    List<V> leaves = TypeFacts.leaves(data);
    byte[] bytes = new byte[4096];
    int end = 0;
    int widest = 1;
    for (int i = 0; i < leaves.size(); i++) {
      int bits = types.get(i).width();
      int size = (bits + 7) / 8;
      if (bits <= 64) {
        size = 1;
        while (size * 8 < bits) {
          size *= 2;
        }
        end = (end + size - 1) / size * size;
        widest = Math.max(widest, size);
      }
      BigInteger n = types.get(i).bits(leaves.get(i).number());
      for (int b = 0; b < size; b++) {
        bytes[end + b] = n.shiftRight(8 * b).byteValue();
      }
      end += size + size % 2;
    }
    end = (end + widest - 1) / widest * widest;
    long hash = Lookup3.hash(bytes, 0, end, 0) & 0xffff_ffffL;
    result.set(V.Num.of(hash));
  }

  V method(CallTarget target, Env env) {
    Node receiver = run.program.declarationOf(target.receiver().orElseThrow()).orElseThrow();
    Object object = env.lookup(receiver);
    String name = ((Decl.Method) target.declaration().orElseThrow()).name().text();
    if (object instanceof RegisterState register) {
      V index = argument(target, 0, env);
      if (name.equals("read")) {
        return register.read(index);
      }
      register.write(index, argument(target, 1, env));
      return V.NOTHING;
    }
    if (object instanceof Packets.Out out) {
      out.emit(run.types, argument(target, 0, env), env.resolve(target.arguments().get(0).type()));
      return V.NOTHING;
    }
    Packets.In in = (Packets.In) object;
    switch (name) {
      case "extract":
        extract(in, target, env);
        return V.NOTHING;
      case "lookahead":
        P4Type type = env.resolve(target.returnType());
        return in.peek(run.types, type);
      case "advance":
        int bits =
            argument(target, 0, env).number().min(BigInteger.valueOf(1 << 24)).intValueExact();
        if (bits % 8 != 0) {
          throw Signal.reject("ParserInvalidArgument");
        }
        in.advance(bits);
        return V.NOTHING;
      case "length":
        return V.Num.of(in.length());
      default:
        throw new IllegalStateException("packet_in." + name);
    }
  }

  private void extract(Packets.In in, CallTarget target, Env env) {
    Expr e = target.arguments().get(0).value().orElseThrow();
    Place place = run.places.place(e, env);
    P4Type type = env.resolve(target.arguments().get(0).type());
    V header = in.peek(run.types, type);
    in.advance(run.types.width(type));
    place.set(header);
    if (e instanceof Expr.Member m
        && m.name().text().equals("next")
        && Types.underlying(env.resolve(run.program.typeOf(m.target()))) instanceof P4Type.Stack) {
      Place stack = run.places.place(m.target(), env);
      V.Stk old = (V.Stk) stack.get();
      stack.set(new V.Stk(old.elements(), old.next() + 1));
    }
  }
}
