import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import test from 'node:test';
import { ClassDataArchive, trainingSession } from '../../src/archive';

/** A stand-in for java: a script with this body, and a jar, in a folder of their own. */
function setUp(script: string): { folder: string; archive: () => ClassDataArchive; jar: string } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'p4u-archive-'));
  const executable = path.join(folder, 'java');
  const jar = path.join(folder, 'p4u.jar');
  fs.writeFileSync(executable, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  fs.writeFileSync(jar, 'jar');
  const java = { executable, version: 17 };
  return { folder, jar, archive: () => new ClassDataArchive(folder, java, jar) };
}

const WRITES_ARCHIVE = `
cat > session
for arg in "$@"; do case $arg in -XX:ArchiveClassesAtExit=*) echo data > "\${arg#*=}";; esac; done`;

test('an archive is made by a session of the server and found afterwards', async () => {
  const { archive, folder } = setUp(WRITES_ARCHIVE);
  assert.equal(archive().existing(), undefined);
  await archive().create();
  assert.equal(archive().existing(), archive().file);
  assert.equal(fs.readFileSync(archive().file, 'utf8'), 'data\n');
  assert.equal(fs.readFileSync(path.join(folder, 'session'), 'utf8'), trainingSession());
});

test('another jar has another archive, and the old one goes', async () => {
  const { archive, jar } = setUp(WRITES_ARCHIVE);
  await archive().create();
  const old = archive().file;
  fs.writeFileSync(jar, 'another jar');
  assert.equal(archive().existing(), undefined);
  await archive().create();
  assert.equal(fs.existsSync(old), false);
});

test('a session that fails leaves nothing behind', async () => {
  const { archive, folder } = setUp('echo data > half.tmp; echo no memory >&2; exit 3');
  await assert.rejects(archive().create(), /java ended with 3: no memory/);
  assert.equal(archive().existing(), undefined);
  assert.deepEqual(
    fs.readdirSync(folder).filter((name) => name.startsWith('server-')),
    [],
  );
});

test('the training session is well-formed and ends the server', () => {
  let rest = Buffer.from(trainingSession());
  const methods: string[] = [];
  while (rest.length > 0) {
    const header = /^Content-Length: (\d+)\r\n\r\n/.exec(rest.toString('latin1'));
    assert.ok(header, 'a header is missing');
    const end = header[0].length + Number(header[1]);
    const body = rest.subarray(header[0].length, end).toString();
    methods.push((JSON.parse(body) as { method: string }).method);
    rest = rest.subarray(end);
  }
  assert.equal(methods[0], 'initialize');
  assert.deepEqual(methods.slice(-2), ['shutdown', 'exit']);
});
