// The door of every npm script. Plain JavaScript, because the machine's own Node may be as old as 20:
// installs what is missing, then goes on under the Node that the project pins.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';

const tasks = {
  start: ['scripts/start.ts'],
  demo: ['packages/cli/src/main.ts', 'demo'],
  dev: ['scripts/dev.ts'],
  test: ['scripts/test.ts'],
  check: ['scripts/check.ts'],
  bench: ['scripts/bench.ts'],
  build: ['scripts/build.ts'],
  format: ['node_modules/prettier/bin/prettier.cjs', '--write', '.'],
};

const [task, ...args] = process.argv.slice(2);
if (!Object.hasOwn(tasks, task ?? '')) {
  console.error(`Unknown task ${JSON.stringify(task ?? '')}. Use one of: ${Object.keys(tasks).join(', ')}.`);
  process.exit(2);
}

if (!installed()) install();
run(pinnedNode(), [...tasks[task], ...args]);

/**
 * True when node_modules holds what package-lock.json asks for; packages of other platforms may be absent.
 * Where the lock file does not know this platform, the times of the two files decide.
 */
function installed() {
  const present = readLock('node_modules/.package-lock.json');
  if (!present) return false;
  if (!lockKnowsPlatform()) return time('node_modules/.package-lock.json') >= time('package-lock.json');
  return Object.entries(readLock('package-lock.json') ?? {}).every(
    ([path, entry]) =>
      !path.startsWith('node_modules/') ||
      entry.link ||
      (present[path] ? present[path].version === entry.version : entry.optional || entry.peer),
  );
}

/** Registries may lack some platforms' packages, and npm then leaves them out of the lock file. */
function lockKnowsPlatform() {
  return Object.values(readLock('package-lock.json') ?? {}).some(
    ({ os, cpu }) => os?.includes(process.platform) && cpu?.includes(process.arch),
  );
}

function readLock(path) {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function time(path) {
  return statSync(join(root, path)).mtimeMs;
}

/** `npm ci` refuses a lock file without the packages of all platforms; `install` takes the same versions from it. */
function install() {
  console.error('Installing dependencies (once; about a minute) …');
  const command = [
    'install',
    '--no-save',
    '--loglevel=error',
    ...(lockKnowsPlatform() ? [] : ['--no-package-lock']),
  ];
  const done = spawnSync(windows ? 'npm.cmd' : 'npm', command, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: windows,
  });
  if (done.status !== 0) {
    console.error(
      'Dependencies could not be installed. Check the network and run `npm install` to see the details.',
    );
    process.exit(done.status ?? 1);
  }
}

/** The project's Node; the running one when it is new enough and the pinned one was not installed. */
function pinnedNode() {
  const pinned = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  console.error(
    `Node ${process.versions.node} is too old and the project's own Node is missing.\n` +
      'Run `npm rebuild node` (install scripts may have been switched off), or use Node 22.18 or newer.',
  );
  return process.exit(1);
}

function run(node, command) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  // Compiled code is kept beside the installed packages: starting again takes half the time.
  const cache = join(root, 'node_modules', '.cache', 'node');
  const env = { ...process.env, PATH: path, NODE_COMPILE_CACHE: cache };
  const child = spawn(node, command, { cwd: root, stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) stopWithParent(child);
  child.on('error', (error) => {
    console.error(`The project's Node could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + constants.signals[signal] : code;
  });
}

/** A signal to npm ends only the shell between it and this process: the loss of that parent is the sign to stop. */
function stopWithParent(child) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, 500);
  timer.unref();
}
