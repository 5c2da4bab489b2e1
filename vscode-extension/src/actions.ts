/** "Compile to uBPF" and "Run STF tests": from the palette, from lenses and from code actions alike. */

import * as vscode from 'vscode';
import type { Listings } from './listing';
import { SERVER_COMPILE, SERVER_RUN_STF, compileResult, reportText } from './results';
import { messageOf } from './server';
import type { Execute, StfTests } from './tests';

const Place = vscode.ProgressLocation;

export class Actions {
  constructor(
    private readonly execute: Execute,
    private readonly listings: Listings,
    private readonly tests: StfTests,
    private readonly report: vscode.OutputChannel,
  ) {}

  /** A command of the server that a lens or a code action invoked. Others than ours pass through. */
  async onServerCommand(command: string, args: unknown[]): Promise<unknown> {
    const uri = typeof args[0] === 'string' ? vscode.Uri.parse(args[0]) : undefined;
    if (uri !== undefined && command === SERVER_COMPILE) {
      return this.compile(uri);
    }
    if (uri !== undefined && command === SERVER_RUN_STF) {
      return this.runTests(uri);
    }
    return this.execute(command, args, new vscode.CancellationTokenSource().token);
  }

  async compile(uri?: vscode.Uri): Promise<void> {
    const source = uri ?? activeFile('p4');
    if (source === undefined) {
      void vscode.window.showInformationMessage('Open a P4 program to compile it.');
      return;
    }
    await guarded(async () => {
      await save(source);
      const title = `Compiling ${nameOf(source)}`;
      const result = await withProgress(title, Place.Window, async (token) =>
        compileResult(await this.execute(SERVER_COMPILE, [source.toString()], token)),
      );
      if (result.listing !== '') {
        await this.listings.show(source, result.listing);
      }
      if (result.ok) {
        void vscode.window.showInformationMessage(result.message);
      } else {
        offer(
          vscode.window.showErrorMessage(result.message, 'Show Problems'),
          'workbench.actions.view.problems',
        );
      }
    });
  }

  async runTests(uri?: vscode.Uri): Promise<void> {
    const target = uri ?? activeFile('stf') ?? activeFile('p4');
    if (target === undefined) {
      void vscode.window.showInformationMessage(
        'Open a P4 program or an STF file to run its tests.',
      );
      return;
    }
    await guarded(async () => {
      await vscode.workspace.saveAll(false);
      const title = `Running the tests of ${nameOf(target)}`;
      const result = await withProgress(title, Place.Notification, (token) =>
        this.tests.run(target, token),
      );
      this.report.clear();
      this.report.appendLine(reportText(result));
      this.report.show(true);
      if (result.ok) {
        void vscode.window.showInformationMessage(result.message);
      } else {
        offer(
          vscode.window.showErrorMessage(result.message, 'Show Tests'),
          'workbench.view.testing.focus',
        );
      }
    });
  }
}

function activeFile(language: string): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === language ? document.uri : undefined;
}

async function save(uri: vscode.Uri): Promise<void> {
  const open = vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString(),
  );
  if (open !== undefined && open.isDirty && !open.isUntitled) {
    await open.save();
  }
}

/** A short work shows in the status bar only; one that may be long can be cancelled. */
function withProgress<T>(
  title: string,
  location: vscode.ProgressLocation,
  work: (token: vscode.CancellationToken) => Promise<T>,
): Thenable<T> {
  const options = { location, title, cancellable: true };
  return vscode.window.withProgress(options, (_, token) => work(token));
}

async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof vscode.CancellationError) {
      return;
    }
    offer(vscode.window.showErrorMessage(messageOf(error), 'Show Output'), 'p4u.showOutput');
  }
}

/** Runs a command when the user chooses the message's only button. */
function offer(message: Thenable<string | undefined>, command: string): void {
  void message.then((choice) =>
    choice === undefined ? undefined : vscode.commands.executeCommand(command),
  );
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
