// Bundles the extension into out/extension.js; with --tests the unit tests into out/test/ as well.
import { build } from 'esbuild';
import { readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  logLevel: 'warning',
};

if (process.argv.includes('--tests')) {
  // Tests of files that are gone must not run on.
  rmSync(`${root}/out/test`, { recursive: true, force: true });
  await build({
    ...common,
    entryPoints: readdirSync(`${root}/test/unit`)
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `test/unit/${name}`),
    outdir: 'out/test',
    outExtension: { '.js': '.cjs' },
    sourcemap: 'inline',
  });
} else {
  await build({
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: 'out/extension.js',
    minify: true,
    keepNames: true,
  });
}
