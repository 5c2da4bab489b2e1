/** Finds the Java that runs the language server. Knows nothing of VS Code. */

import * as path from 'node:path';

/** The oldest Java that the server's class files run on. */
export const MINIMUM_JAVA = 17;

export interface JavaRuntime {
  /** Absolute path of the `java` executable. */
  readonly executable: string;
  /** Feature version: 17, 21, ... */
  readonly version: number;
}

/** What the search needs of the machine; tests give it a machine of their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  isFile(file: string): boolean;
  /** Names in a folder; empty when there is no such folder. */
  list(folder: string): string[];
  readText(file: string): string | undefined;
  /** The file behind symbolic links; the argument itself when it does not exist. */
  realPath(file: string): string;
  /** What `java -version` prints, or undefined when it cannot be run. */
  versionText(executable: string): Promise<string | undefined>;
}

export type JavaSearch =
  | { readonly found: JavaRuntime }
  /** One sentence for the user that says what to do. */
  | { readonly problem: string };

const REMEDY =
  `install one (on Debian: apt install openjdk-${String(MINIMUM_JAVA)}-jre-headless) ` +
  'or set "p4u.java.home" to its folder.';

/**
 * The Java that the setting names, or else the first that is new enough of JAVA_HOME, PATH and the newest in
 * the folders where installers put it. A setting is never overruled: when it is wrong, that is the problem.
 */
export async function findJava(setting: string | null, machine: Machine): Promise<JavaSearch> {
  const wanted = setting?.trim() ?? '';
  if (wanted !== '') {
    return named(wanted, machine);
  }
  let tooOld: JavaRuntime | undefined;
  for (const group of candidates(machine)) {
    const usable: JavaRuntime[] = [];
    for (const executable of group) {
      const version = await versionOf(executable, machine);
      if (version === undefined) {
        continue;
      }
      const runtime = { executable, version };
      if (version >= MINIMUM_JAVA) {
        usable.push(runtime);
      } else {
        tooOld ??= runtime;
      }
    }
    const newest = usable.sort((a, b) => b.version - a.version)[0];
    if (newest !== undefined) {
      return { found: newest };
    }
  }
  const seen =
    tooOld === undefined
      ? 'found none'
      : `found only Java ${String(tooOld.version)} (${tooOld.executable})`;
  return { problem: `p4u needs Java ${String(MINIMUM_JAVA)} or newer and ${seen}: ${REMEDY}` };
}

async function named(setting: string, machine: Machine): Promise<JavaSearch> {
  const p = pathOf(machine);
  const home = setting.startsWith('~') ? p.join(machine.homeFolder, setting.slice(1)) : setting;
  const remedy =
    `set it to the folder of a Java ${String(MINIMUM_JAVA)} or newer, ` +
    'or clear it to have one searched.';
  if (!p.isAbsolute(home)) {
    return { problem: `The setting "p4u.java.home" is not an absolute path: ${remedy}` };
  }
  const executable = javaIn(home, machine);
  const version = machine.isFile(executable) ? await versionOf(executable, machine) : undefined;
  if (version === undefined) {
    return { problem: `The setting "p4u.java.home" names ${home}, where no Java is: ${remedy}` };
  }
  if (version < MINIMUM_JAVA) {
    return {
      problem: `The setting "p4u.java.home" names ${home}, which is Java ${String(version)}: ${remedy}`,
    };
  }
  return { found: { executable, version } };
}

/** Executables in groups of falling precedence. */
function candidates(machine: Machine): string[][] {
  const p = pathOf(machine);
  const home = machine.environment['JAVA_HOME'];
  const fromHome = home === undefined || home === '' ? [] : [javaIn(home, machine)];
  const fromPath = searchPath(machine)
    .filter((folder) => p.isAbsolute(folder))
    .map((folder) => p.join(folder, javaName(machine)));
  const fromFolders = wellKnownHomes(machine).map((folder) => javaIn(folder, machine));
  return [
    fromHome,
    // The order of PATH is the user's: the first Java of it that is new enough, not the newest.
    ...fromPath.map((executable) => [executable]),
    fromFolders,
  ].map((group) => group.filter((executable) => machine.isFile(executable)));
}

function searchPath(machine: Machine): string[] {
  const value = machine.environment['PATH'] ?? machine.environment['Path'] ?? '';
  return value.split(pathOf(machine).delimiter);
}

function wellKnownHomes(machine: Machine): string[] {
  const p = pathOf(machine);
  const user = machine.homeFolder;
  const below = (folder: string, ...inner: string[]): string[] =>
    machine.list(folder).map((name) => p.join(folder, name, ...inner));
  switch (machine.platform) {
    case 'win32': {
      const roots = ['ProgramFiles', 'ProgramW6432', 'LOCALAPPDATA']
        .map((name) => machine.environment[name])
        .filter((root): root is string => root !== undefined && root !== '');
      const vendors = [
        'Java',
        'Eclipse Adoptium',
        'Microsoft',
        'Zulu',
        'Amazon Corretto',
        'BellSoft',
        'Programs\\Eclipse Adoptium',
      ];
      return roots.flatMap((root) => vendors.flatMap((vendor) => below(p.join(root, vendor))));
    }
    case 'darwin':
      return [
        ...below('/Library/Java/JavaVirtualMachines', 'Contents', 'Home'),
        ...below(p.join(user, 'Library/Java/JavaVirtualMachines'), 'Contents', 'Home'),
        ...below('/opt/homebrew/opt', 'libexec/openjdk.jdk/Contents/Home'),
        ...below('/usr/local/opt', 'libexec/openjdk.jdk/Contents/Home'),
        ...below(p.join(user, '.sdkman/candidates/java')),
      ];
    default:
      return [
        ...below('/usr/lib/jvm'),
        ...below('/usr/lib64/jvm'),
        ...below('/usr/java'),
        ...below('/usr/local').filter((folder) => /jdk|jre|java/i.test(folder)),
        ...below('/opt').filter((folder) => /jdk|jre|java/i.test(folder)),
        ...below('/opt/java'),
        ...below(p.join(user, '.sdkman/candidates/java')),
        ...below(p.join(user, '.jdks')),
      ];
  }
}

/** Reads the `release` file of the installation, which is faster than starting it; else asks it. */
async function versionOf(executable: string, machine: Machine): Promise<number | undefined> {
  const p = pathOf(machine);
  const real = machine.realPath(executable);
  const release = machine.readText(p.join(p.dirname(p.dirname(real)), 'release'));
  const stated = release === undefined ? undefined : /^JAVA_VERSION="([^"]+)"/m.exec(release)?.[1];
  if (stated !== undefined) {
    return featureVersion(stated);
  }
  const printed = await machine.versionText(executable);
  const quoted = printed === undefined ? undefined : /version "([^"]+)"/.exec(printed)?.[1];
  return quoted === undefined ? undefined : featureVersion(quoted);
}

/** 17 for "17.0.15", 8 for "1.8.0_402", 26 for "26-ea". */
export function featureVersion(text: string): number | undefined {
  const match = /^(?:1\.)?(\d{1,4})(?!\d)/.exec(text);
  return match === null ? undefined : Number(match[1]);
}

function javaIn(home: string, machine: Machine): string {
  return pathOf(machine).join(home, 'bin', javaName(machine));
}

function javaName(machine: Machine): string {
  return machine.platform === 'win32' ? 'java.exe' : 'java';
}

function pathOf(machine: Machine): path.PlatformPath {
  return machine.platform === 'win32' ? path.win32 : path.posix;
}
