import type { Severity, Text } from '../../problem.ts';
import type { CheckedBy } from '../rule.ts';

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
  /** Present when KSeF itself refuses what breaks the rule; the rest come from the law, the schema's texts and practice. */
  checkedBy?: CheckedBy;
}

type Both = readonly [pl: string, en: string];

const text = ([pl, en]: Both): Text => ({ pl, en });

/** Entry of a rule whose breach KSeF or the law rejects. */
export function error(title: Both, message: Both, remedy: Both, source: string): RuleEntry {
  return { severity: 'error', title: text(title), message: text(message), remedy: text(remedy), source };
}

/** Entry of a rule that KSeF itself looks at; `source` is the place of the guide that says so. */
export function refusedByKsef(
  title: Both,
  message: Both,
  remedy: Both,
  checkedBy: Omit<CheckedBy, 'who'>,
): RuleEntry {
  return { ...error(title, message, remedy, checkedBy.source), checkedBy: { who: 'ksef', ...checkedBy } };
}

/** Entry of a rule whose breach is accepted, but hurts people. */
export function warning(title: Both, message: Both, remedy: Both, source: string): RuleEntry {
  return { ...error(title, message, remedy, source), severity: 'warning' };
}
