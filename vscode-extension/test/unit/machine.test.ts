import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import test from 'node:test';
import { findJava } from '../../src/java';
import { thisMachine } from '../../src/machine';

test('files, folders and links of this machine', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'p4u-machine-'));
  const file = path.join(folder, 'release');
  fs.writeFileSync(file, 'JAVA_VERSION="17"');
  fs.symlinkSync(file, path.join(folder, 'link'));

  assert.equal(thisMachine.isFile(file), true);
  assert.equal(thisMachine.isFile(folder), false);
  assert.equal(thisMachine.isFile(path.join(folder, 'no')), false);
  assert.deepEqual(thisMachine.list(folder).sort(), ['link', 'release']);
  assert.deepEqual(thisMachine.list(path.join(folder, 'no')), []);
  assert.equal(thisMachine.readText(file), 'JAVA_VERSION="17"');
  assert.equal(thisMachine.readText(path.join(folder, 'no')), undefined);
  assert.equal(thisMachine.realPath(path.join(folder, 'link')), fs.realpathSync(file));
  fs.rmSync(folder, { recursive: true });
});

test('a program that fails or is not there has no version', async () => {
  assert.equal(await thisMachine.versionText('/nowhere/java'), undefined);
  assert.equal(await thisMachine.versionText('/bin/false'), undefined);
});

test('the Java of this machine, which the server needs anyway, is found and says its version', async () => {
  const search = await findJava(null, thisMachine);
  assert.ok('found' in search, 'problem' in search ? search.problem : '');
  const printed = await thisMachine.versionText(search.found.executable);
  assert.match(printed ?? '', new RegExp(`version "${String(search.found.version)}\\b`));
});
