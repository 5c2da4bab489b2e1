/** The language server's process and the connection to it. */

import * as fs from 'node:fs';
import * as vscode from 'vscode';
import {
  ExecuteCommandRequest,
  LSPErrorCodes,
  LanguageClient,
  ResponseError,
  RevealOutputChannelOn,
  State,
  type LanguageClientOptions,
  type Middleware,
} from 'vscode-languageclient/node';
import { ClassDataArchive } from './archive';
import { findJava, type JavaRuntime } from './java';
import { serverArguments } from './launch';
import { thisMachine } from './machine';
import { SECTION, initializationOptions, javaHome, vmArguments } from './settings';
import { traceChannel } from './trace';

export type ServerState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly java: JavaRuntime; readonly version: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** Runs in place of the server's own command when an editor action or a lens invokes it. */
export type ServerCommandHandler = (command: string, args: unknown[]) => Promise<unknown>;

export class Server implements vscode.Disposable {
  private readonly states = new vscode.EventEmitter<ServerState>();
  private readonly subscriptions: vscode.Disposable[] = [this.states];
  private readonly trace: vscode.LogOutputChannel;
  private readonly files: vscode.FileSystemWatcher;
  private client: LanguageClient | undefined;
  private current: ServerState = { kind: 'stopped' };
  /** Starts and stops run one after the other, however fast the user asks for them. */
  private queue: Promise<void> = Promise.resolve();

  readonly onDidChangeState = this.states.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly channel: vscode.LogOutputChannel,
    private readonly commandHandler: ServerCommandHandler,
  ) {
    this.trace = traceChannel(channel, this.subscriptions);
    this.files = vscode.workspace.createFileSystemWatcher('**/*.{p4,p4i,h,stf}');
    this.subscriptions.push(this.files);
  }

  get state(): ServerState {
    return this.current;
  }

  start(): Promise<void> {
    return this.enqueue(() => this.startNow());
  }

  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.stopNow());
  }

  /** Calls a command of the server; fails with a readable error when there is no server. */
  async execute(
    command: string,
    args: unknown[],
    token: vscode.CancellationToken,
  ): Promise<unknown> {
    await this.queue;
    const client = this.client;
    if (client?.state !== State.Running) {
      const reason = this.current.kind === 'failed' ? this.current.reason : 'it is not running';
      throw new Error(`The P4 language server cannot be asked: ${reason}`);
    }
    try {
      const params = { command, arguments: args };
      return await client.sendRequest(ExecuteCommandRequest.type, params, token);
    } catch (error) {
      throw isCancellation(error) ? new vscode.CancellationError() : error;
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    const result = this.queue.then(step);
    // The caller gets the failure; those who wait for their turn do not fail with it.
    this.queue = result.catch(() => undefined);
    return result;
  }

  private async startNow(): Promise<void> {
    this.become({ kind: 'starting' });
    const jar = this.context.asAbsolutePath('server/p4u.jar');
    if (!fs.existsSync(jar)) {
      this.fail(
        `The extension holds no language server (${jar} is missing): install its .vsix file again.`,
      );
      return;
    }
    const search = await findJava(javaHome(), thisMachine);
    if ('problem' in search) {
      this.fail(search.problem);
      return;
    }
    const java = search.found;
    const storage = this.context.globalStorageUri.fsPath;
    fs.mkdirSync(storage, { recursive: true });
    const archive = new ClassDataArchive(storage, java, jar);
    const args = serverArguments({ vmArguments: vmArguments(), archive: archive.existing(), jar });
    this.channel.info(`Starting ${[java.executable, ...args].join(' ')}`);
    const client = new LanguageClient(
      SECTION,
      'P4 language server',
      // Crash logs of the virtual machine go to the extension's own folder, not into the user's project.
      { command: java.executable, args, options: { cwd: storage } },
      this.clientOptions(),
    );
    this.client = client;
    client.onDidChangeState((event) => {
      this.follow(client, event.newState, java);
    });
    try {
      await client.start();
    } catch (error) {
      this.fail(`The P4 language server did not start: ${messageOf(error)}`);
      return;
    }
    archive.createLater((message) => {
      this.channel.info(message);
    }, this.subscriptions);
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client !== undefined && client.state !== State.StartFailed) {
      await client.stop();
    }
    this.become({ kind: 'stopped' });
  }

  private clientOptions(): LanguageClientOptions {
    const middleware: Middleware = {
      executeCommand: (command, args: unknown[]) => this.commandHandler(command, args),
    };
    return {
      documentSelector: ['p4', 'stf'].flatMap((language) =>
        ['file', 'untitled'].map((scheme) => ({ scheme, language })),
      ),
      outputChannel: this.channel,
      traceOutputChannel: this.trace,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions,
      // Servers that pull the configuration may do so as well; the push is what other editors offer.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      synchronize: { configurationSection: SECTION, fileEvents: this.files },
      middleware,
    };
  }

  /** Crashes and restarts by the client library show in the state too. */
  private follow(client: LanguageClient, state: State, java: JavaRuntime): void {
    if (client !== this.client) {
      return;
    }
    switch (state) {
      case State.Running: {
        const version = client.initializeResult?.serverInfo?.version ?? 'of unknown version';
        this.become({ kind: 'running', java, version });
        break;
      }
      case State.Starting:
        this.become({ kind: 'starting' });
        break;
      case State.Stopped:
        this.become({ kind: 'stopped' });
        break;
      case State.StartFailed:
        break;
    }
  }

  private fail(reason: string): void {
    this.channel.error(reason);
    this.become({ kind: 'failed', reason });
  }

  private become(state: ServerState): void {
    this.current = state;
    this.states.fire(state);
  }
}

function isCancellation(error: unknown): boolean {
  return error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
