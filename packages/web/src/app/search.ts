export const documentViews = ['all', 'to-send', 'attention', 'unpaid', 'drafts'] as const;
export type DocumentView = (typeof documentViews)[number];

export const purchaseViews = ['all', 'new', 'hidden'] as const;
export type PurchaseView = (typeof purchaseViews)[number];

/** What the list of documents keeps in its address. */
export interface DocumentsSearch {
  readonly widok?: DocumentView;
  readonly szukaj?: string;
  /** First and last day of issue, `YYYY-MM-DD`. */
  readonly od?: string;
  readonly do?: string;
}

/** What the list of costs keeps in its address. */
export interface PurchasesSearch {
  readonly widok?: PurchaseView;
  readonly szukaj?: string;
  /** Starts a fetch from KSeF when the page opens. */
  readonly pobierz?: boolean;
}

/** What the form keeps in its address: whether the draft was never saved. */
export interface DraftSearch {
  readonly nowa?: boolean;
}

type Raw = Readonly<Record<string, unknown>>;

/** Reads the address of the form. */
export function draftSearch(search: Raw): DraftSearch {
  return search['nowa'] === true ? { nowa: true } : {};
}

/** Reads the address of the list of documents; what does not fit is left out. */
export function documentsSearch(search: Raw): DocumentsSearch {
  return {
    ...one('widok', documentViews, search),
    ...text('szukaj', search),
    ...day('od', search),
    ...day('do', search),
  };
}

/** Reads the address of the list of costs; what does not fit is left out. */
export function purchasesSearch(search: Raw): PurchasesSearch {
  return {
    ...one('widok', purchaseViews, search),
    ...text('szukaj', search),
    ...(search['pobierz'] === true ? { pobierz: true } : {}),
  };
}

function one<K extends string, T extends string>(
  key: K,
  allowed: readonly T[],
  search: Raw,
): { [P in K]?: T } {
  const found = allowed.find((value) => value === search[key]);
  return record(key, found);
}

function text<K extends string>(key: K, search: Raw): { [P in K]?: string } {
  const value = search[key];
  return record(key, typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);
}

function day<K extends string>(key: K, search: Raw): { [P in K]?: string } {
  const value = search[key];
  return record(key, typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);
}

function record<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T };
function record(key: string, value: unknown): object {
  return value === undefined ? {} : { [key]: value };
}
