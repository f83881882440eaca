#!/usr/bin/env node
import { cacheCompiledCode } from './compile-cache.ts';
import { stopBySignal } from './stop-by-signal.ts';

cacheCompiledCode();
const whenStarted = stopBySignal();
// Loaded after the signals are heard: it brings the whole sandbox.
const { runCommand } = await import('./run-command.ts');
await runCommand(whenStarted);
