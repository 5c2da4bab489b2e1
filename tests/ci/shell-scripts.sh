#!/usr/bin/env bash
# Every shell script of the project passes shellcheck.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mapfile -t scripts < <(git ls-files | while read -r f; do head -c 32 "$f" | head -n 1 | grep -qaE '^#!.*(ba)?sh' && echo "$f"; done)
shellcheck "${scripts[@]}"
echo "${#scripts[@]} scripts"
