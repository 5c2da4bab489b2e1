import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import test from 'node:test';
import { SERVER_COMPILE, SERVER_RUN_STF } from '../../src/results';

interface Manifest {
  version: string;
  activationEvents: string[];
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
  contributes: {
    commands: { command: string; category: string; title: string }[];
    languages: { id: string; configuration?: string }[];
    grammars: { path: string; scopeName: string }[];
    configuration: { properties: Record<string, { scope: string }> };
  };
}

// The tests run in the extension's folder, as npm does it.
const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8')) as Manifest;
const sources = fs
  .readdirSync('src')
  .map((name) => fs.readFileSync(`src/${name}`, 'utf8'))
  .join('\n');

test('every command of the manifest is registered, and no other', () => {
  const registered = [...sources.matchAll(/registerCommand\(\s*'([^']+)'/g)].map((m) => m[1]);
  const declared = manifest.contributes.commands.map((c) => c.command);
  assert.deepEqual(registered.sort(), declared.sort());
});

test('commands have the names that the documentation uses', () => {
  const titles = manifest.contributes.commands.map((c) => `${c.category}: ${c.title}`);
  assert.ok(titles.includes('P4: Compile to uBPF'));
  assert.ok(titles.includes('P4: Run STF tests'));
});

test('commands of the client and of the server have different names', () => {
  const declared = manifest.contributes.commands.map((c) => c.command);
  for (const name of [SERVER_COMPILE, SERVER_RUN_STF]) {
    assert.equal(declared.includes(name), false, name);
  }
});

test('a workspace can decide neither which program runs nor how', () => {
  const { properties } = manifest.contributes.configuration;
  assert.equal(properties['p4u.java.home']?.scope, 'machine');
  assert.equal(properties['p4u.server.vmArguments']?.scope, 'machine');
  const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  assert.deepEqual(restrictedConfigurations.sort(), [
    'p4u.compile.outputDirectory',
    'p4u.defines',
    'p4u.includePaths',
  ]);
});

test('files of either language start the extension', () => {
  assert.ok(manifest.activationEvents.includes('onLanguage:p4'));
  assert.ok(manifest.activationEvents.includes('onLanguage:stf'));
});

test('every file that the manifest names is there', () => {
  const files = [
    ...manifest.contributes.languages.flatMap((l) => l.configuration ?? []),
    ...manifest.contributes.grammars.map((g) => g.path),
  ];
  files.forEach((file) => {
    assert.ok(fs.existsSync(file), file);
  });
});

test('language configurations hold valid patterns', () => {
  for (const language of ['p4', 'stf']) {
    const text = fs.readFileSync(`language/${language}.json`, 'utf8');
    const configuration = JSON.parse(text) as { wordPattern: string };
    const words = 'ipv4 0x0800 hdr.dst'.match(new RegExp(configuration.wordPattern, 'g'));
    assert.equal(words?.[0], 'ipv4');
  }
});

test('the change log speaks of this version', () => {
  assert.ok(fs.readFileSync('CHANGELOG.md', 'utf8').includes(`## ${manifest.version}`));
});

test('the icon is what its script draws', () => {
  const committed = fs.readFileSync('images/icon.png');
  execFileSync(process.execPath, ['scripts/icon.mjs']);
  assert.deepEqual(fs.readFileSync('images/icon.png'), committed);
});

test('the lock file names no registry', () => {
  const lock = fs.readFileSync('package-lock.json', 'utf8');
  assert.equal(lock.includes('"resolved"'), false);
});
