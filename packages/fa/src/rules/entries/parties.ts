import { error, type RuleEntry, warning } from './entry.ts';

const ROLES = 'Broszura informacyjna FA(3), Podmiot2 (JST, GV) i Podmiot3 (Rola)';

/** Seller, buyer, third parties and their roles. */
export const partyEntries = {
  BUYER_NAME_MISSING: error(
    [
      'Faktura inna niż uproszczona zawiera nazwę nabywcy',
      'An invoice other than a simplified one names the buyer',
    ],
    ['Brak nazwy nabywcy.', "The buyer's name is missing."],
    ['Podaj imię i nazwisko lub nazwę nabywcy.', "Give the buyer's name."],
    'Ustawa o VAT, art. 106e ust. 1 pkt 3',
  ),
  BUYER_ADDRESS_MISSING: warning(
    [
      'Faktura inna niż uproszczona zawiera adres nabywcy',
      "An invoice other than a simplified one states the buyer's address",
    ],
    ['Brak adresu nabywcy.', "The buyer's address is missing."],
    ['Podaj adres nabywcy.', "Give the buyer's address."],
    'Ustawa o VAT, art. 106e ust. 1 pkt 3',
  ),
  SIMPLIFIED_BUYER_NIP: error(
    ['Faktura uproszczona zawiera NIP nabywcy', "A simplified invoice states the buyer's NIP"],
    ['Na fakturze uproszczonej brak NIP nabywcy.', "The simplified invoice lacks the buyer's NIP."],
    ['Podaj NIP nabywcy albo wystaw zwykłą fakturę.', "Give the buyer's NIP, or issue an ordinary invoice."],
    'Ustawa o VAT, art. 106e ust. 5 pkt 3',
  ),
  JST_UNIT_MISSING: warning(
    [
      'Faktura dla jednostki podrzędnej JST wskazuje tę jednostkę',
      'An invoice for a unit of a local government names the unit',
    ],
    [
      'Pole JST ma wartość 1, a brak podmiotu trzeciego w roli 8; jednostka nie zobaczy faktury.',
      'JST is 1, but there is no third party in role 8; the unit will not see the invoice.',
    ],
    [
      'Dodaj Podmiot3 z rolą 8 i NIP lub identyfikatorem wewnętrznym jednostki.',
      'Add a Podmiot3 with role 8 and the NIP or internal identifier of the unit.',
    ],
    ROLES,
  ),
  JST_FLAG_MISSING: warning(
    [
      'Wskazana jednostka JST jest zaznaczona w polu JST',
      'A unit of a local government is marked in the field JST',
    ],
    [
      'Jest podmiot trzeci w roli 8, a pole JST ma wartość 2.',
      'There is a third party in role 8, but JST is 2.',
    ],
    ['Zmień JST na 1 albo usuń podmiot trzeci.', 'Set JST to 1, or remove the third party.'],
    ROLES,
  ),
  VAT_GROUP_MEMBER_MISSING: warning(
    [
      'Faktura dla członka grupy VAT wskazuje tego członka',
      'An invoice for a member of a VAT group names the member',
    ],
    [
      'Pole GV ma wartość 1, a brak podmiotu trzeciego w roli 10; członek grupy nie zobaczy faktury.',
      'GV is 1, but there is no third party in role 10; the member will not see the invoice.',
    ],
    [
      'Dodaj Podmiot3 z rolą 10 i NIP lub identyfikatorem wewnętrznym członka grupy.',
      'Add a Podmiot3 with role 10 and the NIP or internal identifier of the member.',
    ],
    ROLES,
  ),
  VAT_GROUP_FLAG_MISSING: warning(
    [
      'Wskazany członek grupy VAT jest zaznaczony w polu GV',
      'A member of a VAT group is marked in the field GV',
    ],
    [
      'Jest podmiot trzeci w roli 10, a pole GV ma wartość 2.',
      'There is a third party in role 10, but GV is 2.',
    ],
    ['Zmień GV na 1 albo usuń podmiot trzeci.', 'Set GV to 1, or remove the third party.'],
    ROLES,
  ),
  UNIT_IDENTIFIER_MISSING: warning(
    [
      'Jednostka JST i członek grupy VAT mają NIP lub identyfikator wewnętrzny',
      'A unit and a group member have a NIP or an internal identifier',
    ],
    [
      'Podmiot trzeci w roli {role} nie ma NIP ani identyfikatora wewnętrznego; nie zobaczy faktury.',
      'The third party in role {role} has neither a NIP nor an internal identifier and will not see the invoice.',
    ],
    [
      'Podaj NIP albo identyfikator wewnętrzny (NIP i pięć cyfr).',
      'Give a NIP or an internal identifier (NIP and five digits).',
    ],
    ROLES,
  ),
  SHARES_ABOVE_WHOLE: error(
    [
      'Udziały dodatkowych nabywców nie przekraczają 100%',
      'The shares of additional buyers do not exceed 100 %',
    ],
    [
      'Udziały dodatkowych nabywców przekraczają razem 100%.',
      'The shares of the additional buyers exceed 100 % together.',
    ],
    [
      'Popraw udziały; reszta do 100% należy do nabywcy.',
      'Correct them; what is left up to 100 % belongs to the buyer.',
    ],
    'Schemat FA(3), Podmiot3/Udzial',
  ),
  SHARE_OF_OTHER_ROLE: warning(
    ['Udział podaje się tylko przy dodatkowym nabywcy', 'A share is given for an additional buyer only'],
    [
      'Udział stoi przy podmiocie w innej roli niż dodatkowy nabywca (4).',
      'A share stands with a party that is not an additional buyer (4).',
    ],
    ['Usuń udział albo zmień rolę na 4.', 'Remove the share, or change the role to 4.'],
    'Schemat FA(3), Podmiot3/Udzial',
  ),
  SELF_BILLING_ISSUER: warning(
    [
      'Przy samofakturowaniu nabywca nie występuje jako wystawca',
      'With self-billing the buyer is not named as issuer',
    ],
    [
      'Faktura jest samofakturą, a wskazano podmiot w roli wystawcy (5) o NIP nabywcy.',
      'The invoice is self-billed and names the buyer as the issuer (5).',
    ],
    [
      'Usuń podmiot w roli 5; wystawcę określa adnotacja o samofakturowaniu.',
      'Remove the party in role 5; the statement of self-billing says who issued it.',
    ],
    'Schemat FA(3), TRolaPodmiotu3',
  ),
} satisfies Record<string, RuleEntry>;
