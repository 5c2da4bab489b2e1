#!/bin/sh
# Talks to the language server from a real Neovim, headless, on a copy of the BNG example.
#
# usage: LSP_CMD='java -jar p4u.jar lsp' run.sh
#
# LSP_CMD is split at blanks. Prints a line for each check and "N passed, N failed"; exit code 0 when all passed, 1 when not,
# 2 for wrong usage.
set -eu

if [ $# -ne 0 ] || [ -z "${LSP_CMD:-}" ]; then
  echo "usage: LSP_CMD='java -jar p4u.jar lsp' run.sh" >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
example=$(cd "$here/../../../examples/bng" && pwd)

if ! command -v nvim >/dev/null; then
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo 'run.sh: install Neovim 0.7 or newer first (Debian: apt install neovim)' >&2
    exit 1
  fi
  echo 'run.sh: installing neovim' >&2
  apt-get update -q >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends neovim >&2
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/p4u-neovim-XXXXXX")
trap 'rm -rf "$work"' EXIT
cp -R "$example" "$work/bng"
cd "$work/bng"
# The limit is for a Neovim that hangs; each check has its own.
XDG_STATE_HOME=$work/state XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache \
  timeout 300 nvim --headless --clean -n bng.p4 -S "$here/bng.lua"
