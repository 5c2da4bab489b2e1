#!/bin/sh
# Uses the extension in a real VS Code, as a person would: opens the BNG example, makes a typing error, repairs it, compiles and
# runs the tests.
#
# usage: run.sh JAR_OR_VSIX [SCREENSHOT_FOLDER]
#
#   JAR_OR_VSIX         the package to install, or p4u.jar to build a package from
#   SCREENSHOT_FOLDER   where the pictures go; default: tests/target/vscode-screenshots
#
# P4U_CLIENT_CACHE names the folder that keeps VS Code between runs (default: ~/.cache/p4u-clients).
# Prints a line for each check and "N passed, N failed"; exit code 0 when all passed, 1 when not, 2 for wrong usage.
set -eu

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
  echo 'usage: run.sh JAR_OR_VSIX [SCREENSHOT_FOLDER]' >&2
  exit 2
fi
if [ ! -f "$1" ]; then
  echo "run.sh: there is no file $1" >&2
  exit 2
fi
package=$(realpath "$1")
screenshots=${2:+$(realpath -m "$2")}
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../../.." && pwd)
cache=${P4U_CLIENT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/p4u-clients}

work=$(mktemp -d "${TMPDIR:-/tmp}/p4u-vscode-XXXXXX")
trap 'rm -rf "$work"' EXIT

"$here/setup.sh" "$cache"
[ -d "$here/node_modules/playwright-core" ] || npm ci --prefix "$here" >&2

case $package in
  *.vsix) vsix=$package ;;
  *)
    vsix=$work/p4u.vsix
    (
      cd "$top/vscode-extension"
      [ -d node_modules ] || npm ci
      npm run package -- --jar "$package" --out "$vsix"
    ) >&2
    ;;
esac

CODE_SERVER=$cache/code-server-4.100.3/node_modules/.bin/code-server \
CHROMIUM=${CHROMIUM:-$(command -v chromium)} \
VSIX=$vsix EXAMPLE=$top/examples/bng WORK=$work SCREENSHOTS=${screenshots:-$top/tests/target/vscode-screenshots} \
  node "$here/bng.mjs"
