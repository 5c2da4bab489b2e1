/** The command line of the language server. Knows nothing of VS Code. */

export interface Launch {
  /** The user's arguments for the virtual machine; they come last, so that they win. */
  readonly vmArguments: readonly string[];
  /** Class-data sharing archive that belongs to this Java and this jar, when there is one. */
  readonly archive: string | undefined;
  readonly jar: string;
}

/** Starts fastest and needs the least memory: the server keeps little, its pauses are short. */
const COLLECTOR = '-XX:+UseSerialGC';

/**
 * Whether an argument chooses or excludes a garbage collector (`-XX:+UseZGC`, `-XX:-UseSerialGC`). Options of
 * some collector, such as `-XX:+UseGCOverheadLimit`, do not; files of arguments may.
 */
function concernsCollector(argument: string): boolean {
  return (
    /^-XX:[+-]Use\w+GC$/.test(argument) ||
    /^-XX:(Flags|VMOptionsFile)=/.test(argument) ||
    argument.startsWith('@')
  );
}

export function serverArguments(launch: Launch): string[] {
  const vmArguments = launch.vmArguments
    .map((argument) => argument.trim())
    .filter((argument) => argument !== '');
  return [
    ...fixedArguments(),
    // A second collector would stop the virtual machine.
    ...(vmArguments.some(concernsCollector) ? [] : [COLLECTOR]),
    ...(launch.archive === undefined ? [] : [`-XX:SharedArchiveFile=${launch.archive}`]),
    ...vmArguments,
    '-jar',
    launch.jar,
    'lsp',
  ];
}

/** The same virtual machine, told to write a class-data sharing archive of what it loaded when it exits. */
export function trainingArguments(jar: string, archive: string): string[] {
  return [
    ...fixedArguments(),
    COLLECTOR,
    `-XX:ArchiveClassesAtExit=${archive}`,
    '-jar',
    jar,
    'lsp',
  ];
}

function fixedArguments(): string[] {
  return [
    // The protocol owns standard output; the virtual machine would write its warnings there.
    '-Xlog:disable',
    '-Xlog:all=error:stderr',
    // Before Java 18 the default is the platform's.
    '-Dfile.encoding=UTF-8',
    '-Djava.awt.headless=true',
    // A server without memory answers nothing any more; the client starts a new one.
    '-XX:+ExitOnOutOfMemoryError',
  ];
}
