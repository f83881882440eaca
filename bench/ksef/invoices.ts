/** Numbers that look random and are the same on every run (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const words =
  'usługa towar montaż serwis transport przegląd szkolenie papier kabel śruba żarówka drukarka toner licencja wynajem'.split(
    ' ',
  );

/** One of many invoices of about 3.3 kB, each with other names, numbers and lines. */
export function invoice(index: number): { fileName: string; xml: Buffer } {
  const next = random(index + 1);
  const pick = () => words[Math.floor(next() * words.length)] ?? '';
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(next() * 10)).join('');
  const amount = () => `${Math.floor(next() * 10_000)}.${digits(2)}`;
  const party = () =>
    `<DaneIdentyfikacyjne><NIP>1${digits(9)}</NIP><Nazwa>${pick()} ${pick()} ${digits(5)} sp. z o.o.</Nazwa></DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>ul. ${pick()} ${digits(3)}, ${digits(2)}-${digits(3)} ${pick()}</AdresL1></Adres>`;
  const lines = Array.from(
    { length: 8 },
    (_, i) =>
      `<FaWiersz><NrWierszaFa>${i + 1}</NrWierszaFa><UU_ID>${digits(20)}</UU_ID><P_7>${pick()} ${pick()} ${pick()} ${digits(8)}</P_7><P_8A>szt.</P_8A><P_8B>${digits(2)}</P_8B><P_9A>${amount()}</P_9A><P_11>${amount()}</P_11><P_12>23</P_12></FaWiersz>`,
  ).join('');
  return {
    fileName: `faktura-${index}.xml`,
    xml: Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?><Faktura xmlns="http://crd.gov.pl/wzor/2025/06/25/13775/"><Naglowek><KodFormularza kodSystemowy="FA (3)" wersjaSchemy="1-0E">FA</KodFormularza><WariantFormularza>3</WariantFormularza><DataWytworzeniaFa>2026-11-23T08:00:00Z</DataWytworzeniaFa></Naglowek><Podmiot1>${party()}</Podmiot1><Podmiot2>${party()}<JST>2</JST><GV>2</GV></Podmiot2><Fa><KodWaluty>PLN</KodWaluty><P_1>2026-11-23</P_1><P_2>FV/${index}/${digits(6)}</P_2><P_13_1>${amount()}</P_13_1><P_14_1>${amount()}</P_14_1><P_15>${amount()}</P_15><Adnotacje><P_16>2</P_16><P_17>2</P_17><P_18>2</P_18><P_18A>2</P_18A><Zwolnienie><P_19N>1</P_19N></Zwolnienie><NoweSrodkiTransportu><P_22N>1</P_22N></NoweSrodkiTransportu><P_23>2</P_23><PMarzy><P_PMarzyN>1</P_PMarzyN></PMarzy></Adnotacje><RodzajFaktury>VAT</RodzajFaktury>${lines}</Fa><Stopka><Informacje><StopkaFaktury>${Array.from({ length: 40 }, pick).join(' ')} ${digits(200)}</StopkaFaktury></Informacje></Stopka></Faktura>`,
    ),
  };
}

/** Many invoices, made as they are asked for. */
export function* invoices(count: number) {
  for (let i = 0; i < count; i++) yield invoice(i);
}
