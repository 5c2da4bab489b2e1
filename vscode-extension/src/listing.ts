/** Shows what a program was compiled to, as a read-only document beside its source. */

import * as path from 'node:path';
import * as vscode from 'vscode';

const SCHEME = 'p4u-listing';
const LANGUAGE = 'ubpf-listing';

export class Listings implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[];

  readonly onDidChange = this.changes.event;

  constructor() {
    this.subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document.uri.scheme === SCHEME) {
          this.texts.delete(document.uri.toString());
        }
      }),
      this.changes,
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? 'Compile the program again to see its listing.\n';
  }

  /** Opens the listing of a source, or brings the open one up to date. The source keeps the focus. */
  async show(source: vscode.Uri, text: string): Promise<void> {
    const uri = listingUri(source);
    this.texts.set(uri.toString(), text);
    this.changes.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}

/** `bng.p4` becomes `bng.ubpf`, which is what the tab shows; the query keeps sources of one name apart. */
function listingUri(source: vscode.Uri): vscode.Uri {
  const name = `${path.posix.basename(source.path, '.p4')}.ubpf`;
  return vscode.Uri.from({
    scheme: SCHEME,
    path: path.posix.join(path.posix.dirname(source.path), name),
    query: source.toString(),
  });
}
