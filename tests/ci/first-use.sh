#!/usr/bin/env bash
# What a visitor types first, from a folder that is not the checkout: it builds, runs the BNG's tests and succeeds; a
# second run starts from the built jar.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
home=$PWD
cd /
"$home/p4u" test "$home/examples/bng"
start=$(date +%s%N)
"$home/p4u" test "$home/examples/bng" | tail -n 1
echo "second run: $((($(date +%s%N) - start) / 1000000)) ms"
"$home/p4u" --version

# A missing or too old Java is one sentence with the remedy.
message=$(P4U_JAVA_HOME=/nonexistent "$home/p4u" --version 2>&1) && { echo "no Java: exit 0"; exit 1; }
echo "$message" | grep -q 'install a JDK 17 or newer'
[ "$(echo "$message" | wc -l)" -eq 1 ]
old=$(mktemp -d)
trap 'rm -rf "$old"' EXIT
mkdir "$old/bin"
printf '#!/bin/sh\nexit 1\n' >"$old/bin/java"
chmod +x "$old/bin/java"
echo 'JAVA_VERSION="11.0.2"' >"$old/release"
message=$(P4U_JAVA_HOME=$old "$home/p4u" --version 2>&1) && { echo "old Java: exit 0"; exit 1; }
echo "$message" | grep -q 'Java 11 in .* is too old: install a JDK 17'
echo "first use: ok"
