/** Wires the parts together; each of them knows nothing of the others' construction. */

import * as vscode from 'vscode';
import { Actions } from './actions';
import { Listings } from './listing';
import { Server } from './server';
import { LAUNCH_SETTINGS } from './settings';
import { StatusItem } from './status';
import { StfTests, type Execute } from './tests';

let running: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('P4 Language Server', { log: true });
  const report = vscode.window.createOutputChannel('P4 Tests');
  const server = new Server(context, log, (command, args) =>
    actions.onServerCommand(command, args),
  );
  const execute: Execute = (command, args, token) => server.execute(command, args, token);
  const listings = new Listings();
  const tests = new StfTests(execute);
  const actions = new Actions(execute, listings, tests, report);
  running = server;

  context.subscriptions.push(
    log,
    report,
    server,
    listings,
    tests,
    new StatusItem(server),
    server.onDidChangeState((state) => {
      if (state.kind === 'failed') {
        showFailure(state.reason);
      }
    }),
    vscode.commands.registerCommand('p4u.compile', (uri?: vscode.Uri) => actions.compile(uri)),
    vscode.commands.registerCommand('p4u.runTests', (uri?: vscode.Uri) => actions.runTests(uri)),
    vscode.commands.registerCommand('p4u.restartServer', () => server.restart()),
    vscode.commands.registerCommand('p4u.showOutput', () => {
      log.show(true);
    }),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (LAUNCH_SETTINGS.some((setting) => event.affectsConfiguration(setting))) {
        await server.restart();
      }
    }),
  );
  await server.start();
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}

function showFailure(reason: string): void {
  const settings = 'Open Settings';
  void vscode.window.showErrorMessage(reason, settings, 'Try Again').then((choice) => {
    if (choice === undefined) {
      return undefined;
    }
    return choice === settings
      ? vscode.commands.executeCommand('workbench.action.openSettings', 'p4u.java.home')
      : vscode.commands.executeCommand('p4u.restartServer');
  });
}
