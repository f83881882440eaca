import { attachment, broken, type RuleCase } from './rule-case.ts';

/** Documents that break the rules on sums, rates, currencies, corrections, advances, payment and attachments. */
export const amountCases: Readonly<Record<string, RuleCase | readonly RuleCase[]>> = {
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
  TRIANGULAR_UNSTATED: broken(
    'services-abroad',
    '<P_12>np I</P_12>',
    '<P_12>np I</P_12><Procedura>TT_D</Procedura>',
    '/Fa/FaWiersz[2]/Procedura',
  ),
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
  ADVANCE_REPEATED: broken(
    'settlement',
    /(<FakturaZaliczkowa><NrKSeFFaZ[^]*?<\/FakturaZaliczkowa>)/u,
    '$1$1',
    '/Fa/FakturaZaliczkowa[2]',
  ),
  ADVANCE_REFERENCE_UNEXPECTED: broken('settlement', '>ROZ<', '>VAT<', '/Fa/FakturaZaliczkowa[1]'),
  ADVANCE_RATE_UNEXPECTED: broken(
    'foreign-currency',
    '</P_15>',
    '</P_15><KursWalutyZ>4</KursWalutyZ>',
    '/Fa/KursWalutyZ',
  ),
  SIMPLIFIED_TOO_LARGE: broken('simplified', '<P_15>450.00', '<P_15>450.01', '/Fa/P_15'),
  SIMPLIFIED_SALE: broken('simplified', '<P_12>23</P_12>', '<P_12>0 WDT</P_12>', '/Fa/RodzajFaktury'),

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
