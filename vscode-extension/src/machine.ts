/** The machine that the extension runs on, as the search for Java sees it. */

import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import type { Machine } from './java';

/** A Java that does not say its version within this time is not used. */
const VERSION_TIMEOUT_MS = 10_000;

export const thisMachine: Machine = {
  platform: process.platform,
  environment: process.env,
  homeFolder: os.homedir(),

  isFile: (file) => orElse(() => fs.statSync(file).isFile(), false),

  list: (folder) => orElse(() => fs.readdirSync(folder), []),

  readText: (file) => orElse<string | undefined>(() => fs.readFileSync(file, 'utf8'), undefined),

  realPath: (file) => orElse(() => fs.realpathSync(file), file),

  versionText: (executable) =>
    new Promise((resolve) => {
      const options = { timeout: VERSION_TIMEOUT_MS, encoding: 'utf8' as const };
      execFile(executable, ['-version'], options, (error, stdout, stderr) => {
        resolve(error === null ? stderr + stdout : undefined);
      });
    }),
};

/** A folder or file that is missing or unreadable is an ordinary answer in a search, not a failure of it. */
function orElse<T>(read: () => T, fallback: T): T {
  try {
    return read();
  } catch {
    return fallback;
  }
}
