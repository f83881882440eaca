import { commandOptions, sandboxAsJson, sandboxInWords, startByCommand } from '@skryba/sandbox/command';
import type { Command } from '../command.ts';
import { untilStopped } from '../stop.ts';

/** The command of `@skryba/sandbox`, under the name of this program. */
export const sandbox: Command = {
  options: commandOptions,

  async run(values, output) {
    const running = await startByCommand(values);
    output.say(sandboxInWords(running));
    output.result(sandboxAsJson(running));
    return untilStopped(() => running.close());
  },
};
