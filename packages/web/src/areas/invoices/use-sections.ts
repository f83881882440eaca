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
    () => new Set(sections.filter((section) => isUsed(section, draft))),
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

function isUsed(section: Section, draft: InvoiceDraft): boolean {
  switch (section) {
    case 'discount':
      return draft.lines.some(({ discount }) => Boolean(discount));
    case 'gtu':
      return draft.lines.some(({ gtu }) => Boolean(gtu));
    case 'currency':
      return draft.currency !== 'PLN';
    case 'annotations':
      return draft.annotations !== undefined;
    case 'gross':
      return draft.prices === 'gross' || draft.rounding !== undefined;
    case 'references':
      return Boolean(draft.orderNumber || draft.contractNumber || draft.placeOfIssue);
    case 'notes':
      return Boolean(draft.notes);
  }
}
