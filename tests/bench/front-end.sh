#!/usr/bin/env bash
# How fast the front end is, each figure beside the bound that it must keep: the command over p4c's programs, its start and
# its heap for a large program, every phase and a whole re-check after one edit (JMH), and what somebody who types in an
# editor waits for. Run it on an idle machine; compare two versions only by runs in turns.
#
# usage: tests/bench/front-end.sh CORPUS [REGEX]
#   CORPUS  a folder that holds p4c's testdata as p4c/testdata, or a checkout of p4c
#   REGEX   only the JMH benchmarks with such names
# environment: BENCH_FORKS (JVMs for each JMH benchmark, 2), BENCH_KEYS (keys that are typed, 200)
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2; }
corpus=$1 regex=${2:-}
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
testdata=$corpus/p4c/testdata
[ -d "$testdata" ] || testdata=$corpus/testdata
large=$testdata/p4_16_samples/switch_p4_16.p4
[ -f "$large" ] || { echo "no p4c testdata in $corpus" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
missed=0

row() { # WHAT MEASURED BOUND UNIT
  local verdict=
  awk -v a="$2" -v b="$3" 'BEGIN { exit !(a < b) }' || { verdict="  MISSED" missed=1; }
  awk -v w="$1" -v a="$2" -v b="$3" -v u="$4" -v v="$verdict" \
    'BEGIN { printf "%-46s %10.2f %-3s  < %-6s %5.1fx%s\n", w, a, u, b, b / a, v }'
}

seconds() { # COMMAND...: wall time; the command's verdict on the programs is not asked for
  local start end
  start=$(date +%s%N)
  "$@" >"$work/out" 2>&1 || [ $? -eq 1 ] || { tail "$work/out" >&2; return 1; }
  end=$(date +%s%N)
  awk -v ns=$((end - start)) 'BEGIN { printf "%.3f\n", ns / 1e9 }'
}

median() { # COMMAND...: of five runs
  for _ in 1 2 3 4 5; do seconds "$@" || return 1; done | sort -n | sed -n 3p
}

fits() { # MEGABYTES
  P4U_JAVA_OPTIONS="-Xmx$1m" "$home/p4u" check "$large" >"$work/out" 2>&1
}

smallest_heap() {
  local low=4 high=256 middle
  while [ $((high - low)) -gt 1 ]; do
    middle=$(((low + high) / 2))
    if fits "$middle"; then high=$middle; else low=$middle; fi
  done
  echo "$high"
}

echo "building" >&2
"$home/p4u" --version >"$work/out"
(cd "$home" && ./mvnw -q -B -ntp -Pbench -pl tests -am -Dspotless.check.skip=true test-compile) >"$work/build" 2>&1 ||
  { tail -n 40 "$work/build" >&2; exit 70; }
classpath=$home/tests/target/test-classes:$(cat "$home/tests/target/bench.classpath")

if [ -z "$regex" ]; then
  row "corpus, one cold process" "$(seconds "$home/p4u" check "$testdata/p4_16_samples" "$testdata/p4_16_errors")" 60 s
  row "switch_p4_16.p4, cold" "$(median "$home/p4u" check "$large")" 2 s
  row "switch_p4_16.p4, smallest heap" "$(smallest_heap)" 200 MB
  java -cp "$classpath" dev.p4u.tests.bench.TypingLatency "$home/p4u" "$large" "${BENCH_KEYS:-200}" || missed=1
fi
java -cp "$classpath" "-Dp4u.bench.program=$large" "-Dp4u.bench.forks=${BENCH_FORKS:-2}" \
  dev.p4u.tests.bench.Benchmarks ${regex:+"$regex"} || missed=1
exit "$missed"
