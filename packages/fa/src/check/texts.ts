import type { Severity, Text } from '../problem.ts';

interface InputText {
  severity: Severity;
  message: Text;
  remedy: Text;
}

const error = (message: Text, remedy: Text): InputText => ({ severity: 'error', message, remedy });
const warning = (message: Text, remedy: Text): InputText => ({ severity: 'warning', message, remedy });
const text = (pl: string, en: string): Text => ({ pl, en });

/** What checkInput can find, in words for the person who fills the form in; `{field}` is the field's name. */
export const inputTexts = {
  INPUT_REQUIRED: error(
    text('{field}: brak wartości.', '{field}: nothing is filled in.'),
    text('Uzupełnij to pole.', 'Fill this field in.'),
  ),
  INPUT_TOO_LONG: error(
    text(
      '{field}: {length} znaków, a może być najwyżej {max}.',
      '{field}: {length} characters, at most {max} are allowed.',
    ),
    text('Skróć tekst.', 'Make the text shorter.'),
  ),
  INPUT_TOO_SHORT: error(
    text(
      '{field}: za mało znaków, potrzeba co najmniej {min}.',
      '{field}: too short, at least {min} characters are needed.',
    ),
    text('Uzupełnij brakujące znaki.', 'Add the missing characters.'),
  ),
  INPUT_CHARACTERS: error(
    text(
      '{field}: zawiera znak sterujący, którego KSeF nie przyjmuje.',
      '{field}: holds a control character that KSeF refuses.',
    ),
    text(
      'Usuń ten znak; najłatwiej wpisać tekst od nowa zamiast go wklejać.',
      'Remove it; typing the text instead of pasting is the easiest way.',
    ),
  ),
  INPUT_NOT_A_NUMBER: error(
    text('{field}: „{value}” nie jest liczbą.', '{field}: "{value}" is not a number.'),
    text('Wpisz liczbę, np. 1250,50.', 'Type a number, e.g. 1250.50.'),
  ),
  INPUT_TOO_MANY_DECIMALS: error(
    text('{field}: najwyżej {scale} miejsc po przecinku.', '{field}: at most {scale} decimal places.'),
    text('Zaokrąglij liczbę.', 'Round the number.'),
  ),
  INPUT_NUMBER_TOO_LARGE: error(
    text('{field}: liczba jest za duża.', '{field}: the number is too large.'),
    text('Sprawdź, czy nie ma w niej zbędnych cyfr.', 'Look for surplus digits.'),
  ),
  INPUT_NOT_POSITIVE: error(
    text('{field}: wartość musi być większa od zera.', '{field}: the value must be above zero.'),
    text(
      'Wpisz liczbę większą od zera; obniżkę ceny wykaż fakturą korygującą.',
      'Type a number above zero; a reduction belongs on a correction.',
    ),
  ),
  INPUT_NEGATIVE_PRICE: error(
    text('{field}: cena nie może być ujemna.', '{field}: a price cannot be negative.'),
    text(
      'Rabat wpisz w polu rabatu, a zmniejszenie wykaż fakturą korygującą.',
      'Use the discount field, or a correction.',
    ),
  ),
  INPUT_NOT_A_DATE: error(
    text('{field}: „{value}” nie jest datą.', '{field}: "{value}" is not a date.'),
    text('Podaj istniejący dzień w zapisie RRRR-MM-DD.', 'Give a day that exists, as YYYY-MM-DD.'),
  ),
  INPUT_DATE_RANGE: error(
    text(
      '{field}: dzień musi leżeć między {from} a {to}.',
      '{field}: the day must lie between {from} and {to}.',
    ),
    text('Popraw rok.', 'Correct the year.'),
  ),
  INPUT_DATE_ORDER: error(
    text('{field}: koniec okresu jest przed jego początkiem.', '{field}: the period ends before it begins.'),
    text('Zamień daty albo popraw jedną z nich.', 'Swap the dates or correct one of them.'),
  ),
  INPUT_ISSUE_DATE_FUTURE: error(
    text(
      'Data wystawienia {date} jest późniejsza niż dzisiejsza; KSeF odrzuci fakturę.',
      'The issue date {date} is later than today; KSeF will reject the invoice.',
    ),
    text(
      'Wpisz dzisiejszą datę albo wystaw fakturę w tamtym dniu.',
      'Use the date of today, or issue the invoice on that day.',
    ),
  ),
  INPUT_ISSUE_DATE_PAST: warning(
    text(
      'Data wystawienia {date} jest wcześniejsza niż dzisiejsza; KSeF oznaczy fakturę jako wystawioną offline.',
      'The issue date {date} is earlier than today; KSeF will mark the invoice as issued offline.',
    ),
    text(
      'Wpisz dzisiejszą datę, chyba że faktura rzeczywiście powstała wcześniej.',
      'Use the date of today, unless the invoice was really made earlier.',
    ),
  ),
  INPUT_NIP: error(
    text('{field}: „{value}” nie jest poprawnym numerem NIP.', '{field}: "{value}" is not a valid NIP.'),
    text(
      'Sprawdź cyfry: NIP ma ich dziesięć, a ostatnia jest kontrolna.',
      'Check the digits: a NIP has ten and the last one is a check digit.',
    ),
  ),
  INPUT_EU_VAT: error(
    text(
      '{field}: „{value}” nie jest numerem VAT UE w zapisie swojego kraju.',
      '{field}: "{value}" is not a VAT number as its country writes it.',
    ),
    text(
      'Wpisz numer z prefiksem kraju, np. DE123456789; polski NIP wpisz w polu NIP.',
      'Give the number with the prefix of its country, e.g. DE123456789; a Polish NIP goes to the field NIP.',
    ),
  ),
  INPUT_POLISH_EU_VAT: error(
    text(
      '{field}: polski numer nie może stać w polu VAT UE.',
      '{field}: a Polish number cannot stand as an EU VAT number.',
    ),
    text(
      'Wpisz dziesięć cyfr w polu NIP; inaczej nabywca nie zobaczy faktury w KSeF.',
      'Put the ten digits into the field NIP, or the buyer will not see the invoice in KSeF.',
    ),
  ),
  INPUT_TWO_TAX_NUMBERS: error(
    text('{field}: podano więcej niż jeden numer podatkowy.', '{field}: more than one tax number is given.'),
    text(
      'Zostaw jeden: NIP, numer VAT UE albo inny identyfikator.',
      'Keep one: NIP, EU VAT number or another identifier.',
    ),
  ),
  INPUT_BUYER_WITHOUT_NUMBER: warning(
    text(
      'Nabywca nie ma numeru podatkowego; nie znajdzie tej faktury w KSeF.',
      'The buyer has no tax number and will not find this invoice in KSeF.',
    ),
    text(
      'Podaj NIP, jeśli nabywca jest firmą; osobie prywatnej przekaż fakturę poza KSeF.',
      'Give the NIP of a business; hand the invoice to a private person outside KSeF.',
    ),
  ),
  INPUT_SELLER_IS_BUYER: warning(
    text('Sprzedawca i nabywca mają ten sam NIP.', 'Seller and buyer have the same NIP.'),
    text('Wpisz NIP nabywcy, nie własny.', "Give the buyer's NIP, not your own."),
  ),
  INPUT_INTERNAL_ID: error(
    text(
      '{field}: „{value}” nie jest identyfikatorem wewnętrznym.',
      '{field}: "{value}" is not an internal identifier.',
    ),
    text('Wpisz NIP, myślnik i pięć cyfr.', 'Give a NIP, a dash and five digits.'),
  ),
  INPUT_EMAIL: error(
    text('{field}: „{value}” nie jest adresem e-mail.', '{field}: "{value}" is not an e-mail address.'),
    text(
      'Podaj adres ze znakiem @ albo zostaw pole puste.',
      'Give an address with @, or leave the field empty.',
    ),
  ),
  INPUT_UNKNOWN_CODE: error(
    text('{field}: wartość „{value}” nie należy do listy.', '{field}: "{value}" is not on the list.'),
    text('Wybierz wartość z listy.', 'Choose a value from the list.'),
  ),
  INPUT_BANK_ACCOUNT: error(
    text(
      '{field}: numer „{value}” ma błędne cyfry kontrolne albo długość.',
      '{field}: "{value}" has wrong check digits or length.',
    ),
    text(
      'Przepisz numer rachunku z umowy z bankiem; polski ma 26 cyfr.',
      "Copy the account number from the bank's papers; a Polish one has 26 digits.",
    ),
  ),
  INPUT_NO_LINES: error(
    text('Faktura nie ma ani jednej pozycji.', 'The invoice has no line.'),
    text('Dodaj towar lub usługę.', 'Add goods or a service.'),
  ),
  INPUT_TOO_MANY: error(
    text('{field}: {count}, a może być najwyżej {max}.', '{field}: {count}, at most {max} are allowed.'),
    text('Podziel dokument na kilka.', 'Split the document.'),
  ),
  INPUT_EXEMPTION_GROUND: error(
    text(
      'Pozycja jest zwolniona z VAT, a nie podano podstawy prawnej zwolnienia.',
      'A line is exempt from VAT and no legal ground is given.',
    ),
    text(
      'Podaj przepis, np. „art. 43 ust. 1 pkt 37 ustawy o VAT”.',
      'Name the provision, e.g. "art. 43 ust. 1 pkt 37 ustawy o VAT".',
    ),
  ),
  INPUT_EXEMPTION_UNUSED: warning(
    text(
      'Podano podstawę zwolnienia, a żadna pozycja nie ma stawki „zw”.',
      'A ground of exemption is given, but no line has the rate "zw".',
    ),
    text('Usuń podstawę albo zmień stawkę pozycji.', 'Remove it, or change the rate of the line.'),
  ),
  INPUT_EXCHANGE_RATE: error(
    text(
      'Faktura w walucie {currency} z VAT wymaga kursu do przeliczenia podatku na złote.',
      'An invoice in {currency} with VAT needs an exchange rate to state the tax in zloty.',
    ),
    text(
      'Podaj kurs średni NBP z ostatniego dnia roboczego przed powstaniem obowiązku podatkowego.',
      'Give the mean rate of the National Bank of Poland of the last working day before the tax point.',
    ),
  ),
  INPUT_WDT_BUYER: error(
    text(
      'Stawka „0 WDT” wymaga numeru VAT UE nabywcy z innego kraju Unii.',
      'The rate "0 WDT" needs an EU VAT number of a buyer in another country of the Union.',
    ),
    text(
      'Podaj numer VAT UE nabywcy albo zmień stawkę.',
      "Give the buyer's EU VAT number, or change the rate.",
    ),
  ),
  INPUT_REVERSE_CHARGE_BUYER: error(
    text(
      'Stawka „{rate}” wymaga numeru podatkowego nabywcy.',
      'The rate "{rate}" needs a tax number of the buyer.',
    ),
    text('Podaj numer nabywcy albo zmień stawkę.', "Give the buyer's number, or change the rate."),
  ),
  INPUT_SPLIT_PAYMENT: warning(
    text(
      'Pozycja z załącznika nr 15 i kwota powyżej 15 000 zł wymagają mechanizmu podzielonej płatności.',
      'A line of annex 15 and an amount above 15,000 zł demand split payment.',
    ),
    text('Włącz adnotację „mechanizm podzielonej płatności”.', 'Switch the split-payment statement on.'),
  ),
  INPUT_MARGIN_KIND: error(
    text(
      'Pozycja jest w procedurze marży, a nie wskazano jej rodzaju.',
      'A line is under the margin scheme and its kind is not stated.',
    ),
    text(
      'Wskaż rodzaj: biura podróży, towary używane, dzieła sztuki albo antyki.',
      'State the kind: travel, second-hand goods, works of art or antiques.',
    ),
  ),
  INPUT_MARGIN_UNUSED: error(
    text(
      'Wskazano procedurę marży, a żadna pozycja nie jest nią objęta.',
      'A margin scheme is stated, but no line is under it.',
    ),
    text('Oznacz pozycje albo usuń adnotację.', 'Mark the lines, or remove the statement.'),
  ),
  INPUT_UNIT_THIRD_PARTY: error(
    text(
      'Faktura dotyczy {unit}, a nie podano danych tej jednostki.',
      'The invoice concerns {unit}, whose data are not given.',
    ),
    text(
      'Dodaj podmiot trzeci w roli {role} z jego NIP lub identyfikatorem wewnętrznym.',
      'Add a third party as {role} with its NIP or internal identifier.',
    ),
  ),
  INPUT_SHARES: error(
    text(
      'Udziały dodatkowych nabywców dają razem {sum}%, a muszą być mniejsze niż 100%.',
      'The shares of the additional buyers make {sum}%; they must be below 100%.',
    ),
    text(
      'Popraw udziały; reszta do 100% należy do nabywcy.',
      'Correct them; what is left up to 100% is the share of the buyer.',
    ),
  ),
  INPUT_CORRECTION_MISSING: error(
    text(
      'Faktura korygująca nie wskazuje faktury, którą koryguje.',
      'The correction names no invoice that it corrects.',
    ),
    text(
      'Wskaż numer i datę wystawienia faktury korygowanej.',
      'Give number and issue date of the corrected invoice.',
    ),
  ),
  INPUT_CORRECTION_UNEXPECTED: error(
    text(
      'Dane korekty mogą stać tylko na fakturze korygującej.',
      'Data of a correction may stand on a correction only.',
    ),
    text('Zmień rodzaj faktury albo usuń te dane.', 'Change the kind of invoice, or remove these data.'),
  ),
  INPUT_CORRECTED_AFTER: error(
    text(
      'Faktura korygowana ma datę {date}, późniejszą niż korekta.',
      'The corrected invoice is dated {date}, later than the correction.',
    ),
    text('Popraw datę faktury korygowanej.', 'Correct the date of the corrected invoice.'),
  ),
  INPUT_CORRECTION_NOTHING: error(
    text(
      'Korekta niczego nie zmienia: brak pozycji, zmienionych danych stron i poprawnego numeru.',
      'The correction changes nothing: no lines, no changed parties, no right number.',
    ),
    text(
      'Dodaj pozycje przed i po korekcie albo dane, które się zmieniają.',
      'Add lines before and after, or the data that change.',
    ),
  ),
  INPUT_AMOUNT_BEFORE: error(
    text(
      'Korekta faktury zaliczkowej wymaga kwoty zapłaty przed korektą.',
      'The correction of an advance needs the amount paid before it.',
    ),
    text(
      'Przepisz kwotę z korygowanej faktury zaliczkowej.',
      'Copy the amount from the corrected advance invoice.',
    ),
  ),
  INPUT_KSEF_NUMBER: error(
    text(
      '{field}: „{value}” nie jest numerem KSeF (błędna budowa lub suma kontrolna).',
      '{field}: "{value}" is not a KSeF number (form or checksum).',
    ),
    text(
      'Skopiuj 35-znakowy numer z KSeF albo z UPO.',
      'Copy the number of 35 characters from KSeF or the UPO.',
    ),
  ),
  INPUT_ADVANCE_MISSING: error(
    text(
      'Faktura zaliczkowa wymaga daty i kwoty otrzymanej zaliczki.',
      'An advance invoice needs day and amount of the money received.',
    ),
    text('Dodaj otrzymaną płatność.', 'Add the payment received.'),
  ),
  INPUT_ADVANCE_TOO_LARGE: warning(
    text(
      'Zaliczka {amount} przewyższa wartość zamówienia {order}.',
      'The advance {amount} exceeds the value of the order {order}.',
    ),
    text('Sprawdź kwotę zaliczki i pozycje zamówienia.', 'Check the advance and the lines of the order.'),
  ),
  INPUT_ORDER_WITHOUT_VALUE: error(
    text(
      'Zamówienie nie ma wartości, więc zaliczki nie da się przypisać do stawek VAT.',
      'The order has no value, so the advance cannot be spread over VAT rates.',
    ),
    text('Podaj ceny i ilości zamówionych pozycji.', 'Give prices and quantities of what was ordered.'),
  ),
  INPUT_SETTLEMENT_MISSING: error(
    text(
      'Faktura rozliczeniowa nie wskazuje żadnej faktury zaliczkowej.',
      'The settlement names no advance invoice.',
    ),
    text(
      'Wskaż faktury zaliczkowe i ich kwoty według stawek.',
      'Name the advance invoices and their amounts by rate.',
    ),
  ),
  INPUT_SETTLEMENT_REFERENCE: error(
    text(
      'Podaj numer KSeF faktury zaliczkowej albo, gdy jest spoza KSeF, jej numer.',
      'Give the KSeF number of the advance invoice or, outside KSeF, its own number.',
    ),
    text('Uzupełnij jedno z tych pól.', 'Fill in one of these fields.'),
  ),
  INPUT_SIMPLIFIED_TOO_LARGE: error(
    text(
      'Faktura uproszczona może opiewać najwyżej na 450 zł (100 euro), a ta ma {amount} {currency}.',
      'A simplified invoice may be for 450 zł (100 euro) at most; this one has {amount} {currency}.',
    ),
    text('Wystaw zwykłą fakturę VAT.', 'Issue an ordinary VAT invoice.'),
  ),
  INPUT_SIMPLIFIED_BUYER: error(
    text('Faktura uproszczona musi zawierać NIP nabywcy.', "A simplified invoice must show the buyer's NIP."),
    text(
      'Podaj NIP nabywcy albo wystaw zwykłą fakturę.',
      "Give the buyer's NIP, or issue an ordinary invoice.",
    ),
  ),
  INPUT_NEGATIVE_TOTAL: error(
    text('Kwota należności jest ujemna.', 'The amount due is negative.'),
    text('Zmniejszenie wykaż fakturą korygującą.', 'State a reduction on a correction.'),
  ),
  INPUT_TWO_SALE_DATES: error(
    text('Podano i dzień sprzedaży, i okres sprzedaży.', 'Both a day and a period of sale are given.'),
    text('Zostaw jedno z nich.', 'Keep one of them.'),
  ),
  INPUT_OSS_UNDER_MARGIN: error(
    text(
      'Pozycja jest i w procedurze marży, i ze stawką innego kraju (OSS).',
      'The line is both under the margin scheme and at a rate of another country (OSS).',
    ),
    text('Zostaw jedno z tych oznaczeń.', 'Keep one of these marks.'),
  ),
  INPUT_OSS_BUYER: warning(
    text(
      'Stawka innego kraju (OSS) dotyczy konsumentów spoza Polski, a nabywca jest z Polski lub ma NIP.',
      'A rate of another country (OSS) is for consumers abroad, but the buyer is Polish or has a NIP.',
    ),
    text(
      'Popraw dane nabywcy albo wybierz stawkę polską.',
      "Correct the buyer's data or choose a Polish rate.",
    ),
  ),
  INPUT_NEW_TRANSPORT_RATE: error(
    text(
      'Nowy środek transportu opisano przy pozycji o stawce innej niż „0 WDT”.',
      'A new means of transport is described at a line whose rate is not "0 WDT".',
    ),
    text('Zmień stawkę pozycji albo usuń opis.', 'Change the rate of the line, or remove the description.'),
  ),
  INPUT_TWO_VEHICLE_NUMBERS: error(
    text('Podano więcej niż jeden numer pojazdu.', 'More than one number of the vehicle is given.'),
    text('Zostaw jeden: VIN, nadwozia, podwozia albo ramy.', 'Keep one: VIN, body, chassis or frame number.'),
  ),
  INPUT_ROW_TOO_WIDE: error(
    text(
      'Wiersz tabeli ma {cells} komórek, a tabela {columns} kolumn.',
      'A row of the table has {cells} cells, the table {columns} columns.',
    ),
    text('Dodaj kolumnę albo usuń komórkę.', 'Add a column, or remove a cell.'),
  ),
  INPUT_CELL_TYPE: warning(
    text(
      'Komórka tabeli: „{value}” nie pasuje do typu kolumny ({type}).',
      'Cell of the table: "{value}" does not suit the type of its column ({type}).',
    ),
    text(
      'Popraw wartość albo typ kolumny (txt dla tekstu).',
      'Correct the value or the type of the column (txt for text).',
    ),
  ),
} satisfies Record<string, InputText>;

export type InputProblemCode = keyof typeof inputTexts;
