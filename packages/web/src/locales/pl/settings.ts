export const settings = {
  title: 'Ustawienia',
  company: {
    title: 'Dane firmy na fakturach',
    lead: 'Te dane trafiają na każdą fakturę wystawioną od teraz. Wystawionych już faktur nic nie zmienia.',
    nip: 'NIP',
    name: 'Nazwa firmy',
    addressLine1: 'Ulica i numer',
    addressLine2: 'Kod pocztowy i miejscowość',
    email: 'E-mail na fakturze',
    phone: 'Telefon na fakturze',
    bankAccount: 'Rachunek bankowy',
    bankAccountHint: '26 cyfr albo IBAN; spacje nie przeszkadzają.',
    bankName: 'Nazwa banku',
    numberPattern: 'Wzór numeru faktury',
    numberPatternHint:
      '{NR} to kolejny numer, {MM} miesiąc, {RRRR} rok. Seria zaczyna się od nowa, gdy zmienia się miesiąc lub rok z wzoru.',
    saved: 'Zapisano dane firmy.',
  },
  later: 'Użytkownicy i role, szablony i logo, poczta oraz kopie zapasowe pojawią się w kolejnych wydaniach.',
};
