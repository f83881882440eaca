import { TZnakowy, TZnakowy512 } from '../common/types.ts';
import { element, optional, repeated, restricted, sequence, structure, textWith } from '../model.ts';
import { TZnakowy2 } from './types.ts';

export const attachment = structure(
  sequence(
    repeated(
      1,
      1000,
      element(
        'BlokDanych',
        structure(
          sequence(
            optional(element('ZNaglowek', TZnakowy512, 'Tytuł bloku', 'Block title')),
            repeated(
              1,
              1000,
              element(
                'MetaDane',
                structure(
                  sequence(
                    element('ZKlucz', TZnakowy, 'Nazwa informacji', 'Key'),
                    element('ZWartosc', TZnakowy, 'Treść informacji', 'Value'),
                  ),
                ),
                'Opis bloku',
                'Block description',
              ),
            ),
            optional(
              element(
                'Tekst',
                structure(sequence(repeated(1, 10, element('Akapit', TZnakowy512, 'Akapit', 'Paragraph')))),
                'Tekst',
                'Text',
              ),
            ),
            optional(
              sequence(
                repeated(
                  0,
                  1000,
                  element(
                    'Tabela',
                    structure(
                      sequence(
                        repeated(
                          0,
                          1000,
                          element(
                            'TMetaDane',
                            structure(
                              sequence(
                                element('TKlucz', TZnakowy, 'Nazwa informacji', 'Key'),
                                element('TWartosc', TZnakowy, 'Treść informacji', 'Value'),
                              ),
                            ),
                            'Opis tabeli',
                            'Table description',
                          ),
                        ),
                        optional(element('Opis', TZnakowy512, 'Opis', 'Description')),
                        element(
                          'TNaglowek',
                          structure(
                            sequence(
                              repeated(
                                1,
                                20,
                                element(
                                  'Kol',
                                  structure(
                                    sequence(
                                      element(
                                        'NKom',
                                        textWith(TZnakowy2, []),
                                        'Nazwa kolumny',
                                        'Column name',
                                      ),
                                    ),
                                    [
                                      {
                                        name: 'Typ',
                                        type: restricted('string', {
                                          values: ['date', 'datetime', 'dec', 'int', 'time', 'txt'],
                                        }),
                                      },
                                    ],
                                  ),
                                  'Kolumna',
                                  'Column',
                                ),
                              ),
                            ),
                          ),
                          'Nagłówek tabeli',
                          'Table header',
                        ),
                        repeated(
                          1,
                          1000,
                          element(
                            'Wiersz',
                            structure(
                              sequence(repeated(1, 20, element('WKom', TZnakowy2, 'Komórka', 'Cell'))),
                            ),
                            'Wiersz tabeli',
                            'Table row',
                          ),
                        ),
                        optional(
                          element(
                            'Suma',
                            structure(
                              sequence(
                                repeated(
                                  1,
                                  20,
                                  element('SKom', TZnakowy2, 'Komórka podsumowania', 'Totals cell'),
                                ),
                              ),
                            ),
                            'Podsumowanie tabeli',
                            'Table totals',
                          ),
                        ),
                      ),
                    ),
                    'Tabela',
                    'Table',
                  ),
                ),
              ),
            ),
          ),
        ),
        'Blok danych',
        'Data block',
      ),
    ),
  ),
);
