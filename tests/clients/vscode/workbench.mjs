// The VS Code window, by what a person sees and presses in it.

const MINUTE = 60_000;

export class Workbench {
  constructor(page) {
    this.page = page;
    this.keys = page.keyboard;
  }

  async open(url) {
    await this.page.goto(url);
    await this.page
      .locator('.monaco-workbench .explorer-folders-view')
      .waitFor({ timeout: MINUTE });
  }

  async openFile(name) {
    await this.keys.press('Control+P');
    await this.#pick(name, name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .view-lines').first().waitFor();
  }

  async command(title) {
    await this.keys.press('F1');
    await this.#pick(title, title);
  }

  async #pick(text, row) {
    const input = this.page.locator('.quick-input-widget input[type=text]');
    await input.waitFor();
    await input.pressSequentially(text);
    const first = this.page.locator('.quick-input-list .monaco-list-row').first();
    await until(
      async () =>
        (await first.getAttribute('aria-label'))?.toLowerCase().includes(row.toLowerCase()),
      () => `"${row}" is not the first choice for "${text}"`,
    );
    await this.keys.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Puts the cursor at a place, both counted from one. */
  async goTo(line, column) {
    await this.keys.press('Control+G');
    const input = this.page.locator('.quick-input-widget input[type=text]');
    await input.waitFor();
    await input.pressSequentially(`${line}:${column}`);
    await this.keys.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  async type(text) {
    await this.keys.type(text);
  }

  async press(key) {
    await this.keys.press(key);
  }

  /** The text of the status bar item whose accessible name contains a word; undefined when there is none. */
  async status(word) {
    const item = this.page.locator(`.statusbar-item[aria-label*="${word}"]`).first();
    return (await item.count()) === 0 ? undefined : item.getAttribute('aria-label');
  }

  /** What the status bar counts: the errors of all files. */
  async errorCount() {
    const label = await this.page.locator('[id="status.problems"]').getAttribute('aria-label');
    const errors = /Errors: (\d+)/.exec(label ?? '');
    if (errors === null && !/No Problems/.test(label ?? '')) {
      throw new Error(`The status bar's problems item reads "${label}"`);
    }
    return errors === null ? 0 : Number(errors[1]);
  }

  squiggles() {
    return this.page.locator('.editor-instance .squiggly-error').count();
  }

  async showProblems() {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) {
      await this.keys.press('Control+Shift+M');
    }
    await panel.waitFor();
  }

  /** The rows of the Problems panel, without those that name a file. */
  async problems() {
    const rows = this.page.locator(
      '.markers-panel .monaco-list-row .marker-message-details-container',
    );
    return (await rows.allInnerTexts()).map(plain);
  }

  async focusEditor() {
    await this.page.locator('.editor-group-container .view-lines').first().click();
  }

  /** The visible text of the editor whose tab has this name. */
  async editorText(name) {
    const group = this.page.locator('.editor-group-container', {
      has: this.page.locator(`.tab.active[data-resource-name="${name}"]`),
    });
    await group.locator('.view-line').first().waitFor();
    // Lines are absolutely positioned, in any order in the document.
    const lines = await group.locator('.view-line').evaluateAll((nodes) =>
      nodes
        .map((node) => ({
          top: parseInt(node.style.top, 10),
          text: node.textContent ?? '',
        }))
        .sort((a, b) => a.top - b.top)
        .map((line) => line.text),
    );
    return lines.map(plain).join('\n');
  }

  /** The visible text of the Output panel. */
  async outputText() {
    const lines = await this.page.locator('.output-view .view-line').evaluateAll((nodes) =>
      nodes
        .map((node) => ({
          top: parseInt(node.style.top, 10),
          text: node.textContent ?? '',
        }))
        .sort((a, b) => a.top - b.top)
        .map((line) => line.text),
    );
    return lines.map(plain).join('\n');
  }

  notifications() {
    return this.page.locator('.notification-toast .notification-list-item-message').allInnerTexts();
  }

  async dismissNotifications() {
    await this.command('Notifications: Clear All Notifications');
  }

  /** The accessible names of the rows of the Test Explorer, which tell the outcome. */
  async tests() {
    await this.command('Testing: Focus on Test Explorer View');
    const rows = this.page.locator('.test-explorer .monaco-list-row');
    await rows.first().waitFor();
    return rows.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label') ?? ''));
  }

  /** Moves the pointer over the first visible occurrence of a word and returns what pops up. */
  async hover(word) {
    const place = this.page.locator('.editor-instance .view-line span span', {
      hasText: word,
    });
    const box = await place.first().boundingBox();
    const popup = this.page.locator('.monaco-hover:visible .hover-contents');
    await until(
      async () => {
        // The editor reacts to a pointer that comes to rest, not to one that is there.
        await this.page.mouse.move(box.x + box.width / 2, box.y - 2 * box.height);
        await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
        await popup.first().waitFor({ timeout: 3000 });
        // While the editor still lays itself out after a start, it takes the popup away again.
        await this.page.waitForTimeout(700);
        return popup.first().isVisible();
      },
      () => `hovering over "${word}" shows nothing`,
    );
    return plain((await popup.allInnerTexts()).join('\n'));
  }
}

/** Waits until a condition holds; a condition that throws does not hold yet. */
export async function until(condition, complaint, limit = MINUTE) {
  const end = Date.now() + limit;
  let last;
  for (;;) {
    try {
      if (await condition()) {
        return;
      }
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      throw new Error(`${await complaint()} (after ${limit / 1000} s)`, {
        cause: last,
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The editor draws blanks as no-break spaces. */
function plain(text) {
  return text.replace(/\u00a0/g, ' ').replace(/\u200b/g, '');
}
