import { buildKsefNumber, type Correction, type InvoiceInput, type Party } from '../src/index.ts';
import { invoice, line } from './inputs.ts';

const german: Party = {
  name: 'Beispiel Handel GmbH',
  vatUe: 'DE123456789',
  country: 'DE',
  address: { line1: 'Musterstrasse 1', line2: '10115 Berlin' },
};
const american: Party = {
  name: 'Sample Goods Inc.',
  otherId: '99-9999999',
  country: 'US',
  address: { line1: '1 Example Street', line2: 'Springfield' },
};
const corrected = {
  number: 'FV/1/10/2026',
  issueDate: '2026-10-20',
  ksefNumber: buildKsefNumber({ nip: '5265877635', date: '2026-10-20', technicalPart: '0100001AF629' }),
};
const correction = (changes: Partial<Correction>): Correction => ({
  invoices: [corrected],
  reason: 'Zwrot towaru',
  effect: 'correction-period',
  ...changes,
});
const order = [
  line({ name: 'Domek ogrodowy', unitPrice: '20000', rate: '8' }),
  line({ name: 'Wyposażenie', quantity: '2', unitPrice: '1500' }),
];

/** One input for every kind of invoice that can be composed, by the name of its golden file. */
export const documents: Readonly<Record<string, InvoiceInput>> = {
  ordinary: invoice({
    lines: [
      line({ name: 'Montaż regałów', quantity: '2,5', unit: 'godz.', unitPrice: '120' }),
      line({
        name: 'Regał',
        unitPrice: '899,99',
        discount: '90',
        sku: 'REG-1',
        gtin: '5901234123457',
        uniqueId: 'a1',
      }),
      line({ name: 'Poradnik', quantity: '3', unitPrice: '19.05', rate: '5', pkwiu: '58.11.1' }),
      line({
        name: 'Jabłka',
        quantity: '10.125',
        unit: 'kg',
        unitPrice: '3.99',
        rate: '8',
        cn: '0808 10 80',
      }),
      line({ name: 'Przejazd taksówką', unitPrice: '45', rate: '4' }),
    ],
    payment: {
      method: 'transfer',
      dueDate: '2026-12-04',
      bankAccount: 'PL 61 1090 1014 0000 0712 1981 2874',
      bankName: 'Bank Przykładowy',
    },
    orderNumber: 'ZAM/7/2026',
    contractNumber: 'UM/3/2026',
    notes: 'Dziękujemy za zakupy.\nZwroty do 14 dni.',
    additionalInfo: [{ key: 'Numer listu', value: '123 456' }],
  }),
  'gross-prices': invoice({
    prices: 'gross',
    rounding: 'per-line',
    discountPercent: '10',
    lines: [line({ unitPrice: '49.99', quantity: '3' }), line({ unitPrice: '10.01', rate: '8' })],
    annotations: { cashRegister: true },
    payment: { method: 'card', paidOn: '2026-11-20' },
  }),
  'foreign-currency': invoice({
    currency: 'EUR',
    exchangeRate: { rate: '4.2512', date: '2026-11-18', table: '224/A/NBP/2026' },
    lines: [line({ unitPrice: '1234.56' }), line({ unitPrice: '10', rate: '5' })],
  }),
  exempt: invoice({
    lines: [line({ name: 'Ubezpieczenie', rate: 'zw' }), line({ name: 'Książka zwrotna', rate: '0 KR' })],
    annotations: { exemption: { kind: 'act', text: 'art. 43 ust. 1 pkt 37 ustawy o VAT' } },
  }),
  'reverse-charge': invoice({ lines: [line({ rate: 'oo', cn: '7204' })] }),
  'split-payment': invoice({
    lines: [
      line({
        name: 'Stal zbrojeniowa',
        quantity: '10',
        unit: 't',
        unitPrice: '3200',
        annex15: true,
        gtu: 'GTU_05',
      }),
    ],
    annotations: { splitPayment: true, selfBilling: true, cashAccounting: true, relatedParties: true },
    payment: { method: 'transfer', dueDate: '2026-12-20', bankAccount: '61109010140000071219812874' },
  }),
  'local-government': invoice({
    buyer: { ...invoice().buyer, name: 'Gmina Przykładowo', jst: true },
    thirdParties: [
      {
        name: 'Szkoła Podstawowa w Przykładowie',
        country: 'PL',
        address: { line1: 'ul. Szkolna 1', line2: '00-007 Przykładowo' },
        internalId: '1111111111-00001',
        role: 'jst-recipient',
      },
      { name: 'Opiekun projektu', country: 'PL', role: { other: 'koordynator' } },
      { name: 'Drugi Nabywca', nip: '2222222222', country: 'PL', role: 'additional-buyer', share: '33.5' },
    ],
  }),
  'intra-community': invoice({
    buyer: german,
    currency: 'EUR',
    lines: [line({ rate: '0 WDT', unitPrice: '2500' })],
  }),
  export: invoice({
    buyer: american,
    currency: 'USD',
    lines: [line({ rate: '0 EX', unitPrice: '400', quantity: '20' })],
  }),
  'services-abroad': invoice({
    buyer: german,
    lines: [line({ rate: 'np II' }), line({ name: 'Usługa poza krajem', rate: 'np I' })],
  }),
  margin: invoice({
    prices: 'gross',
    lines: [
      line({ name: 'Wycieczka, usługi obce', unitPrice: '2000', margin: true }),
      line({ name: 'Wycieczka, usługa własna', unitPrice: '1000' }),
    ],
    annotations: { margin: 'travel' },
  }),
  'one-stop-shop': invoice({
    currency: 'EUR',
    prices: 'gross',
    buyer: {
      name: 'Erika Beispiel',
      country: 'DE',
      address: { line1: 'Musterstrasse 3', line2: '20095 Hamburg' },
    },
    lines: [
      line({ name: 'Kubek', unitPrice: '11.90', quantity: '3', ossRate: '19', procedure: 'WSTO_EE' }),
      line({ name: 'Książka', unitPrice: '21.40', ossRate: '7,0', procedure: 'WSTO_EE' }),
    ],
    payment: { method: 'card', paidOn: '2026-11-20' },
  }),
  'new-cars': invoice({
    buyer: german,
    lines: [
      line({
        name: 'Samochód osobowy',
        unitPrice: '98000',
        rate: '0 WDT',
        newTransport: {
          firstUse: '2026-10-02',
          make: 'Przykład',
          model: 'P1',
          colour: 'zielony',
          registration: 'XX 00001',
          yearMade: '2026',
          vehicle: { kind: 'land', mileage: '1200 km', vin: 'XXX00000000000001', type: 'M1' },
        },
      }),
      line({
        name: 'Przyczepa',
        unitPrice: '12000',
        rate: '0 WDT',
        newTransport: {
          firstUse: '2026-11-02',
          vehicle: { kind: 'land', mileage: '0', chassisNumber: 'P-000-1' },
        },
      }),
    ],
  }),
  'new-vessel-and-aircraft': invoice({
    buyer: {
      name: 'Max Beispiel',
      country: 'DE',
      address: { line1: 'Musterstrasse 4', line2: '18055 Rostock' },
    },
    lines: [
      line({
        name: 'Jacht',
        unitPrice: '250000',
        rate: '0 WDT',
        newTransport: {
          firstUse: '2026-09-15',
          vehicle: { kind: 'vessel', hours: '40', hullNumber: 'PL-XXX00001A626' },
        },
      }),
      line({
        name: 'Szybowiec z silnikiem',
        unitPrice: '310000',
        rate: '0 WDT',
        newTransport: {
          firstUse: '2026-09-20',
          vehicle: { kind: 'aircraft', hours: '12', serialNumber: 'SN-1' },
        },
      }),
    ],
    annotations: { newTransportNotice: true },
  }),
  'with-attachment': invoice({
    lines: [line({ name: 'Energia elektryczna', quantity: '1020', unit: 'kWh', unitPrice: '0.62' })],
    attachment: [
      {
        title: 'Rozliczenie licznika',
        facts: [
          { key: 'Punkt poboru', value: 'PPE 000000000000000001' },
          { key: 'Taryfa', value: 'C11' },
        ],
        paragraphs: ['Odczyt rzeczywisty.', ' Następny  odczyt w grudniu. '],
        tables: [
          {
            facts: [{ key: 'Licznik', value: 'nr 00000001' }],
            description: 'Odczyty',
            columns: [
              { name: 'Strefa', type: 'txt' },
              { name: 'Data', type: 'date' },
              { name: 'Stan', type: 'int' },
              { name: 'Opłata', type: 'dec' },
            ],
            rows: [
              ['Listopad'],
              ['całodobowa', '2026-11-18', '1 020', '632.40'],
              ['nocna', '2026-11-18', '-', ''],
            ],
            totals: ['Razem', '', '1020', '632.40'],
          },
        ],
      },
      { facts: [{ key: 'Uwagi', value: 'Drugi blok' }] },
    ],
  }),
  simplified: invoice({
    kind: 'UPR',
    prices: 'gross',
    buyer: { name: '', nip: '1111111111', country: 'PL' },
    lines: [line({ name: 'Wiertarka', unitPrice: '450' })],
  }),
  advance: invoice({
    kind: 'ZAL',
    saleDate: undefined,
    lines: order,
    advance: { payments: [{ date: '2026-11-18', amount: '5000' }] },
  }),
  'advance-in-parts': invoice({
    kind: 'ZAL',
    saleDate: undefined,
    currency: 'EUR',
    exchangeRate: { rate: '4.25', date: '2026-11-17' },
    prices: 'gross',
    lines: order,
    advance: {
      payments: [
        { date: '2026-11-17', amount: '3000' },
        { date: '2026-11-18', amount: '2000' },
      ],
    },
  }),
  settlement: invoice({
    kind: 'ROZ',
    lines: order,
    settlement: {
      advances: [
        {
          ksefNumber: corrected.ksefNumber,
          amounts: [
            { rate: '23', net: '594.22', vat: '136.67' },
            { rate: '8', net: '3952.88', vat: '316.23' },
          ],
        },
        { number: 'FZ/2/2026', amounts: [{ rate: '23', net: '100', vat: '23' }] },
      ],
    },
  }),
  'correction-by-difference': invoice({
    kind: 'KOR',
    number: 'FK/1/11/2026',
    lines: [line({ quantity: '-1', name: 'Zwrócony regał' })],
    correction: correction({}),
  }),
  'correction-before-after': invoice({
    kind: 'KOR',
    number: 'FK/2/11/2026',
    lines: [line({ quantity: '2' }), line({ name: 'Dostawa', rate: '8', unitPrice: '15' })],
    correction: correction({
      linesBefore: [line({ quantity: '3' }), line({ name: 'Dostawa', rate: '23', unitPrice: '15' })],
      effect: 'original-period',
    }),
  }),
  'correction-collective': invoice({
    kind: 'KOR',
    number: 'FK/3/11/2026',
    saleDate: undefined,
    lines: [line({ name: 'Regał', quantity: '100', unitPrice: '' })],
    correction: correction({
      invoices: [corrected, { number: 'FV/9/9/2026', issueDate: '2026-09-30' }],
      reason: 'Rabat za poziom zakupów',
      collective: {
        period: 'trzeci kwartał 2026',
        amounts: [{ rate: '23', net: '-813.01', vat: '-186.99' }],
      },
    }),
  }),
  'correction-of-data': invoice({
    kind: 'KOR',
    number: 'FK/4/11/2026',
    saleDate: undefined,
    buyer: { ...invoice().buyer, linkKey: '0001' },
    lines: [],
    correction: correction({
      reason: 'Błędna nazwa nabywcy i numer faktury',
      effect: 'original-period',
      correctNumber: 'FV/1A/10/2026',
      sellerBefore: { ...invoice().seller, name: 'Przykładowa Pracownia s.c.' },
      buyersBefore: [{ ...invoice().buyer, name: 'Zmyślony Handel sp. j.', linkKey: '0001' }],
    }),
  }),
  'correction-of-advance': invoice({
    kind: 'KOR_ZAL',
    number: 'FK/5/11/2026',
    lines: order,
    correction: correction({
      reason: 'Błędna stawka VAT',
      effect: 'other',
      linesBefore: order.map((old) => ({ ...old, rate: '23' as const })),
      amountBefore: '5000',
    }),
  }),
  'correction-of-settlement': invoice({
    kind: 'KOR_ROZ',
    number: 'FK/6/11/2026',
    lines: order,
    correction: correction({
      linesBefore: [order[0]!, line({ name: 'Wyposażenie', quantity: '3', unitPrice: '1500' })],
      amountBefore: '25000',
    }),
  }),
};
