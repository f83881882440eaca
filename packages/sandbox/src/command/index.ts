export { type Bilingual, CommandError } from './bilingual.ts';
export { sandboxAsJson, sandboxInWords } from './describe-sandbox.ts';
export { type CommandOption, type CommandValues, commandOptions } from './options.ts';
export { startByCommand } from './start-by-command.ts';
