/** What the server's commands return, checked, and how it reads. Knows nothing of VS Code. */

/** Commands of the server, by their names in `workspace/executeCommand`. */
export const SERVER_COMPILE = 'p4u.server.compile';
export const SERVER_RUN_STF = 'p4u.server.runStf';

export interface CompileResult {
  readonly ok: boolean;
  /** One sentence for the user. */
  readonly message: string;
  /** URI or path of the object file; null when nothing was written. */
  readonly objectFile: string | null;
  /** The disassembled object; empty when there is none. */
  readonly listing: string;
}

export interface TestOutcome {
  readonly name: string;
  /** URI of the STF file. */
  readonly uri: string;
  /** Line in that file, from zero, to which the outcome belongs. */
  readonly line: number;
  readonly ok: boolean;
  /** Why it failed; empty when it passed. */
  readonly message: string;
}

export interface TestRunResult {
  readonly ok: boolean;
  readonly message: string;
  readonly passed: number;
  readonly failed: number;
  /** The report for people, of several lines. */
  readonly report: string;
  readonly tests: readonly TestOutcome[];
}

/** The server answered something else than agreed: a defect of ours, never the user's mistake. */
export class UnexpectedAnswer extends Error {
  constructor(command: string, what: string) {
    super(`The language server's answer to ${command} is not as agreed: ${what}`);
    this.name = 'UnexpectedAnswer';
  }
}

export function compileResult(answer: unknown): CompileResult {
  const fields = new Fields(SERVER_COMPILE, 'the answer', answer);
  return {
    ok: fields.get('ok', 'boolean'),
    message: fields.get('message', 'string'),
    objectFile: fields.isAbsent('objectFile') ? null : fields.get('objectFile', 'string'),
    listing: fields.isAbsent('listing') ? '' : fields.get('listing', 'string'),
  };
}

export function testRunResult(answer: unknown): TestRunResult {
  const fields = new Fields(SERVER_RUN_STF, 'the answer', answer);
  return {
    ok: fields.get('ok', 'boolean'),
    message: fields.get('message', 'string'),
    passed: fields.get('passed', 'number'),
    failed: fields.get('failed', 'number'),
    report: fields.get('report', 'string'),
    tests: fields.list('tests').map((test, index) => {
      const inner = new Fields(SERVER_RUN_STF, `tests[${String(index)}]`, test);
      return {
        name: inner.get('name', 'string'),
        uri: inner.get('uri', 'string'),
        line: Math.max(0, inner.get('line', 'number')),
        ok: inner.get('ok', 'boolean'),
        message: inner.isAbsent('message') ? '' : inner.get('message', 'string'),
      };
    }),
  };
}

/** The text for the output channel: the report, closed by the summary unless the report already ends so. */
export function reportText(result: TestRunResult): string {
  const report = result.report.trimEnd();
  if (report === '') {
    return result.message;
  }
  return report.endsWith(result.message) ? report : `${report}\n${result.message}`;
}

/** Groups outcomes by STF file, in the order in which the files appear. */
export function byFile(tests: readonly TestOutcome[]): Map<string, TestOutcome[]> {
  const groups = new Map<string, TestOutcome[]>();
  for (const test of tests) {
    const group = groups.get(test.uri);
    if (group === undefined) {
      groups.set(test.uri, [test]);
    } else {
      group.push(test);
    }
  }
  return groups;
}

interface TypeNames {
  boolean: boolean;
  number: number;
  string: string;
}

class Fields {
  private readonly object: Readonly<Record<string, unknown>>;

  constructor(
    private readonly command: string,
    private readonly where: string,
    value: unknown,
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new UnexpectedAnswer(command, `${where} is no object`);
    }
    this.object = value as Record<string, unknown>;
  }

  isAbsent(name: string): boolean {
    return this.object[name] === undefined || this.object[name] === null;
  }

  get<T extends keyof TypeNames>(name: string, type: T): TypeNames[T] {
    const value = this.object[name];
    if (typeof value !== type) {
      throw new UnexpectedAnswer(this.command, `${this.where} has no ${type} "${name}"`);
    }
    return value as TypeNames[T];
  }

  list(name: string): unknown[] {
    const value = this.object[name];
    if (!Array.isArray(value)) {
      throw new UnexpectedAnswer(this.command, `${this.where} has no list "${name}"`);
    }
    return value;
  }
}
