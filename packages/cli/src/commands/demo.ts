import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startSandbox } from '@skryba/sandbox';
import { startServer } from '@skryba/server';
import type { Command } from '../command.ts';
import { tellStory } from '../demo/story.ts';
import { serverConfig } from '../settings.ts';
import { closeAll } from '../stop.ts';
import { text } from '../values.ts';

export const demo: Command = {
  options: {
    out: {
      type: 'string',
      value: 'FOLDER',
      help: {
        pl: 'gdzie zapisać XML, UPO i PDF (domyślnie: nowy folder tymczasowy)',
        en: 'where to save XML, UPO and PDF (default: a new temporary folder)',
      },
    },
  },

  async run(values, output) {
    const started = performance.now();
    const asked = text(values, 'out');
    const outDir = asked === undefined ? await mkdtemp(join(tmpdir(), 'skryba-demo-')) : resolve(asked);
    await mkdir(outDir, { recursive: true });
    const dataDir = await mkdtemp(join(tmpdir(), 'skryba-demo-data-'));
    const closers = [() => rm(dataDir, { recursive: true, force: true })];
    // Stopped half-way, it leaves no database running and no data behind.
    const interrupted = (): void => void closeAll(closers).then(() => process.exit(130));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupted);
    try {
      const sandbox = await startSandbox({ port: 0, processingDelayMs: 0 });
      closers.unshift(() => sandbox.close());
      const config = serverConfig({ data: dataDir, port: '0' }, sandbox.url);
      // The demonstration brings its own database: one named by DATABASE_URL holds real documents.
      const ownDatabase = { ...config, database: { url: null } };
      const server = await startServer(ownDatabase, { http: true, worker: true });
      closers.unshift(() => server.close());

      const start = Math.round(performance.now() - started);
      output.say({
        pl: `✓ Serwer i piaskownica działają (${start} ms)`,
        en: `✓ Server and sandbox are running (${start} ms)`,
      });
      const ending = await tellStory({ serverUrl: server.url, sandboxUrl: sandbox.url, outDir }, output);
      const total = Math.round(performance.now() - started);
      output.say({
        pl: `Numer KSeF: ${ending.ksefNumber}\nXML: ${ending.xml}\nUPO: ${ending.upo}\nPDF: ${ending.pdf}`,
        en: `KSeF number: ${ending.ksefNumber}\nXML: ${ending.xml}\nUPO: ${ending.upo}\nPDF: ${ending.pdf}`,
      });
      output.result({ ok: true, ...ending, ms: { start, ...ending.ms, total } });
      return 0;
    } finally {
      await closeAll(closers);
    }
  },
};
