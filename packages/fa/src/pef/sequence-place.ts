import type { Text } from '../problem.ts';
import type { ProblemCode } from '../problems/catalogue.ts';
import type { Child } from './ubl-table.ts';

const mostListed = 12;

/** How a child fits into a sequence. */
export interface Step {
  /** Whether the sequence has such a child, so that its content can be looked at. */
  isKnown: boolean;
  /** Which one of several it is, from 0; undefined where only one may stand. */
  index?: number;
  fault?: { code: ProblemCode; values: Readonly<Record<string, string | Text>> };
}

/** A place in a sequence of children, which moves on with every child that is met. */
export class SequencePlace {
  private readonly children: readonly Child[];
  /** The child that was met last or is to be met next, and how many of it there were. */
  private at = 0;
  private count = 0;

  constructor(children: readonly Child[]) {
    this.children = children;
  }

  take(namespace: string | undefined, name: string): Step {
    const found = this.children.findIndex((child) => child.name === name && child.namespace === namespace);
    const child = this.children[found];
    if (!child)
      return {
        isKnown: false,
        fault: { code: 'STRUCTURE_UNKNOWN_ELEMENT', values: { found: name, expected: this.expected() } },
      };
    const { label, max } = child;
    if (found < this.at)
      return {
        isKnown: true,
        fault: { code: 'STRUCTURE_MISPLACED_ELEMENT', values: { found: label, expected: this.expected() } },
      };
    const missing = this.required(found);
    if (found > this.at) {
      this.at = found;
      this.count = 0;
    }
    this.count += 1;
    const step: Step = { isKnown: true, ...(max > 1 ? { index: this.count - 1 } : {}) };
    if (missing !== undefined)
      return { ...step, fault: { code: 'STRUCTURE_MISSING_ELEMENT', values: { expected: missing } } };
    if (this.count > max)
      return { ...step, fault: { code: 'STRUCTURE_TOO_MANY', values: { found: label, limit: String(max) } } };
    return step;
  }

  /** What must still come before the end, in one line; undefined when the sequence may end here. */
  missing(): string | undefined {
    return this.required(this.children.length);
  }

  /** The required children between this place and another one. */
  private required(until: number): string | undefined {
    const labels = this.children
      .slice(this.at, until)
      .filter(({ min }, index) => min > (index === 0 ? this.count : 0))
      .map(({ label }) => label);
    return labels.length === 0 ? undefined : labels.join(', ');
  }

  /** What may stand here, up to the first child that must. */
  private expected(): string | Text {
    const ahead = this.children.slice(this.at).filter(({ max }, index) => index > 0 || this.count < max);
    const end = ahead.findIndex(({ min }) => min > 0);
    const labels = ahead.slice(0, end < 0 ? undefined : end + 1).map(({ label }) => label);
    if (labels.length === 0) return { pl: 'nic więcej', en: 'nothing more' };
    return labels.slice(0, mostListed).join(', ') + (labels.length > mostListed ? ', …' : '');
  }
}
