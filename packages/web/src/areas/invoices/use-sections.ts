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
}

/** Which rare parts are in sight: those that hold something, and those that the person opened. */
export function useSections(draft: InvoiceDraft): Sections {
  const [open, setOpen] = useState<ReadonlySet<Section>>(
    () => new Set(sections.filter((section) => isUsed[section](draft))),
  );
  return {
    open,
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
