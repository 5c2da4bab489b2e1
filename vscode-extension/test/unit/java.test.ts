import assert from 'node:assert/strict';
import test from 'node:test';
import { featureVersion, findJava, type Machine } from '../../src/java';

/** A machine with Javas at the given folders; a text instead of a number is what `java -version` prints. */
function machine(
  javas: Record<string, number | string>,
  environment: Record<string, string> = {},
  links: Record<string, string> = {},
  platform: NodeJS.Platform = 'linux',
): Machine {
  const separator = platform === 'win32' ? '\\' : '/';
  const name = platform === 'win32' ? 'java.exe' : 'java';
  const executable = (home: string): string => [home, 'bin', name].join(separator);
  const homeOf = (file: string): string | undefined =>
    Object.keys(javas).find((home) => executable(home) === (links[file] ?? file));
  return {
    platform,
    environment,
    homeFolder: platform === 'win32' ? 'C:\\Users\\ada' : '/home/ada',
    isFile: (file) => homeOf(file) !== undefined,
    list: (folder) =>
      Object.keys(javas)
        .filter((home) => home.startsWith(folder + separator))
        .map((home) => home.slice(folder.length + 1).split(separator)[0] ?? ''),
    readText: (file) => {
      const version = javas[file.slice(0, -`${separator}release`.length)];
      return typeof version === 'number' ? `JAVA_VERSION="${String(version)}.0.1"\n` : undefined;
    },
    realPath: (file) => links[file] ?? file,
    versionText: (file) => {
      const version = javas[homeOf(file) ?? ''];
      return Promise.resolve(typeof version === 'string' ? version : undefined);
    },
  };
}

test('the setting wins over everything else', async () => {
  const m = machine({ '/opt/mine': 17, '/opt/jdk-25': 25 }, { JAVA_HOME: '/opt/jdk-25' });
  assert.deepEqual(await findJava('/opt/mine', m), {
    found: { executable: '/opt/mine/bin/java', version: 17 },
  });
});

test('a tilde in the setting is the home folder', async () => {
  const m = machine({ '/home/ada/jdk': 21 });
  assert.deepEqual(await findJava(' ~/jdk ', m), {
    found: { executable: '/home/ada/jdk/bin/java', version: 21 },
  });
});

test('a wrong setting is the problem even when there is another Java', async () => {
  const m = machine({ '/opt/jdk-25': 25, '/opt/jdk-11': 11 }, { JAVA_HOME: '/opt/jdk-25' });
  assert.match(problem(await findJava('/nowhere', m)), /names \/nowhere, where no Java is: set it/);
  assert.match(problem(await findJava('/opt/jdk-11', m)), /names \/opt\/jdk-11, which is Java 11/);
  assert.match(problem(await findJava('jdk', m)), /not an absolute path/);
});

test('JAVA_HOME comes before PATH, PATH before the well-known folders', async () => {
  const javas = { '/a': 17, '/b': 21, '/usr/lib/jvm/c': 25 };
  const path = { PATH: '/usr/bin:/b/bin' };
  assert.equal(
    executable(await findJava(null, machine(javas, { JAVA_HOME: '/a', ...path }))),
    '/a/bin/java',
  );
  assert.equal(executable(await findJava(null, machine(javas, path))), '/b/bin/java');
  assert.equal(executable(await findJava('', machine(javas))), '/usr/lib/jvm/c/bin/java');
});

test('a Java that is too old is passed over at every place', async () => {
  const javas = { '/old': 11, '/older': 8, '/usr/lib/jvm/java-17': 17, '/usr/lib/jvm/java-25': 25 };
  const m = machine(javas, { JAVA_HOME: '/old', PATH: '/older/bin' });
  assert.deepEqual(await findJava(null, m), {
    found: { executable: '/usr/lib/jvm/java-25/bin/java', version: 25 },
  });
});

test('without a usable Java one sentence names what was seen and the remedy', async () => {
  assert.equal(
    problem(await findJava(null, machine({}))),
    'p4u needs Java 17 or newer and found none: install one (on Debian: apt install ' +
      'openjdk-17-jre-headless) or set "p4u.java.home" to its folder.',
  );
  assert.match(
    problem(await findJava(null, machine({ '/old': 11 }, { JAVA_HOME: '/old' }))),
    /found only Java 11 \(\/old\/bin\/java\)/,
  );
});

test('the version of a linked java is that of the installation behind the link', async () => {
  const m = machine(
    { '/usr/lib/jvm/j': 17 },
    { PATH: '/usr/bin' },
    { '/usr/bin/java': '/usr/lib/jvm/j/bin/java' },
  );
  assert.deepEqual(await findJava(null, m), {
    found: { executable: '/usr/bin/java', version: 17 },
  });
});

test('an installation without a release file is asked', async () => {
  const m = machine(
    { '/x': 'openjdk version "21.0.4" 2024-07-16\nOpenJDK Runtime' },
    { JAVA_HOME: '/x' },
  );
  assert.deepEqual(await findJava(null, m), { found: { executable: '/x/bin/java', version: 21 } });
});

test('a java that cannot be run is passed over', async () => {
  const m = machine({ '/x': 'no version here', '/usr/lib/jvm/y': 17 }, { JAVA_HOME: '/x' });
  assert.equal(executable(await findJava(null, m)), '/usr/lib/jvm/y/bin/java');
});

test('relative folders of PATH are not searched', async () => {
  assert.match(
    problem(await findJava(null, machine({ '.': 17 }, { PATH: '.:./bin' }))),
    /found none/,
  );
});

test('on Windows vendors install below Program Files', async () => {
  const home = 'C:\\Program Files\\Eclipse Adoptium\\jdk-21';
  const m = machine(
    { [home]: 21 },
    { ProgramFiles: 'C:\\Program Files', Path: 'C:\\x;C:\\y' },
    {},
    'win32',
  );
  assert.equal(executable(await findJava(null, m)), `${home}\\bin\\java.exe`);
});

test('on macOS the home is inside the bundle', async () => {
  const home = '/Library/Java/JavaVirtualMachines/t.jdk/Contents/Home';
  assert.equal(
    executable(await findJava(null, machine({ [home]: 21 }, {}, {}, 'darwin'))),
    `${home}/bin/java`,
  );
});

test('feature versions', () => {
  assert.equal(featureVersion('17.0.15'), 17);
  assert.equal(featureVersion('1.8.0_402'), 8);
  assert.equal(featureVersion('26-ea'), 26);
  assert.equal(featureVersion('unknown'), undefined);
});

function problem(search: Awaited<ReturnType<typeof findJava>>): string {
  assert.ok('problem' in search, 'a Java was found');
  return search.problem;
}

function executable(search: Awaited<ReturnType<typeof findJava>>): string {
  assert.ok('found' in search, 'no Java was found');
  return search.found.executable;
}
