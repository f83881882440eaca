import * as etd from '../common/elementary-types.ts';
import { TZnakowy } from '../common/types.ts';
import { codes, simpleType } from '../model.ts';

export const TKodFormularza = simpleType('TKodFormularza', 'string', { values: ['FA'] });

export const TZnakowy2 = simpleType('TZnakowy2', 'token', { minLength: 0, maxLength: 256 });

export const TDataU = simpleType('TDataU', etd.TData, { min: '1990-01-01', max: '2050-01-01' });

export const TNrVatUE = simpleType('TNrVatUE', 'string', { patterns: ['(\\d|[A-Z]|\\+|\\*){1,12}'] });

export const TFormaPlatnosci = simpleType(
  'TFormaPlatnosci',
  'integer',
  codes(
    ['1', 'gotówka', 'cash'],
    ['2', 'karta', 'card'],
    ['3', 'bon', 'voucher'],
    ['4', 'czek', 'cheque'],
    ['5', 'kredyt', 'credit'],
    ['6', 'przelew', 'bank transfer'],
    ['7', 'płatność mobilna', 'mobile payment'],
  ),
);

export const TLadunek = simpleType(
  'TLadunek',
  'integer',
  codes(
    ['1', 'bańka', 'can'],
    ['2', 'beczka', 'barrel'],
    ['3', 'butla', 'cylinder'],
    ['4', 'karton', 'carton'],
    ['5', 'kanister', 'jerrycan'],
    ['6', 'klatka', 'cage'],
    ['7', 'kontener', 'container'],
    ['8', 'kosz', 'basket'],
    ['9', 'łubianka', 'punnet'],
    ['10', 'opakowanie zbiorcze', 'collective packaging'],
    ['11', 'paczka', 'parcel'],
    ['12', 'pakiet', 'bundle'],
    ['13', 'paleta', 'pallet'],
    ['14', 'pojemnik', 'bin'],
    ['15', 'pojemnik na ładunek sypki', 'bulk container, solid'],
    ['16', 'pojemnik na ładunek płynny', 'bulk container, liquid'],
    ['17', 'pudełko', 'box'],
    ['18', 'puszka', 'tin'],
    ['19', 'skrzynia', 'crate'],
    ['20', 'worek', 'sack'],
  ),
);

export const TProcentowy = simpleType('TProcentowy', 'decimal', {
  totalDigits: 9,
  fractionDigits: 6,
  min: '0',
  max: '100',
  whiteSpace: 'collapse',
});

export const TRachunekWlasnyBanku = simpleType(
  'TRachunekWlasnyBanku',
  'integer',
  codes(
    ['1', 'rozliczanie nabywanych wierzytelności', 'settling acquired receivables'],
    ['2', 'pobieranie należności na rzecz dostawcy', 'collecting payments for the supplier'],
    ['3', 'gospodarka własna banku', "the bank's own business"],
  ),
);

export const TRolaPodmiotuUpowaznionego = simpleType(
  'TRolaPodmiotuUpowaznionego',
  'integer',
  codes(
    ['1', 'organ egzekucyjny', 'enforcement authority'],
    ['2', 'komornik sądowy', 'court bailiff'],
    ['3', 'przedstawiciel podatkowy', 'tax representative'],
  ),
);

export const TRolaPodmiotu3 = simpleType(
  'TRolaPodmiotu3',
  'integer',
  codes(
    ['1', 'faktor', 'factor'],
    ['2', 'odbiorca', 'recipient'],
    ['3', 'podmiot pierwotny', 'original entity'],
    ['4', 'dodatkowy nabywca', 'additional buyer'],
    ['5', 'wystawca faktury', 'invoice issuer'],
    ['6', 'dokonujący płatności', 'payer'],
    ['7', 'jednostka samorządu – wystawca', 'local government – issuer'],
    ['8', 'jednostka samorządu – odbiorca', 'local government – recipient'],
    ['9', 'członek grupy VAT – wystawca', 'VAT group member – issuer'],
    ['10', 'członek grupy VAT – odbiorca', 'VAT group member – recipient'],
    ['11', 'pracownik', 'employee'],
  ),
);

export const TRodzajFaktury = simpleType(
  'TRodzajFaktury',
  TZnakowy,
  codes(
    ['VAT', 'faktura VAT', 'VAT invoice'],
    ['KOR', 'faktura korygująca', 'correcting invoice'],
    ['ZAL', 'faktura zaliczkowa', 'advance invoice'],
    ['ROZ', 'faktura rozliczeniowa', 'settlement invoice'],
    ['UPR', 'faktura uproszczona', 'simplified invoice'],
    ['KOR_ZAL', 'korekta faktury zaliczkowej', 'correction of an advance invoice'],
    ['KOR_ROZ', 'korekta faktury rozliczeniowej', 'correction of a settlement invoice'],
  ),
);

export const TTypKorekty = simpleType(
  'TTypKorekty',
  'integer',
  codes(
    ['1', 'w dacie ujęcia faktury pierwotnej', 'on the date of the original invoice'],
    ['2', 'w dacie wystawienia korekty', 'on the issue date of the correction'],
    ['3', 'w innej dacie', 'on another date'],
  ),
);

export const TStawkaPodatku = simpleType(
  'TStawkaPodatku',
  TZnakowy,
  codes(
    ['23', '23%', '23%'],
    ['22', '22%', '22%'],
    ['8', '8%', '8%'],
    ['7', '7%', '7%'],
    ['5', '5%', '5%'],
    ['4', '4%', '4%'],
    ['3', '3%', '3%'],
    ['0 KR', '0% (kraj)', '0% (domestic)'],
    ['0 WDT', '0% (WDT)', '0% (intra-Community)'],
    ['0 EX', '0% (eksport)', '0% (export)'],
    ['zw', 'zw.', 'exempt'],
    ['oo', 'odwrotne obciążenie', 'reverse charge'],
    ['np I', 'np. (poza krajem)', 'outside Poland'],
    ['np II', 'np. (usługi, art. 100 ust. 1 pkt 4)', 'outside Poland (services, art. 100(1)(4))'],
  ),
);

export const TOznaczenieProcedury = simpleType('TOznaczenieProcedury', TZnakowy, {
  values: ['WSTO_EE', 'IED', 'TT_D', 'I_42', 'I_63', 'B_SPV', 'B_SPV_DOSTAWA', 'B_MPV_PROWIZJA'],
});

export const TOznaczenieProceduryZ = simpleType('TOznaczenieProceduryZ', TZnakowy, {
  values: ['WSTO_EE', 'IED', 'TT_D', 'B_SPV', 'B_SPV_DOSTAWA', 'B_MPV_PROWIZJA'],
});

export const TGTU = simpleType('TGTU', TZnakowy, {
  values: [
    'GTU_01',
    'GTU_02',
    'GTU_03',
    'GTU_04',
    'GTU_05',
    'GTU_06',
    'GTU_07',
    'GTU_08',
    'GTU_09',
    'GTU_10',
    'GTU_11',
    'GTU_12',
    'GTU_13',
  ],
});

export const TRodzajTransportu = simpleType(
  'TRodzajTransportu',
  'integer',
  codes(
    ['1', 'morski', 'sea'],
    ['2', 'kolejowy', 'rail'],
    ['3', 'drogowy', 'road'],
    ['4', 'lotniczy', 'air'],
    ['5', 'przesyłka pocztowa', 'post'],
    ['7', 'stałe instalacje przesyłowe', 'fixed installations'],
    ['8', 'żegluga śródlądowa', 'inland waterway'],
  ),
);
