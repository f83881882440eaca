import { TKodWaluty, TNrRB } from '../common/types.ts';
import { TRolaPodmiotu3, TStawkaPodatku } from '../fa3/types.ts';
import { codes, type SimpleType, simpleType } from '../model.ts';

type Code = readonly [code: string, pl: string, en: string];

/** A code list of FA(3) without some of its codes and with others instead. */
function withCodes(type: SimpleType, dropped: readonly string[], added: readonly Code[] = []): SimpleType {
  const { values = [], labels = {} } = type.facets;
  const more = codes(...added);
  const kept = values.filter((code) => !dropped.includes(code));
  return {
    ...type,
    facets: { values: [...kept, ...(more.values ?? [])], labels: { ...labels, ...more.labels } },
  };
}

/** Simple types of FA(3) with what stood in their place in FA(2). */
export const olderTypes: ReadonlyMap<SimpleType, SimpleType> = new Map([
  [TKodWaluty, withCodes(TKodWaluty, ['XCG'])],
  [TRolaPodmiotu3, withCodes(TRolaPodmiotu3, ['11'])],
  [
    TStawkaPodatku,
    withCodes(
      TStawkaPodatku,
      ['0 KR', '0 WDT', '0 EX', 'np I', 'np II'],
      [
        ['0', '0%', '0%'],
        ['np', 'np. (poza krajem)', 'outside Poland'],
      ],
    ),
  ],
  [TNrRB, simpleType('TNrRB', 'string', { patterns: ['[0-9A-Z]{10,32}'] })],
]);
