import * as etd from '../common/elementary-types.ts';
import { TDataT, TNaturalny, TZnakowy } from '../common/types.ts';
import { choice, element, optional, repeated, sequence, structure } from '../model.ts';

export const newMeansOfTransport = structure(
  choice(
    sequence(
      element(
        'P_22',
        etd.TWybor1,
        'Wewnątrzwspólnotowa dostawa nowych środków transportu',
        'Intra-Community supply of new means of transport',
      ),
      element(
        'P_42_5',
        etd.TWybor1_2,
        'Obowiązek z art. 42 ust. 5 ustawy',
        'Duty under art. 42(5) of the VAT act',
      ),
      repeated(
        1,
        10000,
        element(
          'NowySrodekTransportu',
          structure(
            sequence(
              element('P_22A', TDataT, 'Data dopuszczenia do użytku', 'Date of first use'),
              element('P_NrWierszaNST', TNaturalny, 'Numer wiersza faktury', 'Invoice line number'),
              optional(element('P_22BMK', TZnakowy, 'Marka', 'Make')),
              optional(element('P_22BMD', TZnakowy, 'Model', 'Model')),
              optional(element('P_22BK', TZnakowy, 'Kolor', 'Colour')),
              optional(element('P_22BNR', TZnakowy, 'Numer rejestracyjny', 'Registration number')),
              optional(element('P_22BRP', TZnakowy, 'Rok produkcji', 'Year of production')),
              choice(
                sequence(
                  element('P_22B', TZnakowy, 'Przebieg pojazdu lądowego', 'Mileage of the land vehicle'),
                  optional(
                    choice(
                      optional(element('P_22B1', TZnakowy, 'Numer VIN', 'VIN')),
                      optional(element('P_22B2', TZnakowy, 'Numer nadwozia', 'Body number')),
                      optional(element('P_22B3', TZnakowy, 'Numer podwozia', 'Chassis number')),
                      optional(element('P_22B4', TZnakowy, 'Numer ramy', 'Frame number')),
                    ),
                  ),
                  optional(element('P_22BT', TZnakowy, 'Typ pojazdu', 'Type of vehicle')),
                ),
                sequence(
                  element(
                    'P_22C',
                    TZnakowy,
                    'Godziny pracy jednostki pływającej',
                    'Hours of use of the vessel',
                  ),
                  optional(element('P_22C1', TZnakowy, 'Numer kadłuba', 'Hull number')),
                ),
                sequence(
                  element(
                    'P_22D',
                    TZnakowy,
                    'Godziny pracy statku powietrznego',
                    'Hours of use of the aircraft',
                  ),
                  optional(element('P_22D1', TZnakowy, 'Numer fabryczny', 'Serial number')),
                ),
              ),
            ),
          ),
          'Nowy środek transportu',
          'New means of transport',
        ),
      ),
    ),
    element(
      'P_22N',
      etd.TWybor1,
      'Brak dostawy nowych środków transportu',
      'No supply of new means of transport',
    ),
  ),
);

export const annotations = structure(
  sequence(
    element('P_16', etd.TWybor1_2, 'Metoda kasowa', 'Cash accounting'),
    element('P_17', etd.TWybor1_2, 'Samofakturowanie', 'Self-billing'),
    element('P_18', etd.TWybor1_2, 'Odwrotne obciążenie', 'Reverse charge'),
    element('P_18A', etd.TWybor1_2, 'Mechanizm podzielonej płatności', 'Split payment'),
    element(
      'Zwolnienie',
      structure(
        choice(
          sequence(
            element('P_19', etd.TWybor1, 'Sprzedaż zwolniona', 'Exempt supply'),
            choice(
              element(
                'P_19A',
                TZnakowy,
                'Przepis ustawy dający zwolnienie',
                'Exempting provision of the act',
              ),
              element(
                'P_19B',
                TZnakowy,
                'Przepis dyrektywy dający zwolnienie',
                'Exempting provision of the directive',
              ),
              element('P_19C', TZnakowy, 'Inna podstawa zwolnienia', 'Other ground of exemption'),
            ),
          ),
          element('P_19N', etd.TWybor1, 'Brak sprzedaży zwolnionej', 'No exempt supply'),
        ),
      ),
      'Zwolnienie z VAT',
      'VAT exemption',
    ),
    element('NoweSrodkiTransportu', newMeansOfTransport, 'Nowe środki transportu', 'New means of transport'),
    element('P_23', etd.TWybor1_2, 'Procedura trójstronna uproszczona', 'Simplified triangular procedure'),
    element(
      'PMarzy',
      structure(
        choice(
          sequence(
            element('P_PMarzy', etd.TWybor1, 'Sprzedaż w procedurze marży', 'Supply under a margin scheme'),
            choice(
              element('P_PMarzy_2', etd.TWybor1, 'Marża: biura podróży', 'Margin: travel agents'),
              element('P_PMarzy_3_1', etd.TWybor1, 'Marża: towary używane', 'Margin: second-hand goods'),
              element('P_PMarzy_3_2', etd.TWybor1, 'Marża: dzieła sztuki', 'Margin: works of art'),
              element(
                'P_PMarzy_3_3',
                etd.TWybor1,
                'Marża: przedmioty kolekcjonerskie i antyki',
                "Margin: collectors' items and antiques",
              ),
            ),
          ),
          element('P_PMarzyN', etd.TWybor1, 'Brak procedury marży', 'No margin scheme'),
        ),
      ),
      'Procedura marży',
      'Margin scheme',
    ),
  ),
);
