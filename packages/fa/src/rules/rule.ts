import type { Path } from '../path.ts';
import type { Severity, Text } from '../problem.ts';
import type { Invoice } from '../types/invoice.gen.ts';

/** What a rule may know besides the document itself. */
export interface RuleContext {
  /** The moment of checking; the legal day is its date in Europe/Warsaw. */
  now: Date;
  /** The environment that the document is meant for; checksums of NIP are enforced on production only. */
  environment: 'production' | 'demo' | 'test' | 'sandbox';
}

/** One place where a rule is broken. */
export interface Finding {
  /** The field, as steps into the invoice object; a missing field is named by the path it would have. */
  path: Path;
  /** Values for the `{placeholders}` of the rule's message and remedy. */
  values?: Readonly<Record<string, string>>;
}

/** Who refuses a document for breaking a rule, and where that is said. */
export interface CheckedBy {
  who: 'ksef';
  /** On every environment, or on production and wherever a session asks for it by a header. */
  where: 'everywhere' | 'production';
  /** Chapter of the guide that says so. */
  source: string;
}

/** A business rule as an entry of the catalogue: data that documentation is made from, and one check. */
export interface Rule {
  /** Stable identifier, e.g. `NIP_CHECKSUM`. */
  code: string;
  severity: Severity;
  /** What the rule demands, one sentence, for the catalogue page. */
  title: Text;
  /** What is wrong; may hold `{placeholders}`. */
  message: Text;
  /** What to do about it; may hold `{placeholders}`. */
  remedy: Text;
  /** Act and article, chapter of the guide, or where practice is described. */
  source: string;
  /** Present when KSeF itself refuses what breaks the rule. */
  checkedBy?: CheckedBy;
  /** Finds every place where a structurally valid invoice breaks the rule; never throws. */
  check(invoice: Invoice, context: RuleContext): readonly Finding[];
}
