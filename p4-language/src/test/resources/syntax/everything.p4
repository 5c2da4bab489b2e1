// A program that uses every construct of the grammar; it means nothing.
#define WIDTH 16
#define FIELD(type, name) type name

error { NoMatch, TooShort }
match_kind { exact, ternary, lpm, range, optional, selector }

extern packet_in {
    void extract<T>(out T hdr);
    void extract<T>(out T hdr, in bit<32> size);
    T lookahead<T>();
    void advance(in bit<32> size);
    bit<32> length();
}

extern Counter<I> {
    Counter(I size, @optional bit<8> kind);
    abstract bit<8> next(in I index);
    @synchronous(next)
    void count(in I index = 0);
}

extern bit<W> fold<W, T>(in T data, in bool quick = true);
extern void log(string text);

@deprecated("old")
typedef bit<WIDTH> port_t;
type bit<48> mac_t;
typedef struct Point { int<32> x; int<32> y; } point_t;
const port_t CPU = 0xFF;
const int BIG = 0x1_0000 * (2 + 3) % 7;
const bit<8> MASK = 8w0b1010_1010;
const int<8> SMALL = -8s0o17;
const tuple<bit<8>, bool> PAIR = { 1, true };
const list<tuple<bit<8>, int<4>>> ROWS = { { 1, 4s2 }, { 0d10, 3 } };

enum Kind { A, B, C, }
enum bit<4> Code { LOW = 0, HIGH = 15 }

header ethernet_t {
    mac_t dst;
    mac_t src;
    @format(HEX) bit<16> type;
}

header stack_t {
    bit<20> label;
    bit<1> last;
    varbit<32> rest;
}

header option_t<T> {
    T value;
    bit<(WIDTH > 8 ? 8 : 4)> size;
}

header_union either {
    ethernet_t ethernet;
    stack_t stack;
}

struct headers {
    ethernet_t ethernet;
    stack_t[4] stack;
    either[2] more;
    option_t<bit<8>> option;
}

struct meta {
    FIELD(bit<8>, priority);
    Kind kind;
    bool seen;
    error problem;
    point_t at;
}

bit<8> larger(in bit<8> a, in bit<8> b) {
    if (a < b) return b;
    else return a;
}

T same<T>(in T value) { return value; }

parser Parse(packet_in packet, out headers hdr, inout meta m)(bit<8> limit) {
    value_set<bit<16>>(8) known;
    bit<8> depth = 0;
    const bit<16> vlan = 0x8100;
    Inner() inner;

    @name("begin")
    state start {
        packet.extract(hdr.ethernet);
        transition select(hdr.ethernet.type, hdr.ethernet.dst[7:0]) {
            (vlan, 1): label;
            (0x800 &&& 0xF00, _): accept;
            (1 .. 5, default): inside;
            (known, 8w3): label;
            default: reject;
        }
    }

    state label {
        packet.extract<stack_t>(hdr.stack.next);
        depth = depth + 1;
        verify(depth <= limit, error.TooShort);
        if (hdr.stack.last.last == 1) {
            m.seen = true;
        }
        transition select(packet.lookahead<bit<8>>()) {
            0: accept;
            _: label;
        }
    }

    state inside {
        inner.apply(packet, hdr.option);
        transition accept;
    }
}

parser Filter<H>(packet_in packet, out H headers);
control Pipe<H, M>(inout H headers, inout M meta);
package Switch<H, M>(Filter<H> filter, Pipe<H, M> pipe = Nothing());

control Ingress(inout headers hdr, inout meta m)(bit<32> size) {
    Counter<bit<32>>(1024, kind = 2) counter = {
        bit<8> next(in bit<32> index) {
            this.count(index);
            return (bit<8>) index;
        }
    };
    Counter<port_t>(64) each[4];
    bit<8> key = 1;

    action drop() { exit; }

    @name(".forward") @noWarn("unused")
    action forward(inout bit<8> ttl, @refers_to(t, port) port_t port, mac_t to) {
        hdr.ethernet.dst = to;
        ttl = ttl |-| 1;
        m.priority |+|= 2;
    }

    @hidden
    table t {
        key = {
            hdr.ethernet.dst: exact @name("dst");
            hdr.ethernet.src & 0xFFFF: ternary;
            m.at.x: range;
            hdr.ethernet.isValid(): exact;
        }
        actions = {
            forward(m.priority);
            @defaultonly drop;
            .NoAction;
        }
        const default_action = drop();
        largest_priority_wins = false;
        size = 1024;
        const entries = {
            (1, 2 &&& 3, _, true): forward(m.priority, 1, 2);
            const priority = 10: (0x10, default, 4 .. 6, false): drop() @name("e");
            priority = (2 + 3): (7, _, _, _): .NoAction();
        }
    }

    table empty {
        actions = { drop; }
        key = { key: exact; }
        entries = { 3: drop(); }
    }

    apply {
        bit<8> x = 1;
        headers copy = { ... };
        x = same<bit<8>>(x) ++ (bit<4>) x[3:0];
        x[5+:2] = 2w1;
        x = m.seen ? x << 1 : x >> 2;
        m.at = { x = 1, y = -2 };
        m.at = (Point) { x = 3, ... };
        hdr.more[0].ethernet = {#};
        hdr.option = { 1, ... };
        x += 1; x -= 1; x *= 2; x /= 2; x %= 3; x &= 1; x |= 2; x ^= 3; x <<= 1; x >>= 1; x |-|= 1;
        m.seen = x < 3 && x > 1 || !(x >= 2) && x <= 9 && x != 4 == true;
        x = ~x | x & 3 ^ +x;
        hdr.stack.push_front(1);
        Nested.apply(hdr, m);
        if (t.apply().hit) {
            counter.count(index = 1);
        } else if (t.apply().miss) {
            return;
        } else {
            log("say \"no\"\n");
        }
        switch (t.apply().action_run) {
            drop:
            forward: { x = 1; }
            default: { ; }
        }
        switch (x) {
            1: { x = 2; }
            (8w3): { exit; }
        }
        @unroll for (bit<8> i = 0, bit<8> j = 9; i < j; i = i + 1, j -= 1) {
            if (i == 5) break;
            continue;
        }
        for (bit<8> i in 1 .. x + 1) { x = x + i; }
        for (stack_t s in hdr.stack) x = x + (bit<8>) s.label;
        for (x in ROWS) ;
        for (; x > 0;) x = x - 1;
        @atomic { x = larger(a = x, b = _); }
        fold<bit<8>, tuple<bit<8>, bool>>({ 1, true }, quick = false);
        m.seen = larger(x, 2) < 3 == (m.kind == Kind.A);
        each[x].count(CPU);
        .log("global");
    }
}

#if WIDTH > 8 && defined(FIELD)
@pkginfo(name="everything", version="1.0", list=(1, (2, 3)))
@structured[1, "two", WIDTH + 3]
@pairs[a = 1, b = "x"]
@pragma command line "goes to" 1 end
Switch<headers, meta>(Filter(), Ingress(32w16)) main;
#else
this is not read
#endif
