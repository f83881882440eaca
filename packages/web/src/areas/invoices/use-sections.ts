import type { InvoiceDraft } from '@skryba/server/api';
import { useState } from 'react';

/** The rare parts of an invoice, folded away until they are needed. */
export const sections = [
  'discount',
  'gtu',
  'currency',
  'annotations',
  'gross',
  'references',
  'notes',
] as const;
export type Section = (typeof sections)[number];

export interface Sections {
  readonly open: ReadonlySet<Section>;
  readonly toggle: (section: Section) => void;
  /** Unfolds the part that holds a field, e.g. `exchangeRate.rate`. */
  readonly showField: (path: string) => void;
}

/** Which rare parts are in sight: those that hold something, and those that the person opened. */
export function useSections(draft: InvoiceDraft): Sections {
  const [open, setOpen] = useState<ReadonlySet<Section>>(
    () => new Set(sections.filter((section) => isUsed[section](draft))),
  );
  return {
    open,
    showField: (path) => {
      const section = sectionOf(path);
      if (section) setOpen((earlier) => new Set(earlier).add(section));
    },
    toggle: (section) =>
      setOpen((earlier) => {
        const later = new Set(earlier);
        if (!later.delete(section)) later.add(section);
        return later;
      }),
  };
}

const isUsed: Readonly<Record<Section, (draft: InvoiceDraft) => boolean>> = {
  discount: ({ lines }) => lines.some(({ discount }) => Boolean(discount)),
  gtu: ({ lines }) => lines.some(({ gtu }) => Boolean(gtu)),
  currency: ({ currency }) => currency !== 'PLN',
  annotations: ({ annotations }) => annotations !== undefined,
  gross: ({ prices, rounding }) => prices === 'gross' || rounding !== undefined,
  references: ({ orderNumber, contractNumber, placeOfIssue }) =>
    Boolean(orderNumber || contractNumber || placeOfIssue),
  notes: ({ notes }) => Boolean(notes),
};

const owners: readonly (readonly [pattern: RegExp, section: Section])[] = [
  [/^lines\.\d+\.discount/, 'discount'],
  [/^lines\.\d+\.gtu/, 'gtu'],
  [/^(currency|exchangeRate)/, 'currency'],
  [/^annotations/, 'annotations'],
  [/^(prices|rounding)/, 'gross'],
  [/^(orderNumber|contractNumber|placeOfIssue)/, 'references'],
  [/^notes/, 'notes'],
];

function sectionOf(path: string): Section | undefined {
  return owners.find(([pattern]) => pattern.test(path))?.[1];
}
