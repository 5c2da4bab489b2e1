// Builds p4u-VERSION.vsix with the language server inside.
//
//   npm run package [-- [--jar FILE] [--out FILE]]
//
// The server is ../cli/target/p4u.jar unless --jar names another.
import { createVSIX } from '@vscode/vsce';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** What a user needs. The bundle holds all code, so node_modules stays out. */
const SHIPPED = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE.txt',
  'images/icon.png',
  'language',
  'syntaxes',
  'out/extension.js',
];

const { values } = parseArgs({
  options: { jar: { type: 'string' }, out: { type: 'string' } },
});
const jar = path.resolve(values.jar ?? path.join(root, '..', 'cli', 'target', 'p4u.jar'));
const out = path.resolve(values.out ?? path.join(root, `p4u-${version}.vsix`));

if (!existsSync(jar) || !statSync(jar).isFile()) {
  console.error(
    `package: ${jar} is missing. Build the server first ("./mvnw package" in the top folder), ` +
      'or name another jar with "npm run package -- --jar FILE".',
  );
  process.exit(1);
}

await import('./bundle.mjs');
const stage = mkdtempSync(path.join(tmpdir(), 'p4u-vsix-'));
try {
  for (const name of SHIPPED) {
    cpSync(path.join(root, name), path.join(stage, name), { recursive: true });
  }
  mkdirSync(path.join(stage, 'server'));
  cpSync(jar, path.join(stage, 'server', 'p4u.jar'));
  await createVSIX({
    cwd: stage,
    packagePath: out,
    dependencies: false,
    allowMissingRepository: true,
  });
} finally {
  rmSync(stage, { recursive: true, force: true });
}
