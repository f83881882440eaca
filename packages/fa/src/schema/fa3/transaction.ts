import * as etd from '../common/elementary-types.ts';
import { TAdres } from '../common/structures.ts';
import { TDataCzas, TIlosci, TKodWaluty, TZnakowy, TZnakowy50 } from '../common/types.ts';
import { choice, element, optional, repeated, sequence, structure } from '../model.ts';
import { TPodmiot2 } from './structures.ts';
import { TDataU, TLadunek, TRodzajTransportu } from './types.ts';

export const transport = structure(
  sequence(
    choice(
      element('RodzajTransportu', TRodzajTransportu, 'Rodzaj transportu', 'Mode of transport'),
      sequence(
        element('TransportInny', etd.TWybor1, 'Inny transport', 'Other transport'),
        element('OpisInnegoTransportu', TZnakowy50, 'Opis innego transportu', 'Other transport description'),
      ),
    ),
    optional(
      element(
        'Przewoznik',
        structure(
          sequence(
            element('DaneIdentyfikacyjne', TPodmiot2, 'Dane identyfikacyjne', 'Identification'),
            element('AdresPrzewoznika', TAdres, 'Adres przewoźnika', "Carrier's address"),
          ),
        ),
        'Przewoźnik',
        'Carrier',
      ),
    ),
    optional(
      element('NrZleceniaTransportu', TZnakowy, 'Numer zlecenia transportu', 'Transport order number'),
    ),
    sequence(
      choice(
        element('OpisLadunku', TLadunek, 'Rodzaj ładunku', 'Kind of load'),
        sequence(
          element('LadunekInny', etd.TWybor1, 'Inny ładunek', 'Other load'),
          element('OpisInnegoLadunku', TZnakowy50, 'Opis innego ładunku', 'Other load description'),
        ),
      ),
      optional(element('JednostkaOpakowania', TZnakowy, 'Jednostka opakowania', 'Packaging unit')),
    ),
    optional(
      sequence(
        optional(element('DataGodzRozpTransportu', TDataCzas, 'Początek transportu', 'Transport starts')),
        optional(element('DataGodzZakTransportu', TDataCzas, 'Koniec transportu', 'Transport ends')),
        optional(element('WysylkaZ', TAdres, 'Wysyłka z', 'Shipped from')),
        repeated(0, 20, element('WysylkaPrzez', TAdres, 'Wysyłka przez', 'Shipped through')),
        optional(element('WysylkaDo', TAdres, 'Wysyłka do', 'Shipped to')),
      ),
    ),
  ),
);

export const transactionTerms = structure(
  sequence(
    repeated(
      0,
      100,
      element(
        'Umowy',
        structure(
          optional(
            sequence(
              optional(element('DataUmowy', TDataU, 'Data umowy', 'Contract date')),
              optional(element('NrUmowy', TZnakowy, 'Numer umowy', 'Contract number')),
            ),
          ),
        ),
        'Umowa',
        'Contract',
      ),
    ),
    repeated(
      0,
      100,
      element(
        'Zamowienia',
        structure(
          optional(
            sequence(
              optional(element('DataZamowienia', TDataU, 'Data zamówienia', 'Order date')),
              optional(element('NrZamowienia', TZnakowy, 'Numer zamówienia', 'Order number')),
            ),
          ),
        ),
        'Zamówienie',
        'Order',
      ),
    ),
    repeated(0, 1000, element('NrPartiiTowaru', TZnakowy, 'Numer partii towaru', 'Batch number')),
    optional(element('WarunkiDostawy', TZnakowy, 'Warunki dostawy', 'Delivery terms')),
    optional(
      sequence(
        element('KursUmowny', TIlosci, 'Kurs umowny', 'Agreed exchange rate'),
        element('WalutaUmowna', TKodWaluty, 'Waluta umowna', 'Agreed currency'),
      ),
    ),
    repeated(0, 20, element('Transport', transport, 'Transport', 'Transport')),
    optional(
      element('PodmiotPosredniczacy', etd.TWybor1, 'Podmiot pośredniczący', 'Intermediary in a chain'),
    ),
  ),
);
