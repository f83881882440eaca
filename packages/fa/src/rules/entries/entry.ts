import type { Severity, Text } from '../../problem.ts';

/** A rule as readers of the catalogue see it: everything but the check itself. */
export interface RuleEntry {
  severity: Severity;
  /** What the rule demands. */
  title: Text;
  /** What is wrong; may hold `{placeholders}`. */
  message: Text;
  /** What to do about it; may hold `{placeholders}`. */
  remedy: Text;
  source: string;
}

type Both = readonly [pl: string, en: string];

const text = ([pl, en]: Both): Text => ({ pl, en });

/** Entry of a rule whose breach KSeF or the law rejects. */
export function error(title: Both, message: Both, remedy: Both, source: string): RuleEntry {
  return { severity: 'error', title: text(title), message: text(message), remedy: text(remedy), source };
}

/** Entry of a rule whose breach is accepted, but hurts people. */
export function warning(title: Both, message: Both, remedy: Both, source: string): RuleEntry {
  return { ...error(title, message, remedy, source), severity: 'warning' };
}
