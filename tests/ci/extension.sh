#!/usr/bin/env bash
# The VS Code extension: its own tests, then a package with the server inside.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
[ -f "$home/cli/target/p4u.jar" ] || "$home/p4u" --version
cd "$home/vscode-extension"
npm ci --no-audit --no-fund
npm test
npm run package
ls -l ./*.vsix
