import { fillText } from '../fill-text.ts';
import { formatPath } from '../path.ts';
import type { Problem } from '../problem.ts';
import type { Finding, Rule, RuleContext } from '../rules/rule.ts';
import type { Invoice } from '../types/invoice.gen.ts';
import { positionsIn } from '../xml/source.ts';
import { locatePaths } from './locate-paths.ts';

/** Asks every rule about a structurally valid invoice; places are sought in the text only when there are findings. */
export function applyRules(
  rules: readonly Rule[],
  invoice: Invoice,
  context: RuleContext,
  text: string,
): Problem[] {
  const broken: { rule: Rule; finding: Finding }[] = [];
  for (const rule of rules) {
    const findings = rule.check(invoice, context);
    if (findings.length > 0) broken.push(...findings.map((finding) => ({ rule, finding })));
  }
  if (broken.length === 0) return [];
  const offsets = locatePaths(
    text,
    broken.map(({ finding }) => finding.path),
  );
  const positionOf = positionsIn(text);
  return broken.map(
    ({ rule: { code, severity, message, remedy, source }, finding: { path, values } }, index) => ({
      code,
      severity,
      path: formatPath('Faktura', path),
      ...positionOf(offsets[index] ?? 0),
      message: fillText(message, values),
      remedy: fillText(remedy, values),
      source,
    }),
  );
}
