#!/usr/bin/env bash
# The command over p4c's uBPF programs and their STF files, as a user would run it: compile each, disassemble it with our
# disassembler and LLVM's, run each STF file.
set -uo pipefail
corpus=$1
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
samples=$corpus/p4c/testdata/p4_16_samples
[ -d "$samples" ] || { echo "no corpus at $corpus"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compiled=0 bad=0
for program in "$samples"/*_ubpf.p4 "$samples"/ubpf_*.p4 "$home/examples/bng/bng.p4"; do
  object=$work/$(basename "$program" .p4).o
  if "$home/p4u" compile "$program" -o "$object" &&
    "$home/p4u" disasm "$object" >"$object.ours" && [ -s "$object.ours" ] &&
    llvm-objdump -d "$object" >"$object.llvm" && ! grep -q '<unknown>' "$object.llvm" &&
    grep -q 'exit' "$object.llvm"; then
    compiled=$((compiled + 1))
    echo "$(basename "$program"): $(grep -cE '^ +[0-9]+:' "$object.llvm") instructions"
  else
    bad=$((bad + 1))
    echo "FAIL $program"
  fi
done
mapfile -t stfs < <(for s in "$samples"/*.stf; do grep -ql 'ubpf_model' "${s%.stf}.p4" 2>/dev/null && echo "$s"; done)
"$home/p4u" test "${stfs[@]}" || bad=$((bad + 1))
echo "$compiled compiled, ${#stfs[@]} STF files, $bad failed"
[ "$bad" -eq 0 ] && [ "$compiled" -gt 0 ] && [ "${#stfs[@]}" -gt 0 ]
