import assert from 'node:assert/strict';
import test from 'node:test';
import { byFile, compileResult, reportText, testRunResult } from '../../src/results';

const OUTCOME = { name: 'a', uri: 'file:///a.stf', line: 3, ok: false, message: 'no packet' };
const RUN = {
  ok: false,
  message: '1 failed',
  passed: 0,
  failed: 1,
  report: 'FAIL a\n',
  tests: [OUTCOME],
};

test('a compilation with an object file', () => {
  const answer = { ok: true, message: 'done', objectFile: '/x.o', listing: 'exit' };
  assert.deepEqual(compileResult(answer), answer);
});

test('a failed compilation has neither file nor listing', () => {
  assert.deepEqual(compileResult({ ok: false, message: '2 errors', objectFile: null }), {
    ok: false,
    message: '2 errors',
    objectFile: null,
    listing: '',
  });
});

test('a test run', () => {
  assert.deepEqual(testRunResult(RUN), RUN);
});

test('a passed test needs no message; a line before the file is its first', () => {
  const passed = { name: 'a', uri: 'file:///a.stf', line: -1, ok: true };
  assert.deepEqual(testRunResult({ ...RUN, tests: [passed] }).tests, [
    { ...passed, line: 0, message: '' },
  ]);
});

test('an answer of another shape names the command and what is wrong', () => {
  const cases: [() => unknown, RegExp][] = [
    [() => compileResult(null), /p4u\.server\.compile .*the answer is no object/],
    [() => compileResult([]), /the answer is no object/],
    [() => compileResult({ ok: 'yes', message: '' }), /the answer has no boolean "ok"/],
    [() => compileResult({ ok: true, message: '', listing: 7 }), /no string "listing"/],
    [() => testRunResult({ ...RUN, tests: {} }), /p4u\.server\.runStf .*no list "tests"/],
    [() => testRunResult({ ...RUN, passed: '1' }), /no number "passed"/],
    [() => testRunResult({ ...RUN, tests: [OUTCOME, {}] }), /tests\[1\] has no string "name"/],
  ];
  for (const [parse, message] of cases) {
    assert.throws(parse, { name: 'UnexpectedAnswer', message });
  }
});

test('the report ends with the summary, once', () => {
  const run = testRunResult(RUN);
  assert.equal(reportText(run), 'FAIL a\n1 failed');
  assert.equal(reportText({ ...run, report: 'FAIL a\n1 failed\n' }), 'FAIL a\n1 failed');
  assert.equal(reportText({ ...run, report: '' }), '1 failed');
});

test('outcomes are grouped by file', () => {
  const b = { ...OUTCOME, uri: 'file:///b.stf' };
  assert.deepEqual(
    [...byFile([OUTCOME, b, { ...OUTCOME, name: 'c' }])].map(([uri, tests]) => [
      uri,
      tests.map((t) => t.name),
    ]),
    [
      ['file:///a.stf', ['a', 'c']],
      ['file:///b.stf', ['a']],
    ],
  );
});
