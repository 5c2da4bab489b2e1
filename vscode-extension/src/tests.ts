/** STF files in the Test Explorer, and the running of them. */

import * as vscode from 'vscode';
import { SERVER_RUN_STF, byFile, reportText, testRunResult } from './results';
import type { TestOutcome, TestRunResult } from './results';
import { messageOf } from './server';

const FILES = '**/*.stf';
const NOT_IN = '**/{node_modules,target,.git}/**';
/** More than this in one workspace are found when they are opened. */
const MOST_FILES = 5000;

export type Execute = (
  command: string,
  args: unknown[],
  token: vscode.CancellationToken,
) => Promise<unknown>;

export class StfTests implements vscode.Disposable {
  private readonly controller: vscode.TestController;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly execute: Execute) {
    this.controller = vscode.tests.createTestController('p4u.stf', 'P4 (STF)');
    this.controller.createRunProfile(
      'Run',
      vscode.TestRunProfileKind.Run,
      (request, token) => this.runItems(request, token),
      true,
    );
    this.controller.refreshHandler = () => this.discover();
    this.controller.resolveHandler = async (item) => {
      if (item === undefined) {
        await this.discover();
      }
    };
    const watcher = vscode.workspace.createFileSystemWatcher(FILES, false, true, false);
    this.subscriptions = [
      this.controller,
      watcher,
      watcher.onDidCreate((uri) => this.itemOf(uri)),
      watcher.onDidDelete((uri) => {
        this.controller.items.delete(uri.toString());
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.addOpened(document);
      }),
    ];
    vscode.workspace.textDocuments.forEach((document) => {
      this.addOpened(document);
    });
  }

  /**
   * Runs what a P4 or STF file stands for as one test run.
   *
   * @returns what the server answered; its failure is both shown in the run and thrown
   */
  async run(uri: vscode.Uri, token: vscode.CancellationToken): Promise<TestRunResult> {
    const item = uri.path.endsWith('.stf') ? this.itemOf(uri) : undefined;
    const request = new vscode.TestRunRequest(item === undefined ? undefined : [item]);
    const run = this.controller.createTestRun(request, undefined, true);
    try {
      return await this.runOne(run, uri, token);
    } finally {
      run.end();
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async runItems(
    request: vscode.TestRunRequest,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const run = this.controller.createTestRun(request);
    try {
      if (request.include === undefined) {
        await this.discover();
      }
      const chosen = request.include ?? [...this.controller.items].map(([, item]) => item);
      const excluded = new Set(request.exclude ?? []);
      // A test of a file runs the file: tests of one STF file share the state of their program.
      const files = new Set(
        chosen.map((item) => item.parent ?? item).filter((item) => !excluded.has(item)),
      );
      files.forEach((item) => {
        run.enqueued(item);
      });
      for (const item of files) {
        if (token.isCancellationRequested) {
          run.skipped(item);
        } else if (item.uri !== undefined) {
          // What failed is shown at the item; the other files still run.
          await this.runOne(run, item.uri, token).catch(() => undefined);
        }
      }
    } finally {
      run.end();
    }
  }

  private async runOne(
    run: vscode.TestRun,
    uri: vscode.Uri,
    token: vscode.CancellationToken,
  ): Promise<TestRunResult> {
    const item = uri.path.endsWith('.stf') ? this.itemOf(uri) : undefined;
    if (item !== undefined) {
      run.started(item);
    }
    try {
      const answer = await this.execute(SERVER_RUN_STF, [uri.toString()], token);
      const result = testRunResult(answer);
      run.appendOutput(`${reportText(result)}\n`.replace(/\r?\n/g, '\r\n'));
      const groups = byFile(result.tests);
      for (const [file, tests] of groups) {
        this.show(run, this.itemOf(vscode.Uri.parse(file)), tests);
      }
      if (item !== undefined && !result.tests.some((test) => sameUri(test.uri, uri))) {
        run.errored(item, new vscode.TestMessage(result.message));
      }
      return result;
    } catch (error) {
      if (item !== undefined) {
        run.errored(item, new vscode.TestMessage(messageOf(error)));
      }
      throw error;
    }
  }

  /** One test of a file shows at the file's item; several show below it. */
  private show(run: vscode.TestRun, item: vscode.TestItem, tests: TestOutcome[]): void {
    const only = tests.length === 1;
    item.children.replace(only ? [] : tests.map((test, index) => this.child(item, test, index)));
    tests.forEach((test, index) => {
      const target = only ? item : item.children.get(childId(item, index));
      if (target === undefined) {
        return;
      }
      if (test.ok) {
        run.passed(target);
      } else {
        const message = new vscode.TestMessage(test.message);
        if (item.uri !== undefined) {
          message.location = new vscode.Location(item.uri, lineStart(test.line));
        }
        run.failed(target, message);
      }
    });
  }

  private child(item: vscode.TestItem, test: TestOutcome, index: number): vscode.TestItem {
    const child = this.controller.createTestItem(childId(item, index), test.name, item.uri);
    child.range = new vscode.Range(lineStart(test.line), lineStart(test.line));
    return child;
  }

  private async discover(): Promise<void> {
    const found = await vscode.workspace.findFiles(FILES, NOT_IN, MOST_FILES);
    const ids = new Set(found.map((uri) => uri.toString()));
    for (const [id] of this.controller.items) {
      if (!ids.has(id)) {
        this.controller.items.delete(id);
      }
    }
    found.forEach((uri) => this.itemOf(uri));
  }

  private addOpened(document: vscode.TextDocument): void {
    if (document.languageId === 'stf' && document.uri.scheme === 'file') {
      this.itemOf(document.uri);
    }
  }

  private itemOf(uri: vscode.Uri): vscode.TestItem {
    const id = uri.toString();
    const known = this.controller.items.get(id);
    if (known !== undefined) {
      return known;
    }
    const item = this.controller.createTestItem(id, vscode.workspace.asRelativePath(uri), uri);
    item.range = new vscode.Range(0, 0, 0, 0);
    this.controller.items.add(item);
    return item;
  }
}

function childId(item: vscode.TestItem, index: number): string {
  return `${item.id}#${String(index)}`;
}

function lineStart(line: number): vscode.Position {
  return new vscode.Position(line, 0);
}

/** The server may escape other characters than the editor does. */
function sameUri(text: string, uri: vscode.Uri): boolean {
  return vscode.Uri.parse(text).toString() === uri.toString();
}
