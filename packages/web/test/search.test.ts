import { describe, expect, test } from 'vitest';
import { documentsSearch, draftSearch, purchasesSearch } from '../src/app/search.ts';

describe('what a page reads from its address', () => {
  test('keeps what fits', () => {
    const address = { widok: 'unpaid', szukaj: 'Żółw', od: '2026-11-01', do: '2026-11-30' };
    expect(documentsSearch(address)).toEqual(address);
    expect(purchasesSearch({ widok: 'hidden', pobierz: true })).toEqual({ widok: 'hidden', pobierz: true });
    expect(draftSearch({ nowa: true })).toEqual({ nowa: true });
  });

  test('leaves out what does not', () => {
    expect(documentsSearch({ widok: 'inne', od: '1.11.2026', do: 5 })).toEqual({});
    expect(purchasesSearch({ widok: 'unpaid', pobierz: 'tak' })).toEqual({});
    expect(draftSearch({ nowa: 'false' })).toEqual({});
  });

  test('takes a search for digits as text', () =>
    expect(documentsSearch({ szukaj: 114 })).toEqual({ szukaj: '114' }));
});
