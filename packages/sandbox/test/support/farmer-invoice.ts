import { today } from './invoice.ts';

export interface FarmerInvoiceParts {
  farmer: string;
  buyer: string;
  number: string;
}

/** An ordinary invoice FA_RR (1), which the buyer issues for the farmer: 1000.00 and a flat-rate refund of 70.00. */
export function farmerInvoiceXml({ farmer, buyer, number }: FarmerInvoiceParts): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Faktura xmlns="http://crd.gov.pl/wzor/2026/03/06/14189/"><Naglowek><KodFormularza kodSystemowy="FA_RR (1)" wersjaSchemy="1-1E">FA_RR</KodFormularza><WariantFormularza>1</WariantFormularza><DataWytworzeniaFa>2026-02-01T00:00:00Z</DataWytworzeniaFa><SystemInfo>Skryba</SystemInfo></Naglowek>
<Podmiot1><DaneIdentyfikacyjne><NIP>${farmer}</NIP><Nazwa>Gospodarstwo Próbne</Nazwa></DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>Wzorowo 1</AdresL1></Adres></Podmiot1>
<Podmiot2><DaneIdentyfikacyjne><NIP>${buyer}</NIP><Nazwa>Skup Próbny sp. z o.o.</Nazwa></DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>ul. Próbna 1</AdresL1></Adres></Podmiot2>
<FakturaRR><KodWaluty>PLN</KodWaluty><P_4B>${today()}</P_4B><P_4C>${number}</P_4C><P_11_1>1000.00</P_11_1><P_11_2>70.00</P_11_2><P_12_1>1070.00</P_12_1><P_12_2>tysiąc siedemdziesiąt złotych 00/100</P_12_2><RodzajFaktury>VAT_RR</RodzajFaktury><FakturaRRWiersz><NrWierszaFa>1</NrWierszaFa><P_5>Pszenica</P_5><P_6A>t</P_6A><P_6B>2</P_6B><P_6C>klasa A</P_6C><P_7>500.00</P_7><P_8>1000.00</P_8><P_9>7</P_9><P_10>70.00</P_10><P_11>1070.00</P_11></FakturaRRWiersz></FakturaRR></Faktura>`;
}
