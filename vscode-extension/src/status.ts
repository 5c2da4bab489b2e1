/** The item in the status bar that says how the server is. */

import * as vscode from 'vscode';
import type { Server, ServerState } from './server';

export class StatusItem implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly server: Server) {
    this.item = vscode.window.createStatusBarItem('p4u', vscode.StatusBarAlignment.Right, 50);
    this.item.name = 'P4 language server';
    this.item.command = 'p4u.showOutput';
    this.subscriptions = [
      this.item,
      server.onDidChangeState(() => {
        this.update();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.update();
      }),
    ];
    this.update();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private update(): void {
    const state = this.server.state;
    this.item.text = text(state);
    this.item.tooltip = tooltip(state);
    this.item.backgroundColor =
      state.kind === 'failed' ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    const language = vscode.window.activeTextEditor?.document.languageId;
    if (language === 'p4' || language === 'stf' || state.kind === 'failed') {
      this.item.show();
    } else {
      this.item.hide();
    }
  }
}

function text(state: ServerState): string {
  switch (state.kind) {
    case 'stopped':
      return '$(circle-slash) p4u';
    case 'starting':
      return '$(loading~spin) p4u';
    case 'running':
      return '$(check) p4u';
    case 'failed':
      return '$(error) p4u';
  }
}

function tooltip(state: ServerState): string {
  switch (state.kind) {
    case 'stopped':
      return 'The P4 language server is not running';
    case 'starting':
      return 'The P4 language server is starting';
    case 'running':
      return `P4 language server ${state.version} on Java ${String(state.java.version)} (${state.java.executable})`;
    case 'failed':
      return state.reason;
  }
}
