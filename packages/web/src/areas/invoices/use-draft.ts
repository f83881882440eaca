import { useDebouncedCallback } from '@mantine/hooks';
import type { InvoiceDraft } from '@skryba/server/api';
import { useRef, useState } from 'react';
import { forServer, hasContent } from './draft.ts';
import { useSaveDraft } from './queries.ts';

export type Change = (more: Partial<InvoiceDraft>) => void;

/** Where the draft stands: untouched, on its way, kept, or not kept. */
export type Saved = { state: 'clean' | 'saving' | 'failed' } | { state: 'saved'; at: string };

interface DraftOptions {
  readonly companyId: string;
  readonly invoiceId: string;
  readonly initial: InvoiceDraft;
  /** Nothing of it is on the server yet. */
  readonly isNew: boolean;
  readonly onSaved: () => void;
}

/** The draft in the form, saved by itself a moment after the last change. */
export function useDraft({ companyId, invoiceId, initial, isNew, onSaved }: DraftOptions) {
  const [draft, setDraft] = useState(initial);
  const [saved, setSaved] = useState<Saved>({ state: 'clean' });
  const latest = useRef(initial);
  const kept = useRef(isNew ? '' : JSON.stringify(forServer(initial)));
  const { mutateAsync } = useSaveDraft(companyId, invoiceId);
  const queue = useRef(Promise.resolve());

  /** Saves what is in the form now, unless it is there already; one save at a time. */
  function save(): Promise<void> {
    autosave.cancel();
    const next = queue.current.then(store);
    queue.current = next.catch(() => undefined);
    return next;
  }

  async function store(): Promise<void> {
    const body = forServer(latest.current);
    const text = JSON.stringify(body);
    if (text === kept.current) return;
    setSaved({ state: 'saving' });
    try {
      const { draft: stored } = await mutateAsync(body);
      kept.current = text;
      if (stored) setSaved({ state: 'saved', at: new Date().toISOString() });
      onSaved();
    } catch (error) {
      setSaved({ state: 'failed' });
      throw error;
    }
  }

  const autosave = useDebouncedCallback(
    () => {
      if (hasContent(latest.current)) save().catch(() => undefined);
    },
    { delay: 900, flushOnUnmount: true },
  );

  const change: Change = (more) => {
    latest.current = { ...latest.current, ...more };
    setDraft(latest.current);
    autosave();
  };

  return { draft, change, save, saved, stop: () => autosave.cancel() };
}
