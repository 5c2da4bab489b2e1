// A VS Code of its own: settings, extensions and port belong to this run only.
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

/** What a person would see after the first day, without the editor's own news and offers. */
const SETTINGS = {
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'chat.commandCenter.enabled': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'editor.fontSize': 13,
  'editor.minimap.enabled': false,
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'files.autoSave': 'off',
  'problems.decorations.enabled': true,
  // The test types single characters: nothing is to complete them.
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
};

export async function startCodeServer({ program, vsix, folder, work }) {
  const data = path.join(work, 'data');
  const extensions = path.join(work, 'extensions');
  mkdirSync(path.join(data, 'User'), { recursive: true });
  mkdirSync(path.join(data, 'Machine'), { recursive: true });
  writeFileSync(path.join(data, 'User', 'settings.json'), JSON.stringify(SETTINGS, null, 2));
  const setMachineSettings = (settings) =>
    writeFileSync(path.join(data, 'Machine', 'settings.json'), JSON.stringify(settings));
  setMachineSettings({});
  const port = await freePort();
  const config = path.join(work, 'config.yaml');
  writeFileSync(config, `bind-addr: 127.0.0.1:${port}\nauth: none\ncert: false\n`);
  const common = ['--config', config, '--user-data-dir', data, '--extensions-dir', extensions];

  const install = spawnSync(program, [...common, '--install-extension', vsix], {
    encoding: 'utf8',
  });
  if (install.status !== 0) {
    throw new Error(`The package could not be installed: ${install.stdout}${install.stderr}`);
  }

  const log = createWriteStream(path.join(work, 'code-server.log'));
  const flags = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'];
  const child = spawn(program, [...common, ...flags, folder], {
    // A group of its own, so that nothing of it outlives the test.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const stop = () => {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch (error) {
      if (error.code !== 'ESRCH') {
        throw error;
      }
    }
  };
  process.once('exit', stop);

  const url = `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`;
  for (let tries = 0; ; tries++) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/healthz`)).ok) {
        return { url, stop, setMachineSettings };
      }
    } catch (error) {
      if (tries > 300 || child.exitCode !== null) {
        throw new Error(`VS Code did not start; see ${log.path}`, {
          cause: error,
        });
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
