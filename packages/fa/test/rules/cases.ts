/** How a good document becomes one that breaks a rule. */
export interface RuleCase {
  /** Name of the golden document that is spoilt. */
  of: string;
  /** Replacements in its XML, one after the other. */
  changes: readonly (readonly [from: string | RegExp, to: string])[];
  /** End of the path of the finding. */
  at: string;
  environment?: 'production' | 'test';
}

const broken = (of: string, from: string | RegExp, to: string, at: string): RuleCase => ({
  of,
  changes: [[from, to]],
  at,
});

const third = (role: number, identity: string, more = ''): string =>
  `</Podmiot2><Podmiot3><DaneIdentyfikacyjne>${identity}<Nazwa>Ktoś</Nazwa></DaneIdentyfikacyjne><Rola>${role}</Rola>${more}</Podmiot3>`;
const footer = (content: string): string => `</Fa><Stopka>${content}</Stopka></Faktura>`;
const attachment = (type: string, cells: string): string =>
  `</Fa><Zalacznik><BlokDanych><MetaDane><ZKlucz>a</ZKlucz><ZWartosc>b</ZWartosc></MetaDane><Tabela><TNaglowek><Kol Typ="${type}"><NKom>k</NKom></Kol></TNaglowek><Wiersz>${cells}</Wiersz></Tabela></BlokDanych></Zalacznik></Faktura>`;
const buyerId = '<NIP>1111111111</NIP><Nazwa>Zmyślony Handel S.A.</Nazwa>';
const transport =
  '<WarunkiTransakcji><Transport><RodzajTransportu>3</RodzajTransportu><Przewoznik><DaneIdentyfikacyjne><NIP>1111111112</NIP></DaneIdentyfikacyjne><AdresPrzewoznika><KodKraju>PL</KodKraju><AdresL1>a</AdresL1></AdresPrzewoznika></Przewoznik><OpisLadunku>1</OpisLadunku></Transport></WarunkiTransakcji></Fa>';

