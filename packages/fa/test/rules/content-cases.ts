import { broken, buyerId, footer, type RuleCase, third, transport } from './rule-case.ts';

/** Documents that break the rules on identifiers, parties, dates and lines. */
export const contentCases: Readonly<Record<string, RuleCase | readonly RuleCase[]>> = {
  NIP_CHECKSUM: [
    broken(
      'ordinary',
      buyerId,
      buyerId.replace('1111111111', '1111111112'),
      '/Podmiot2/DaneIdentyfikacyjne/NIP',
    ),
    broken('ordinary', '<NIP>5265877635', '<NIP>5265877636', '/Podmiot1/DaneIdentyfikacyjne/NIP'),
    broken('local-government', '<NIP>2222222222', '<NIP>2222222223', '/Podmiot3[3]/DaneIdentyfikacyjne/NIP'),
  ],
  NIP_CHECKSUM_NOT_PRODUCTION: {
    ...broken('ordinary', '<NIP>5265877635', '<NIP>5265877636', '/Podmiot1/DaneIdentyfikacyjne/NIP'),
    environment: 'test',
  },
  NIP_CHECKSUM_ELSEWHERE: broken('exempt', '</Fa>', transport, '/Przewoznik/DaneIdentyfikacyjne/NIP'),
  INTERNAL_ID_CHECKSUM: broken(
    'local-government',
    '1111111111-00001',
    '1111111112-00001',
    '/Podmiot3[1]/DaneIdentyfikacyjne/IDWew',
  ),
  POLISH_NIP_AS_EU_VAT: broken(
    'ordinary',
    '<NIP>1111111111</NIP>',
    '<KodUE>PL</KodUE><NrVatUE>1111111111</NrVatUE>',
    '/Podmiot2/DaneIdentyfikacyjne/NrVatUE',
  ),
  POLISH_NIP_AS_OTHER_ID: broken(
    'ordinary',
    '<NIP>1111111111</NIP>',
    '<NrID>1111111111</NrID>',
    '/Podmiot2/DaneIdentyfikacyjne/NrID',
  ),
  EU_VAT_PREFIX_REPEATED: broken(
    'intra-community',
    '<NrVatUE>123456789',
    '<NrVatUE>DE123456789',
    '/Podmiot2/DaneIdentyfikacyjne/NrVatUE',
  ),
  EU_VAT_FORMAT: broken(
    'intra-community',
    '<NrVatUE>123456789',
    '<NrVatUE>12345678',
    '/Podmiot2/DaneIdentyfikacyjne/NrVatUE',
  ),
  REGON_CHECKSUM: broken(
    'exempt',
    '</Fa></Faktura>',
    footer('<Rejestry><REGON>123456784</REGON></Rejestry>'),
    '/Stopka/Rejestry[1]/REGON',
  ),
  KSEF_NUMBER_CHECKSUM: [
    broken(
      'correction-by-difference',
      /(0100001AF629)-../u,
      '$1-00',
      '/Fa/DaneFaKorygowanej[1]/NrKSeFFaKorygowanej',
    ),
    broken('settlement', /(0100001AF629)-../u, '$1-00', '/Fa/FakturaZaliczkowa[1]/NrKSeFFaZaliczkowej'),
  ],
  SELLER_IS_BUYER: broken(
    'ordinary',
    '<NIP>1111111111',
    '<NIP>5265877635',
    '/Podmiot2/DaneIdentyfikacyjne/NIP',
  ),

  BUYER_NAME_MISSING: broken('ordinary', '<Nazwa>Zmyślony Handel S.A.</Nazwa>', '', '/Podmiot2'),
  BUYER_ADDRESS_MISSING: broken(
    'ordinary',
    /<Adres><KodKraju>PL<\/KodKraju><AdresL1>ul. Próbna 2<\/AdresL1>.*?<\/Adres>/u,
    '',
    '/Podmiot2/Adres',
  ),
  SIMPLIFIED_BUYER_NIP: broken(
    'simplified',
    '<NIP>1111111111</NIP>',
    '<BrakID>1</BrakID>',
    '/Podmiot2/DaneIdentyfikacyjne/NIP',
  ),
  JST_UNIT_MISSING: broken('ordinary', '<JST>2', '<JST>1', '/Podmiot2/JST'),
  JST_FLAG_MISSING: broken('local-government', '<JST>1', '<JST>2', '/Podmiot2/JST'),
  VAT_GROUP_MEMBER_MISSING: broken('ordinary', '<GV>2', '<GV>1', '/Podmiot2/GV'),
  VAT_GROUP_FLAG_MISSING: broken(
    'ordinary',
    '</Podmiot2>',
    third(10, '<NIP>2222222222</NIP>'),
    '/Podmiot2/GV',
  ),
  UNIT_IDENTIFIER_MISSING: broken(
    'local-government',
    '<IDWew>1111111111-00001</IDWew>',
    '<BrakID>1</BrakID>',
    '/Podmiot3[1]/DaneIdentyfikacyjne',
  ),
  SHARES_ABOVE_WHOLE: {
    of: 'ordinary',
    changes: [
      ['</Podmiot2>', third(4, '<NIP>2222222222</NIP>', '<Udzial>50</Udzial>')],
      ['</Podmiot2>', third(4, '<NIP>3333333333</NIP>', '<Udzial>50.000001</Udzial>')],
    ],
    at: '/Podmiot3',
  },
  SHARE_OF_OTHER_ROLE: broken(
    'ordinary',
    '</Podmiot2>',
    third(1, '<NIP>2222222222</NIP>', '<Udzial>5</Udzial>'),
    '/Podmiot3[1]/Udzial',
  ),
  SELF_BILLING_ISSUER: broken(
    'split-payment',
    '</Podmiot2>',
    third(5, '<NIP>1111111111</NIP>'),
    '/Podmiot3[1]/Rola',
  ),

  ISSUE_DATE_FUTURE: broken('ordinary', '<P_1>2026-11-20', '<P_1>2026-11-21', '/Fa/P_1'),
  SALE_DATE_TWICE: broken(
    'ordinary',
    '<P_7>Regał',
    '<P_6A>2026-11-18</P_6A><P_7>Regał',
    '/Fa/FaWiersz[2]/P_6A',
  ),
  PERIOD_ORDER: broken(
    'ordinary',
    /<P_6>.*?<\/P_6>/u,
    '<OkresFa><P_6_Od>2026-11-02</P_6_Od><P_6_Do>2026-11-01</P_6_Do></OkresFa>',
    '/Fa/OkresFa/P_6_Do',
  ),
  SALE_TOO_LATE: [
    broken('ordinary', '<P_6>2026-11-19', '<P_6>2027-01-20', '/Fa/P_6'),
    {
      of: 'ordinary',
      changes: [
        [/<P_6>.*<\/P_6>/u, ''],
        ['<P_7>', '<P_6A>2027-01-20</P_6A><P_7>'],
      ],
      at: '/Fa/FaWiersz[1]/P_6A',
    },
  ],
  DUE_DATE_BEFORE_ISSUE: broken(
    'ordinary',
    '<Termin>2026-12-04',
    '<Termin>2026-11-19',
    '/Fa/Platnosc/TerminPlatnosci[1]/Termin',
  ),
  PAYMENT_IN_FUTURE: [
    broken('gross-prices', '<DataZaplaty>2026-11-20', '<DataZaplaty>2026-11-21', '/Fa/Platnosc/DataZaplaty'),
    broken(
      'ordinary',
      '<Platnosc>',
      '<Platnosc><ZnacznikZaplatyCzesciowej>1</ZnacznikZaplatyCzesciowej><ZaplataCzesciowa><KwotaZaplatyCzesciowej>1</KwotaZaplatyCzesciowej><DataZaplatyCzesciowej>2026-11-21</DataZaplatyCzesciowej></ZaplataCzesciowa>',
      '/Fa/Platnosc/ZaplataCzesciowa[1]/DataZaplatyCzesciowej',
    ),
  ],
  CORRECTED_LATER: broken(
    'correction-by-difference',
    '<DataWystFaKorygowanej>2026-10-20',
    '<DataWystFaKorygowanej>2026-11-21',
    '/DataWystFaKorygowanej',
  ),

  LINES_MISSING: broken('reverse-charge', /<FaWiersz>.*<\/FaWiersz>/u, '', '/Fa'),
  LINE_NAME_MISSING: broken('ordinary', '<P_7>Regał</P_7>', '', '/Fa/FaWiersz[2]'),
  LINE_AMOUNT_MISSING: broken('ordinary', '<P_11>57.15</P_11>', '', '/Fa/FaWiersz[3]'),
  LINE_RATE_MISSING: broken('ordinary', '<P_12>5</P_12>', '', '/Fa/FaWiersz[3]'),
  LINE_NUMBER_REPEATED: [
    broken('ordinary', '<NrWierszaFa>3', '<NrWierszaFa>2', '/Fa/FaWiersz[3]/NrWierszaFa'),
    broken('advance', '<NrWierszaZam>2', '<NrWierszaZam>1', '/ZamowienieWiersz[2]/NrWierszaZam'),
  ],
  LINE_KEY_REPEATED: broken(
    'ordinary',
    '<NrWierszaFa>3</NrWierszaFa>',
    '<NrWierszaFa>3</NrWierszaFa><UU_ID>a1</UU_ID>',
    '/Fa/FaWiersz[3]/UU_ID',
  ),
  LINE_VALUE: [
    broken('ordinary', '<P_8B>2.5', '<P_8B>2.6', '/Fa/FaWiersz[1]/P_11'),
    broken('gross-prices', '<P_8B>3', '<P_8B>4', '/Fa/FaWiersz[1]/P_11A'),
  ],
  INFO_LINE_UNKNOWN: broken(
    'ordinary',
    '<Klucz>Numer listu',
    '<NrWiersza>6</NrWiersza><Klucz>Numer listu',
    '/Fa/DodatkowyOpis[1]/NrWiersza',
  ),
  PROCEDURE_RATE: broken(
    'exempt',
    '<P_12>0 KR</P_12>',
    '<P_12>0 KR</P_12><Procedura>I_42</Procedura>',
    '/Fa/FaWiersz[2]/Procedura',
  ),
  OLD_RATE: broken('ordinary', '<P_12>8', '<P_12>7', '/Fa/FaWiersz[4]/P_12'),
  GTU_KIND: [
    broken(
      'intra-community',
      '<P_12>0 WDT</P_12>',
      '<P_12>0 WDT</P_12><GTU>GTU_12</GTU>',
      '/Fa/FaWiersz[1]/GTU',
    ),
    broken(
      'services-abroad',
      '<P_12>np II</P_12>',
      '<P_12>np II</P_12><GTU>GTU_05</GTU>',
      '/Fa/FaWiersz[1]/GTU',
    ),
  ],
  LINE_TAX: [
    broken('gross-prices', /<P_11Vat>[^<]*/u, '<P_11Vat>1.00', '/Fa/FaWiersz[1]/P_11Vat'),
    broken(
      'ordinary',
      '</P_11><P_12>23',
      '</P_11><P_11Vat>70.00</P_11Vat><P_12>23',
      '/Fa/FaWiersz[1]/P_11Vat',
    ),
  ],
};
