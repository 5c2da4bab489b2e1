/** Where the messages between editor and server are written. */

import * as vscode from 'vscode';
import { SECTION, traceWanted } from './settings';

/**
 * A view of an output channel in which the setting `p4u.trace.server` switches the trace on. The client library
 * looks at the channel's log level instead, which a user sets elsewhere and for all of the channel.
 */
export function traceChannel(
  channel: vscode.LogOutputChannel,
  subscriptions: vscode.Disposable[],
): vscode.LogOutputChannel {
  const levels = new vscode.EventEmitter<vscode.LogLevel>();
  const level = (): vscode.LogLevel =>
    traceWanted() ? vscode.LogLevel.Trace : vscode.LogLevel.Info;
  subscriptions.push(
    levels,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.trace.server`)) {
        levels.fire(level());
      }
    }),
  );
  return new Proxy(channel, {
    get(target, name): unknown {
      switch (name) {
        case 'logLevel':
          return level();
        case 'onDidChangeLogLevel':
          return levels.event;
        case 'trace':
          return target.info.bind(target);
        default: {
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        }
      }
    },
  });
}
