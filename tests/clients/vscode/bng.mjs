// The checks: see run.sh.
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { startCodeServer } from './code-server.mjs';
import { Workbench, until } from './workbench.mjs';

const { CODE_SERVER, CHROMIUM, VSIX, EXAMPLE, WORK, SCREENSHOTS } = process.env;

const folder = path.join(WORK, 'bng');
cpSync(EXAMPLE, folder, { recursive: true });
mkdirSync(SCREENSHOTS, { recursive: true });
/** A field in the lines around the typing error, of type bit<N>. */
const MEASURED = 'packet_length';
const STF = 'upstream_ipv4.stf';
const typo = placeOfTypo(readFileSync(path.join(folder, 'bng.p4'), 'utf8'));
const expectation = placeOfExpectation(readFileSync(path.join(folder, 'stf', STF), 'utf8'));

const server = await startCodeServer({
  program: CODE_SERVER,
  vsix: VSIX,
  folder,
  work: WORK,
});
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
page.setDefaultTimeout(60_000);
const workbench = new Workbench(page);

const steps = [
  [
    'the program opens and the language server runs',
    async () => {
      await workbench.open(server.url);
      await workbench.openFile('bng.p4');
      await until(
        async () =>
          /language server .* on Java \d+/.test(await workbench.status('P4 language server')),
        async () => `the status bar reads "${await workbench.status('P4')}"`,
      );
    },
  ],
  [
    'the program is highlighted',
    async () => {
      // Colours come as classes mtkN; plain text has one only.
      await until(
        async () => (await colours()) > 3,
        async () => `the editor shows ${await colours()} colours`,
      );
    },
  ],
  [
    'a field shows its width, and the program has no errors',
    async () => {
      // The server has had its say when it answers a later request about the file.
      await workbench.goTo(typo.line, 1);
      const text = await workbench.hover(MEASURED);
      equal(/bit<\d+>/.test(text), true, `over "${MEASURED}" pops up "${text}", without a width`);
      await screenshot('editor');
      await workbench.showProblems();
      const problems = await workbench.problems();
      equal(
        await workbench.errorCount(),
        0,
        `the Problems panel lists ${JSON.stringify(problems)}`,
      );
      equal(await workbench.squiggles(), 0, 'a part of the program is underlined');
      await workbench.focusEditor();
    },
  ],
  [
    'a typing error is underlined and listed',
    async () => {
      await workbench.goTo(typo.line, typo.column);
      await workbench.type('x');
      await until(
        async () => (await workbench.squiggles()) > 0 && (await workbench.errorCount()) > 0,
        () => 'no error appeared',
      );
      await workbench.showProblems();
      await until(
        async () => (await workbench.problems()).some((text) => text.includes(`${typo.word}x`)),
        async () =>
          `no problem names "${typo.word}x": ${JSON.stringify(await workbench.problems())}`,
      );
      await screenshot('error');
    },
  ],
  [
    'the repaired program has no errors',
    async () => {
      await workbench.focusEditor();
      await workbench.goTo(typo.line, typo.column + 1);
      await workbench.press('Backspace');
      await until(
        async () => (await workbench.squiggles()) === 0 && (await workbench.errorCount()) === 0,
        async () => `still listed: ${JSON.stringify(await workbench.problems())}`,
      );
    },
  ],
  [
    'P4: Compile to uBPF shows the instructions beside the source',
    async () => {
      await workbench.command('View: Toggle Panel Visibility');
      await workbench.focusEditor();
      await workbench.command('P4: Compile to uBPF');
      await until(
        async () => /\b(mov|ldx\w+|stx\w+|r\d+\b.*=)/.test(await workbench.editorText('bng.ubpf')),
        async () => `messages: ${JSON.stringify(await workbench.notifications())}`,
      );
      equal(await workbench.errorCount(), 0, 'compiling has brought up errors');
      await screenshot('compile');
    },
  ],
  [
    'P4: Run STF tests shows the report, and every test passed',
    async () => {
      await workbench.dismissNotifications();
      await workbench.focusEditor();
      await workbench.command('P4: Run STF tests');
      let report;
      await until(
        async () => /[1-9]\d* passed/.test((report = await workbench.outputText())),
        async () =>
          `the output reads "${report}"; messages: ${JSON.stringify(await workbench.notifications())}`,
      );
      equal(/[1-9]\d* failed/.test(report), false, report);
    },
  ],
  [
    'the Test Explorer lists every STF file as passed',
    async () => {
      await until(
        async () => {
          const tests = await workbench.tests();
          return tests.length > 0 && tests.every((label) => label.includes('(Passed)'));
        },
        async () => JSON.stringify(await workbench.tests()),
      );
      await workbench.dismissNotifications();
      await screenshot('tests');
    },
  ],
  [
    'a wrong expectation is shown as a failed test',
    async () => {
      await workbench.command('View: Close All Editors');
      await workbench.openFile(STF);
      await workbench.goTo(expectation.line, expectation.column);
      await workbench.press('Delete');
      await workbench.type(expectation.wrongDigit);
      await workbench.command('P4: Run STF tests');
      let report;
      await until(
        async () => /\b1 failed/.test((report = await workbench.outputText())),
        async () =>
          `the output reads "${report}"; messages: ${JSON.stringify(await workbench.notifications())}`,
      );
      const failed = (await workbench.tests()).filter((label) => label.includes('(Failed)'));
      equal(failed.length, 1, `failed: ${JSON.stringify(failed)}`);
      equal(failed[0].includes(STF), true, failed[0]);
      await workbench.dismissNotifications();
      await screenshot('failure-report');
    },
  ],
  [
    'a wrong Java setting is one sentence, and the server runs again when it is gone',
    async () => {
      server.setMachineSettings({ 'p4u.java.home': '/nowhere/jdk' });
      await until(
        async () =>
          (await workbench.notifications()).some((text) =>
            /names \/nowhere\/jdk, where no Java is: set it to/.test(text),
          ),
        async () => `messages: ${JSON.stringify(await workbench.notifications())}`,
      );
      server.setMachineSettings({});
      await until(
        async () =>
          /language server .* on Java \d+/.test(await workbench.status('P4 language server')),
        async () => `the status bar reads "${await workbench.status('P4')}"`,
      );
    },
  ],
];

