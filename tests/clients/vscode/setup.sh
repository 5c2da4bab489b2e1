#!/bin/sh
# Installs what the test needs and is not there yet: Debian packages (as root only) and a VS Code served to a browser.
# Prints nothing when everything is there; progress goes to standard error.
#
# usage: setup.sh CACHE_FOLDER
set -eu

CODE_SERVER=4.100.3 # VS Code 1.100.3, the newest that runs on Node 20
cache=$1
target=$cache/code-server-$CODE_SERVER

# Programs first: on a system without dpkg they may come from elsewhere.
need_packages() {
  for program in chromium rg g++ make python3; do
    command -v "$program" >/dev/null || return 0
  done
  return 1
}

if need_packages || { [ ! -e "$target/.complete" ] && ! [ -e /usr/include/gssapi/gssapi.h ]; }; then
  packages='chromium ripgrep g++ make python3 libkrb5-dev'
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "setup: install these first (Debian's names): $packages" >&2
    exit 1
  fi
  echo "setup: installing $packages" >&2
  apt-get update -q >&2
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $packages >&2
fi

[ ! -e "$target/.complete" ] || exit 0

echo "setup: installing code-server $CODE_SERVER into $target (a minute or two)" >&2
rm -rf "$target"
mkdir -p "$target"
(
  cd "$target"
  echo '{"private": true}' >package.json
  # The post-install script of the package downloads parts from elsewhere; what it does and we need follows by hand.
  npm install --ignore-scripts --no-audit --no-fund "code-server@$CODE_SERVER"
  cd node_modules/code-server/lib/vscode
  npm install --ignore-scripts --omit=dev --no-audit --no-fund
  npm install --ignore-scripts --omit=dev --no-audit --no-fund --prefix extensions
  npm rebuild --foreground-scripts @vscode/spdlog native-watchdog kerberos
  # node-pty's script fails after it has built the module, on a step for other systems.
  npm rebuild --foreground-scripts node-pty || test -f node_modules/node-pty/build/Release/pty.node
  ln -sfn node_modules node_modules.asar
  mkdir -p node_modules/@vscode/ripgrep/bin
  ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
  cd "$target"
  npm rebuild --foreground-scripts argon2
) >&2
touch "$target/.complete"
