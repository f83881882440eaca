import type { Command } from '../command.ts';

/** The commands by name, each loaded only when it is used, so that `help` answers at once. */
export const commands = {
  start: async (): Promise<Command> => (await import('./start.ts')).start,
  serve: async (): Promise<Command> => (await import('./serve.ts')).serve,
  work: async (): Promise<Command> => (await import('./work.ts')).work,
  sandbox: async (): Promise<Command> => (await import('./sandbox.ts')).sandbox,
  demo: async (): Promise<Command> => (await import('./demo.ts')).demo,
  validate: async (): Promise<Command> => (await import('./validate.ts')).validate,
  show: async (): Promise<Command> => (await import('./show.ts')).show,
  convert: async (): Promise<Command> => (await import('./convert.ts')).convert,
  doctor: async (): Promise<Command> => (await import('./doctor.ts')).doctor,
} as const;

export type CommandName = keyof typeof commands;

/** True for a word that names a command. */
export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}