let passed = 0;
let failed = 0;
for (const [name, step] of steps) {
  if (failed > 0) {
    // Each step builds on the one before it.
    console.log(`FAIL ${name}: not reached`);
    failed++;
    continue;
  }
  try {
    await step();
    console.log(`ok   ${name}`);
    passed++;
  } catch (error) {
    console.log(`FAIL ${name}: ${explain(error)}`);
    failed++;
    await screenshot('failure');
    console.log(`     the window at that moment: ${path.join(SCREENSHOTS, 'failure.png')}`);
  }
}
await browser.close();
server.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** The end of a word in the program that only the language server can know to be wrong with one letter more. */
function placeOfTypo(text) {
  const lines = text.split('\n');
  const line = lines.findIndex((content) => /^\s*if \(hdr\.\w+\.isValid\(\)/.test(content));
  if (line < 0) {
    throw new Error('bng.p4 has no line "if (hdr.NAME.isValid()" to put a typing error in');
  }
  const word = 'isValid';
  return {
    line: line + 1,
    column: lines[line].indexOf(word) + word.length + 1,
    word,
  };
}

/** The first digit of the first expected packet. */
function placeOfExpectation(text) {
  const lines = text.split('\n');
  const line = lines.findIndex((content) => /^expect \d+ [0-9a-f]/.test(content));
  if (line < 0) {
    throw new Error(`${STF} expects no packet`);
  }
  const column = /^expect \d+ /.exec(lines[line])[0].length + 1;
  const digit = lines[line][column - 1];
  return { line: line + 1, column, wrongDigit: digit === 'f' ? 'e' : 'f' };
}

function explain(error) {
  const texts = [error.message, ...(error.cause ? [error.cause.message] : [])];
  // Colours of the terminal are no use in a log.
  return texts.join('\n     ').replace(/\u001b\[\d+m/g, '');
}

async function colours() {
  const classes = await page
    .locator('.editor-instance .view-line span[class*="mtk"]')
    .evaluateAll((nodes) => nodes.map((node) => node.className));
  return new Set(classes).size;
}

async function screenshot(name) {
  // A moment for animations and for the cursor's blinking.
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
}

function equal(actual, expected, what) {
  if (actual !== expected) {
    throw new Error(`${what} (${actual} instead of ${expected})`);
  }
}
