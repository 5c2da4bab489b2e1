import assert from 'node:assert/strict';
import test from 'node:test';
import { serverArguments, trainingArguments } from '../../src/launch';

test('the jar is started as a language server', () => {
  const args = serverArguments({ vmArguments: [], archive: undefined, jar: '/x/p4u.jar' });
  assert.deepEqual(args.slice(-3), ['-jar', '/x/p4u.jar', 'lsp']);
  assert.equal(
    args.some((arg) => arg.includes('SharedArchiveFile')),
    false,
  );
});

test("the virtual machine never writes to standard output, which is the protocol's", () => {
  const args = serverArguments({ vmArguments: [], archive: '/x/a.jsa', jar: 'j' });
  assert.deepEqual(args.slice(0, 2), ['-Xlog:disable', '-Xlog:all=error:stderr']);
});

test('an archive is used when there is one', () => {
  const args = serverArguments({ vmArguments: [], archive: '/x/a.jsa', jar: 'j' });
  assert.ok(args.includes('-XX:SharedArchiveFile=/x/a.jsa'));
});

test("the user's arguments come last before the jar, without blanks", () => {
  const args = serverArguments({
    vmArguments: [' -Xmx2g ', '', '-ea'],
    archive: undefined,
    jar: 'j',
  });
  assert.deepEqual(args.slice(-5), ['-Xmx2g', '-ea', '-jar', 'j', 'lsp']);
});

test('the serial collector is used unless the user chooses one: two would stop the machine', () => {
  const collectors = (...vmArguments: string[]): string[] =>
    serverArguments({ vmArguments, archive: undefined, jar: 'j' }).filter((arg) =>
      /^-XX:[+-]Use.*GC$/.test(arg),
    );
  assert.deepEqual(collectors(), ['-XX:+UseSerialGC']);
  assert.deepEqual(collectors('-Xmx1g', '-XX:-UseGCOverheadLimit'), ['-XX:+UseSerialGC']);
  assert.deepEqual(collectors('-Xmx1g', ' -XX:+UseZGC'), ['-XX:+UseZGC']);
  assert.deepEqual(collectors('-XX:+UseParallelGC'), ['-XX:+UseParallelGC']);
  assert.deepEqual(collectors('-XX:-UseSerialGC'), ['-XX:-UseSerialGC']);
  assert.deepEqual(collectors('-XX:Flags=/x/flags'), []);
  assert.deepEqual(collectors('@/x/arguments'), []);
});

test('training writes an archive of the same command', () => {
  assert.deepEqual(trainingArguments('j', '/x/a.tmp').slice(-5), [
    '-XX:+UseSerialGC',
    '-XX:ArchiveClassesAtExit=/x/a.tmp',
    '-jar',
    'j',
    'lsp',
  ]);
});
