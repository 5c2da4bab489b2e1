/** The extension's settings, read where they are used so that a change is seen at once. */

import * as vscode from 'vscode';

export const SECTION = 'p4u';

/** Settings that the command line of the server depends on. */
export const LAUNCH_SETTINGS = ['p4u.java.home', 'p4u.server.vmArguments'];

export function javaHome(): string | null {
  return section().get<string | null>('java.home', null);
}

export function vmArguments(): string[] {
  return section().get<string[]>('server.vmArguments', []);
}

export function traceWanted(): boolean {
  return section().get<string>('trace.server', 'off') !== 'off';
}

/** What the server is told when it starts; later changes reach it as `workspace/didChangeConfiguration`. */
export function initializationOptions(): {
  includePaths: string[];
  defines: string[];
  compile: { outputDirectory: string };
  clientShowsResults: boolean;
} {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const scoped = vscode.workspace.getConfiguration(SECTION, folder);
  return {
    includePaths: scoped.get<string[]>('includePaths', []),
    defines: scoped.get<string[]>('defines', []),
    compile: { outputDirectory: scoped.get<string>('compile.outputDirectory', '') },
    // The extension shows what compiling and testing gave; the server need not.
    clientShowsResults: true,
  };
}

function section(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(SECTION);
}
