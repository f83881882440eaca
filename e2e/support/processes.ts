import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const skryba = join(import.meta.dirname, '../../packages/cli/bin/skryba.js');
const readyWithinMs = 60_000;
const stopWithinMs = 15_000;

/** A running `skryba` command that announced its addresses as one line of JSON. */
export interface Running {
  readonly addresses: Record<string, string>;
  /** Everything that it printed so far. */
  output(): string;
  /** Ends it politely and waits. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** Starts a `skryba` command with `--json` and waits until it says that it is ready. */
export async function run(args: string[], env: Record<string, string> = {}): Promise<Running> {
  const child = spawn(process.execPath, [skryba, ...args, '--json'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => printed.push(`${line}\n`));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  const addresses = await new Promise<Record<string, string>>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`skryba ${args.join(' ')}: ${why}\n${printed.join('')}`));
    const timer = setTimeout(() => fail('not ready in time'), readyWithinMs);
    lines.on('line', (line) => {
      if (!line.startsWith('{"url"')) return;
      clearTimeout(timer);
      resolve(JSON.parse(line));
    });
    child.once('exit', (code) => fail(`ended with ${code} before it was ready`));
  });

  return {
    addresses,
    output: () => printed.join(''),
    stop: () => end(child, exited, 'SIGTERM'),
    kill: () => end(child, exited, 'SIGKILL'),
  };
}

async function end(child: ChildProcess, exited: Promise<void>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  await exited;
  clearTimeout(timer);
}

/** Skryba with its own sandbox, and two more sandboxes that play DEMO and production. */
export interface Installation {
  readonly url: string;
  readonly sandboxUrl: string;
  readonly demoUrl: string;
  readonly productionUrl: string;
  stop(): Promise<void>;
}

/** Starts everything on free ports and a data folder that disappears with it. */
export async function startInstallation(processingDelayMs = 300): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'skryba-e2e-'));
  const delay = ['--delay', String(processingDelayMs)];
  const [demo, production] = await Promise.all([
    run(['sandbox', '--port', '0', ...delay]),
    run(['sandbox', '--port', '0', ...delay]),
  ]);
  const demoUrl = addressOf(demo, 'url');
  const productionUrl = addressOf(production, 'url');
  const main = await run(['start', '--port', '0', '--sandbox-port', '0', '--data', dataDir, ...delay], {
    SKRYBA_KSEF_DEMO_URL: demoUrl,
    SKRYBA_KSEF_PRODUCTION_URL: productionUrl,
  });
  return {
    url: addressOf(main, 'url'),
    sandboxUrl: addressOf(main, 'sandboxUrl'),
    demoUrl,
    productionUrl,
    stop: async () => {
      await Promise.all([main.stop(), demo.stop(), production.stop()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function addressOf(running: Running, name: string): string {
  const address = running.addresses[name];
  if (!address) throw new Error(`no ${name} among ${JSON.stringify(running.addresses)}`);
  return address;
}

/** How long a sandbox takes to process what it is sent from now on. */
export async function setProcessingDelay(sandboxUrl: string, delayMs: number): Promise<void> {
  const answer = await fetch(`${sandboxUrl}/_sandbox/processing`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ delayMs }),
  });
  if (!answer.ok) throw new Error(`The sandbox took no delay: ${await answer.text()}`);
}
