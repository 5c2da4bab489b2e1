/**
 * A class-data sharing archive of the server's classes, which about halves its start-up. It fits one build of
 * Java and one jar only, so it is not shipped: the first start on a machine makes it, in the background.
 */

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Disposable } from 'vscode';
import type { JavaRuntime } from './java';
import { trainingArguments } from './launch';

/** The user's own work goes first after a start. */
const DELAY_MS = 15_000;
const TIME_LIMIT_MS = 60_000;

export class ClassDataArchive {
  readonly file: string;

  constructor(
    private readonly folder: string,
    private readonly java: JavaRuntime,
    private readonly jar: string,
  ) {
    this.file = path.join(folder, `server-${fingerprint([java.executable, jar])}.jsa`);
  }

  existing(): string | undefined {
    return fs.existsSync(this.file) ? this.file : undefined;
  }

  /** Makes the archive some seconds from now unless it is there. A failure costs speed only and is reported. */
  createLater(report: (message: string) => void, subscriptions: Disposable[]): void {
    if (this.existing() !== undefined) {
      return;
    }
    const timer = setTimeout(() => {
      this.create().then(
        () => {
          report(`Wrote ${this.file} for faster starts`);
        },
        (error: unknown) => {
          report(`The server will start without an archive: ${String(error)}`);
        },
      );
    }, DELAY_MS);
    subscriptions.push({
      dispose: () => {
        clearTimeout(timer);
      },
    });
  }

  /** Runs a short session of the server and keeps what it loaded. Archives of former versions go. */
  async create(): Promise<void> {
    const temporary = `${this.file}.${String(process.pid)}.tmp`;
    try {
      await runSession(this.java.executable, trainingArguments(this.jar, temporary), this.folder);
      fs.renameSync(temporary, this.file);
    } finally {
      fs.rmSync(temporary, { force: true });
    }
    for (const name of fs.readdirSync(this.folder)) {
      const file = path.join(this.folder, name);
      if (/^server-[0-9a-f]+\.jsa$/.test(name) && file !== this.file) {
        fs.rmSync(file, { force: true });
      }
    }
  }
}

/** Changes whenever one of the files does; Java itself compares the jar's time and size in the same way. */
function fingerprint(files: string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const real = fs.realpathSync(file);
    const { size, mtimeMs } = fs.statSync(real);
    hash.update(`${real}\n${String(size)}\n${String(mtimeMs)}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

const TRAINING_PROGRAM = `#include <core.p4>
header h_t { bit<8> f; }
struct headers { h_t h; }
parser p(packet_in b, out headers hdr) { state start { b.extract(hdr.h); transition accept; } }
`;

/** The messages of the session, each with its header as the protocol wants it. */
export function trainingSession(): string {
  const uri = 'untitled:training.p4';
  const document = { uri, languageId: 'p4', version: 1, text: TRAINING_PROGRAM };
  const at = { textDocument: { uri }, position: { line: 1, character: 9 } };
  const messages = [
    { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
    { method: 'initialized', params: {} },
    { method: 'textDocument/didOpen', params: { textDocument: document } },
    { id: 2, method: 'textDocument/hover', params: at },
    { id: 3, method: 'textDocument/documentSymbol', params: { textDocument: { uri } } },
    { id: 4, method: 'shutdown' },
    { method: 'exit' },
  ];
  return messages
    .map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
    .map((body) => `Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`)
    .join('');
}

function runSession(executable: string, args: string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, args, {
      cwd,
      stdio: ['pipe', 'ignore', 'pipe'],
      timeout: TIME_LIMIT_MS,
    });
    let complaint = '';
    child.stderr.on('data', (data: Buffer) => {
      complaint = (complaint + data.toString()).slice(-1000);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) {
        resolve();
      } else {
        reject(new Error(`java ended with ${String(code ?? signal)}: ${complaint.trim()}`));
      }
    });
    // A child that ends before it has read everything says why when it closes.
    child.stdin.on('error', () => undefined);
    child.stdin.end(trainingSession());
  });
}
