import { Worker } from 'node:worker_threads';
import { RenderError } from '../errors.ts';
import type { DocumentView } from '../view/view.ts';
import type { Answer, Order } from './messages.ts';
import type { Attachment } from './typeset.ts';

interface Waiting {
  resolve(pdf: Uint8Array): void;
  reject(error: Error): void;
}

let press: { worker: Worker; waiting: Map<number, Waiting> } | undefined;
let lastId = 0;

/**
 * Sets a document in a worker thread, one after another, so that a long one holds nobody up.
 * The thread is started by the first document and does not keep the process alive.
 *
 * @throws RenderError `typesetting`
 */
export function printDocument(view: DocumentView, attachment?: Attachment): Promise<Uint8Array> {
  const { worker, waiting } = (press ??= startPress());
  lastId += 1;
  const order: Order = { id: lastId, view, ...(attachment ? { attachment } : {}) };
  return new Promise((resolve, reject) => {
    waiting.set(order.id, { resolve, reject });
    worker.ref();
    worker.postMessage(order);
  });
}

function startPress(): NonNullable<typeof press> {
  // The published package holds JavaScript, the checkout TypeScript.
  const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
  const worker = new Worker(new URL(file, import.meta.url));
  const waiting = new Map<number, Waiting>();
  worker.on('message', (answer: Answer) => {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    if ('pdf' in answer) one?.resolve(answer.pdf);
    else one?.reject(failed(answer.failure));
  });
  worker.on('error', (error) => {
    press = undefined;
    for (const one of waiting.values()) one.reject(failed(error));
  });
  return { worker, waiting };
}

function failed(cause: unknown): RenderError {
  return new RenderError(
    'typesetting',
    { pl: 'Nie udało się złożyć pliku PDF.', en: 'The PDF could not be typeset.' },
    {
      pl: 'Dokument XML jest nienaruszony i można go pobrać. Zgłoś błąd, dołączając ten dokument.',
      en: 'The XML document is intact and can be downloaded. Report the error with this document.',
    },
    cause,
  );
}