/** For every rule of the catalogue at least one document that breaks it, and it alone of its kind. */
export const cases: Readonly<Record<string, RuleCase | readonly RuleCase[]>> = {
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
  SALE_TOO_LATE: broken('ordinary', '<P_6>2026-11-19', '<P_6>2027-01-20', '/Fa/P_6'),
  DUE_DATE_BEFORE_ISSUE: broken(
    'ordinary',
    '<Termin>2026-12-04',
    '<Termin>2026-11-19',
    '/Fa/Platnosc/TerminPlatnosci[1]/Termin',
  ),
  PAYMENT_IN_FUTURE: broken(
    'gross-prices',
    '<DataZaplaty>2026-11-20',
    '<DataZaplaty>2026-11-21',
    '/Fa/Platnosc/DataZaplaty',
  ),
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

  NET_SUM: [
    broken('ordinary', '<P_13_1>1109.99', '<P_13_1>1110.03', '/Fa/P_13_1'),
    broken('ordinary', /<P_13_3>.*?<\/P_14_3>/u, '', '/Fa'),
    broken('gross-prices', /<P_13_2>.*?<\/P_13_2>/u, '<P_13_2>9.31</P_13_2>', '/Fa/P_13_2'),
  ],
  NET_SUM_CORRECTION: broken('correction-before-after', '<P_13_1>-115.00', '<P_13_1>-116.00', '/Fa/P_13_1'),
  VAT_SUM: [
    broken('ordinary', '<P_14_1>255.30', '<P_14_1>255.38', '/Fa/P_14_1'),
    broken('one-stop-shop', '<P_14_5>7.10', '<P_14_5>7.15', '/Fa/P_14_5'),
  ],
  VAT_SUM_CORRECTION: broken('correction-by-difference', '<P_14_1>-23.00', '<P_14_1>-23.09', '/Fa/P_14_1'),
  TOTAL_SUM: broken('ordinary', '<P_15>1515.73', '<P_15>1515.84', '/Fa/P_15'),
  TOTAL_SUM_OTHER_KIND: broken('advance', '<P_15>5000.00', '<P_15>5001.00', '/Fa/P_15'),
  NEGATIVE_TOTAL: broken('reverse-charge', '<P_15>100.00', '<P_15>-0.01', '/Fa/P_15'),
  CHARGES_SUM: broken(
    'exempt',
    '</FaWiersz></Fa>',
    '</FaWiersz><Rozliczenie><Obciazenia><Kwota>1</Kwota><Powod>a</Powod></Obciazenia><SumaObciazen>2</SumaObciazen></Rozliczenie></Fa>',
    '/Fa/Rozliczenie/SumaObciazen',
  ),
  DEDUCTIONS_SUM: broken(
    'exempt',
    '</FaWiersz></Fa>',
    '</FaWiersz><Rozliczenie><Odliczenia><Kwota>1</Kwota><Powod>a</Powod></Odliczenia><SumaOdliczen>2</SumaOdliczen></Rozliczenie></Fa>',
    '/Fa/Rozliczenie/SumaOdliczen',
  ),
  AMOUNT_TO_PAY: [
    broken(
      'exempt',
      '</FaWiersz></Fa>',
      '</FaWiersz><Rozliczenie><SumaObciazen>1</SumaObciazen><DoZaplaty>200</DoZaplaty></Rozliczenie></Fa>',
      '/Fa/Rozliczenie/DoZaplaty',
    ),
    broken(
      'exempt',
      '</FaWiersz></Fa>',
      '</FaWiersz><Rozliczenie><SumaOdliczen>201</SumaOdliczen><DoRozliczenia>2</DoRozliczenia></Rozliczenie></Fa>',
      '/Fa/Rozliczenie/DoRozliczenia',
    ),
  ],

  EXEMPTION_GROUND_MISSING: broken(
    'exempt',
    /<P_19>.*?<\/P_19A>/u,
    '<P_19N>1</P_19N>',
    '/Fa/Adnotacje/Zwolnienie/P_19N',
  ),
  EXEMPTION_UNUSED: broken(
    'ordinary',
    '<P_19N>1</P_19N>',
    '<P_19>1</P_19><P_19A>art. 43</P_19A>',
    '/Fa/Adnotacje/Zwolnienie/P_19',
  ),
  REVERSE_CHARGE_STATEMENT_MISSING: broken('reverse-charge', '<P_18>1', '<P_18>2', '/Fa/Adnotacje/P_18'),
  REVERSE_CHARGE_ABROAD_UNSTATED: broken('services-abroad', '<P_18>1', '<P_18>2', '/Fa/Adnotacje/P_18'),
  REVERSE_CHARGE_UNUSED: broken('ordinary', '<P_18>2', '<P_18>1', '/Fa/Adnotacje/P_18'),
  MARGIN_STATEMENT_MISSING: broken(
    'margin',
    /<P_PMarzy>.*?<\/P_PMarzy_2>/u,
    '<P_PMarzyN>1</P_PMarzyN>',
    '/Fa/Adnotacje/PMarzy/P_PMarzyN',
  ),
  MARGIN_UNUSED: broken(
    'ordinary',
    '<P_PMarzyN>1</P_PMarzyN>',
    '<P_PMarzy>1</P_PMarzy><P_PMarzy_3_1>1</P_PMarzy_3_1>',
    '/Fa/Adnotacje/PMarzy/P_PMarzy',
  ),
  INTRA_COMMUNITY_BUYER: broken(
    'intra-community',
    /<KodUE>.*<\/NrVatUE>/u,
    '<BrakID>1</BrakID>',
    '/Podmiot2/DaneIdentyfikacyjne',
  ),
  INTRA_COMMUNITY_PREFIX: broken(
    'intra-community',
    '<PrefiksPodatnika>PL</PrefiksPodatnika>',
    '',
    '/Podmiot1',
  ),
  SERVICE_ABROAD_BUYER: broken(
    'services-abroad',
    /<KodUE>.*<\/NrVatUE>/u,
    '<NrID>1</NrID>',
    '/Podmiot2/DaneIdentyfikacyjne',
  ),
  REVERSE_CHARGE_BUYER: broken(
    'reverse-charge',
    '<NIP>1111111111</NIP>',
    '<BrakID>1</BrakID>',
    '/Podmiot2/DaneIdentyfikacyjne',
  ),
  TRIANGULAR_BUYER: broken('ordinary', '<P_23>2', '<P_23>1', '/Podmiot2/DaneIdentyfikacyjne'),
  SPLIT_PAYMENT_MISSING: broken('split-payment', '<P_18A>1', '<P_18A>2', '/Fa/Adnotacje/P_18A'),
  SPLIT_PAYMENT_IN_CASH: broken(
    'split-payment',
    '<FormaPlatnosci>6',
    '<FormaPlatnosci>1',
    '/Fa/Platnosc/FormaPlatnosci',
  ),
  NEW_TRANSPORT_LINE_UNKNOWN: broken(
    'intra-community',
    '<P_22N>1</P_22N>',
    '<P_22>1</P_22><P_42_5>2</P_42_5><NowySrodekTransportu><P_22A>2026-11-01</P_22A><P_NrWierszaNST>9</P_NrWierszaNST><P_22C>10</P_22C></NowySrodekTransportu>',
    '/NowySrodekTransportu[1]/P_NrWierszaNST',
  ),

  TAX_IN_ZLOTY_MISSING: broken('foreign-currency', /<P_14_1W>.*?<\/P_14_1W>/u, '', '/Fa'),
  TAX_IN_ZLOTY_NEEDLESS: broken('ordinary', '</P_14_1>', '</P_14_1><P_14_1W>1</P_14_1W>', '/Fa/P_14_1W'),
  TAX_IN_ZLOTY_AMOUNT: [
    broken('foreign-currency', '<P_14_1W>1207.13', '<P_14_1W>1217.13', '/Fa/P_14_1W'),
    broken('advance-in-parts', '<P_14_1W>518.29', '<P_14_1W>528.29', '/Fa/P_14_1W'),
  ],
  EXCHANGE_RATE_NOT_POSITIVE: broken(
    'advance-in-parts',
    '<KursWalutyZ>4.2500',
    '<KursWalutyZ>0',
    '/Fa/KursWalutyZ',
  ),
  EXCHANGE_RATE_NEEDLESS: broken(
    'exempt',
    '<P_12>0 KR</P_12>',
    '<P_12>0 KR</P_12><KursWaluty>4</KursWaluty>',
    '/Fa/FaWiersz[2]/KursWaluty',
  ),
  AGREED_CURRENCY: broken(
    'exempt',
    '</Fa>',
    '<WarunkiTransakcji><KursUmowny>1</KursUmowny><WalutaUmowna>PLN</WalutaUmowna></WarunkiTransakcji></Fa>',
    '/Fa/WarunkiTransakcji/WalutaUmowna',
  ),

  CORRECTION_REFERENCE_MISSING: broken(
    'correction-by-difference',
    /<PrzyczynaKorekty>.*<\/DaneFaKorygowanej>/u,
    '',
    '/Fa',
  ),
  CORRECTION_DATA_UNEXPECTED: broken(
    'correction-by-difference',
    '>KOR<',
    '>VAT<',
    '/Fa/DaneFaKorygowanej[1]',
  ),
  STATE_BEFORE_UNEXPECTED: [
    broken(
      'ordinary',
      '<P_12>5</P_12>',
      '<P_12>5</P_12><StanPrzed>1</StanPrzed>',
      '/Fa/FaWiersz[3]/StanPrzed',
    ),
    broken(
      'advance',
      '<P_12Z>8</P_12Z>',
      '<P_12Z>8</P_12Z><StanPrzedZ>1</StanPrzedZ>',
      '/ZamowienieWiersz[1]/StanPrzedZ',
    ),
  ],
  STATE_AFTER_MISSING: broken(
    'correction-by-difference',
    '<P_12>23</P_12>',
    '<P_12>23</P_12><StanPrzed>1</StanPrzed>',
    '/Fa/FaWiersz[1]',
  ),
  CORRECTION_REPEATED: broken(
    'correction-by-difference',
    /(<DaneFaKorygowanej>.*<\/DaneFaKorygowanej>)/u,
    '$1$1',
    '/Fa/DaneFaKorygowanej[2]/NrFaKorygowanej',
  ),
  CORRECTS_ITSELF: {
    of: 'correction-by-difference',
    changes: [
      ['<NrFaKorygowanej>FV/1/10/2026', '<NrFaKorygowanej>FK/1/11/2026'],
      ['<DataWystFaKorygowanej>2026-10-20', '<DataWystFaKorygowanej>2026-11-20'],
    ],
    at: '/Fa/DaneFaKorygowanej[1]/NrFaKorygowanej',
  },
  CORRECTED_OF_OTHER_SELLER: broken(
    'correction-by-difference',
    '<NIP>5265877635',
    '<NIP>2222222222',
    '/NrKSeFFaKorygowanej',
  ),
  AMOUNT_BEFORE_MISSING: broken('correction-of-advance', '<P_15ZK>5000.00</P_15ZK>', '', '/Fa'),
  AMOUNT_BEFORE_UNEXPECTED: broken(
    'correction-by-difference',
    '</DaneFaKorygowanej>',
    '</DaneFaKorygowanej><P_15ZK>1</P_15ZK>',
    '/Fa/P_15ZK',
  ),
  BUYER_KEY_UNKNOWN: broken(
    'correction-of-data',
    '<IDNabywcy>0001',
    '<IDNabywcy>0002',
    '/Fa/Podmiot2K[1]/IDNabywcy',
  ),
  BUYER_KEY_MISSING: broken(
    'correction-of-data',
    '</Podmiot2K>',
    '</Podmiot2K><Podmiot2K><DaneIdentyfikacyjne><NIP>1111111111</NIP></DaneIdentyfikacyjne></Podmiot2K>',
    '/Fa/Podmiot2K[2]',
  ),
  NIP_CHANGED: [
    broken(
      'correction-of-data',
      '<Podmiot2K><DaneIdentyfikacyjne><NIP>1111111111',
      '<Podmiot2K><DaneIdentyfikacyjne><NIP>2222222222',
      '/Fa/Podmiot2K[1]/DaneIdentyfikacyjne/NIP',
    ),
    broken(
      'correction-of-data',
      '<Podmiot1K><DaneIdentyfikacyjne><NIP>5265877635',
      '<Podmiot1K><DaneIdentyfikacyjne><NIP>2222222222',
      '/Fa/Podmiot1K/DaneIdentyfikacyjne/NIP',
    ),
  ],
  CORRECTION_EMPTY: {
    of: 'correction-of-data',
    changes: [
      [/<Podmiot1K>.*<\/Podmiot2K>/u, ''],
      [/<PrzyczynaKorekty>.*<\/PrzyczynaKorekty>/u, ''],
      [/<NrFaKorygowany>.*<\/NrFaKorygowany>/u, ''],
    ],
    at: '/Fa',
  },

  ORDER_MISSING: broken('advance', /<Zamowienie>.*<\/Zamowienie>/u, '', '/Fa'),
  ORDER_UNEXPECTED: broken('advance', '>ZAL<', '>KOR<', '/Fa/Zamowienie'),
  ORDER_VALUE: broken(
    'advance',
    '<WartoscZamowienia>25290.00',
    '<WartoscZamowienia>25291.00',
    '/Fa/Zamowienie/WartoscZamowienia',
  ),
  ADVANCE_ABOVE_ORDER: broken(
    'advance',
    '<WartoscZamowienia>25290.00',
    '<WartoscZamowienia>4999.99',
    '/Fa/P_15',
  ),
  ADVANCE_PARTS: broken('advance-in-parts', '<P_15Z>3000.00', '<P_15Z>3001.00', '/Fa/ZaliczkaCzesciowa[1]'),
  ADVANCE_REFERENCE_MISSING: broken('settlement', /<FakturaZaliczkowa>.*<\/FakturaZaliczkowa>/u, '', '/Fa'),
  ADVANCE_REFERENCE_UNEXPECTED: broken('settlement', '>ROZ<', '>VAT<', '/Fa/FakturaZaliczkowa[1]'),
  ADVANCE_RATE_UNEXPECTED: broken(
    'foreign-currency',
    '</P_15>',
    '</P_15><KursWalutyZ>4</KursWalutyZ>',
    '/Fa/KursWalutyZ',
  ),
  SIMPLIFIED_TOO_LARGE: broken('simplified', '<P_15>450.00', '<P_15>450.01', '/Fa/P_15'),

  BANK_ACCOUNT_CHECKSUM: [
    broken(
      'ordinary',
      '<NrRB>61109010140000071219812874',
      '<NrRB>62109010140000071219812874',
      '/RachunekBankowy[1]/NrRB',
    ),
    broken(
      'ordinary',
      '<NrRB>61109010140000071219812874',
      '<NrRB>DE88370400440532013000',
      '/RachunekBankowy[1]/NrRB',
    ),
    broken(
      'ordinary',
      '<NrRB>61109010140000071219812874',
      '<NrRB>61 1090 1014 0000 0712 1981 2874',
      '/RachunekBankowy[1]/NrRB',
    ),
    broken(
      'ordinary',
      '<NrRB>61109010140000071219812874',
      '<NrRB>6110901014000007121981287',
      '/RachunekBankowy[1]/NrRB',
    ),
  ],
  BANK_ACCOUNT_MISSING: broken('ordinary', /<RachunekBankowy>.*<\/RachunekBankowy>/u, '', '/Fa/Platnosc'),
  PARTIAL_PAYMENTS_COMPLETE: broken(
    'ordinary',
    '<Platnosc>',
    '<Platnosc><ZnacznikZaplatyCzesciowej>2</ZnacznikZaplatyCzesciowej><ZaplataCzesciowa><KwotaZaplatyCzesciowej>1</KwotaZaplatyCzesciowej><DataZaplatyCzesciowej>2026-11-19</DataZaplatyCzesciowej></ZaplataCzesciowa>',
    '/Fa/Platnosc/ZaplataCzesciowa[1]',
  ),
  PARTIAL_PAYMENTS_ABOVE: broken(
    'ordinary',
    '<Platnosc>',
    '<Platnosc><ZnacznikZaplatyCzesciowej>1</ZnacznikZaplatyCzesciowej><ZaplataCzesciowa><KwotaZaplatyCzesciowej>1515.74</KwotaZaplatyCzesciowej><DataZaplatyCzesciowej>2026-11-19</DataZaplatyCzesciowej></ZaplataCzesciowa>',
    '/Fa/Platnosc/ZaplataCzesciowa[1]',
  ),
  PAYMENT_LINK_IDENTIFIER: broken(
    'ordinary',
    '</Platnosc>',
    '<LinkDoPlatnosci>https://pay.example.com/a?IPKSeF=123abcdefghij</LinkDoPlatnosci><IPKSeF>123abcdefghik</IPKSeF></Platnosc>',
    '/Fa/Platnosc/LinkDoPlatnosci',
  ),

  TABLE_ROW_TOO_WIDE: broken(
    'exempt',
    '</Fa></Faktura>',
    attachment('txt', '<WKom>a</WKom><WKom>b</WKom>'),
    '/Tabela[1]/Wiersz[1]',
  ),
  TABLE_CELL_TYPE: broken(
    'exempt',
    '</Fa></Faktura>',
    attachment('dec', '<WKom>sto</WKom>'),
    '/Wiersz[1]/WKom[1]',
  ),
};
