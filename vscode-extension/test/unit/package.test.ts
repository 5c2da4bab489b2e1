import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import test from 'node:test';

function runPackage(...args: string[]): { status: number | null; output: string } {
  const result = spawnSync(process.execPath, ['scripts/package.mjs', ...args], {
    encoding: 'utf8',
  });
  return { status: result.status, output: result.stdout + result.stderr };
}

/** Names in a zip file, read from its central directory. */
function zipNames(file: string): string[] {
  const data = fs.readFileSync(file);
  const names: string[] = [];
  for (let at = data.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0;) {
    const length = data.readUInt16LE(at + 28);
    names.push(data.toString('utf8', at + 46, at + 46 + length));
    at = data.indexOf('PK\x01\x02', at + 46 + length, 'latin1');
  }
  return names;
}

test('without a server there is no package, and the message says what to do', () => {
  const { status, output } = runPackage('--jar', '/nowhere/p4u.jar');
  assert.equal(status, 1);
  assert.match(output, /\/nowhere\/p4u\.jar is missing\. Build the server first/);
});

test('the package holds the server, the bundle and what the manifest names, and nothing else', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'p4u-package-'));
  const jar = path.join(folder, 'any.jar');
  const vsix = path.join(folder, 'p4u.vsix');
  fs.writeFileSync(jar, 'jar');
  const { status, output } = runPackage('--jar', jar, '--out', vsix);
  assert.equal(status, 0, output);
  assert.deepEqual(
    zipNames(vsix)
      .filter((name) => name.startsWith('extension/'))
      .map((name) => name.slice('extension/'.length))
      .sort(),
    [
      'LICENSE.txt',
      'changelog.md',
      'images/icon.png',
      'language/p4.json',
      'language/stf.json',
      'out/extension.js',
      'package.json',
      'readme.md',
      'server/p4u.jar',
      'syntaxes/p4.tmLanguage.json',
      'syntaxes/stf.tmLanguage.json',
      'syntaxes/ubpf-listing.tmLanguage.json',
    ],
  );
  fs.rmSync(folder, { recursive: true });
});
