#!/usr/bin/env node
import { stopBySignal } from './stop-by-signal.ts';

const whenStarted = stopBySignal();
// Loaded after the signals are heard: it brings the whole sandbox.
const { runCommand } = await import('./run-command.ts');
await runCommand(whenStarted);
