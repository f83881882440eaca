import type { Text } from '../problem.ts';

interface CatalogueEntry {
  message: Text;
  remedy: Text;
  source: string;
}

const xml = 'XML 1.0 (W3C)';
const namespaces = 'Namespaces in XML 1.0 (W3C)';
const guide = 'Przewodnik integratora KSeF 2.0, „Weryfikacja faktury”';
const schema = 'Schemat XSD struktury logicznej / XSD of the logical structure';

const repairFile: Text = {
  pl: 'Wygeneruj plik ponownie w programie, który go utworzył; nie poprawiaj go ręcznie.',
  en: 'Generate the file again in the program that made it; do not mend it by hand.',
};

/** Everything that can be wrong before business rules are asked, with `{placeholders}` for the particulars. */
export const problemCatalogue = {
  XML_TOO_LARGE: {
    message: {
      pl: 'Plik ma {size} bajtów, a może mieć najwyżej {limit}.',
      en: 'The file has {size} bytes; at most {limit} are allowed.',
    },
    remedy: {
      pl: 'Podziel fakturę na mniejsze albo skróć załącznik.',
      en: 'Split the invoice into smaller ones or shorten the attachment.',
    },
    source: guide,
  },
  XML_NOT_UTF8: {
    message: {
      pl: 'Plik nie jest zapisany w kodowaniu UTF-8.',
      en: 'The file is not encoded in UTF-8.',
    },
    remedy: {
      pl: 'Zapisz plik w UTF-8 (w programie, który go tworzy, wybierz kodowanie UTF-8).',
      en: 'Save the file as UTF-8 (choose that encoding in the program that makes it).',
    },
    source: guide,
  },
  XML_BYTE_ORDER_MARK: {
    message: {
      pl: 'Plik zaczyna się od znacznika BOM, którego KSeF nie przyjmuje.',
      en: 'The file begins with a byte order mark, which KSeF refuses.',
    },
    remedy: { pl: 'Zapisz plik jako „UTF-8 bez BOM”.', en: 'Save the file as “UTF-8 without BOM”.' },
    source: guide,
  },
  XML_DECLARED_ENCODING: {
    message: {
      pl: 'Pierwszy wiersz pliku podaje kodowanie {encoding}, a KSeF przyjmuje tylko UTF-8.',
      en: 'The first line of the file declares the encoding {encoding}; KSeF takes UTF-8 only.',
    },
    remedy: {
      pl: 'Zapisz plik w UTF-8 i podaj encoding="UTF-8" w pierwszym wierszu.',
      en: 'Save the file as UTF-8 and declare encoding="UTF-8" in its first line.',
    },
    source: guide,
  },
  XML_PROCESSING_INSTRUCTION: {
    message: {
      pl: 'Plik zawiera instrukcję przetwarzania (<?…?>), której KSeF nie przyjmuje.',
      en: 'The file holds a processing instruction (<?…?>), which KSeF refuses.',
    },
    remedy: {
      pl: 'Usuń wszystko między <? a ?> poza pierwszym wierszem <?xml …?>.',
      en: 'Remove everything between <? and ?> except for the first line <?xml …?>.',
    },
    source: guide,
  },
  XML_DISCOURAGED_CHARACTER: {
    message: {
      pl: 'W pliku jest znak {character}, którego KSeF nie przyjmuje.',
      en: 'The file holds the character {character}, which KSeF refuses.',
    },
    remedy: {
      pl: 'Usuń ten niewidoczny znak; zwykle trafia do faktury przy kopiowaniu tekstu z innego programu.',
      en: 'Remove this invisible character; it usually comes in with text copied from another program.',
    },
    source: guide,
  },
  XML_DOCTYPE: {
    message: {
      pl: 'Plik zawiera deklarację typu dokumentu (DOCTYPE), która nie jest dozwolona.',
      en: 'The file holds a document type declaration (DOCTYPE), which is not allowed.',
    },
    remedy: { pl: 'Usuń deklarację <!DOCTYPE …>.', en: 'Remove the declaration <!DOCTYPE …>.' },
    source: guide,
  },
  XML_LIMIT: {
    message: {
      pl: 'Element ma za wiele atrybutów albo elementy są zagnieżdżone zbyt głęboko.',
      en: 'An element has too many attributes, or elements are nested too deep.',
    },
    remedy: repairFile,
    source: 'Skryba',
  },
  XML_DECLARATION: {
    message: {
      pl: 'Deklaracja <?xml …?> jest błędna albo stoi nie na początku pliku.',
      en: 'The declaration <?xml …?> is wrong or does not stand at the very beginning of the file.',
    },
    remedy: {
      pl: 'Zacznij plik od <?xml version="1.0" encoding="UTF-8"?>, bez spacji przed nim.',
      en: 'Begin the file with <?xml version="1.0" encoding="UTF-8"?>, with no space before it.',
    },
    source: xml,
  },
  XML_UNFINISHED: {
    message: {
      pl: 'Plik jest ucięty: brakuje znaku {mark}.',
      en: 'The file is cut short: {mark} is missing.',
    },
    remedy: {
      pl: 'Pobierz lub wygeneruj plik jeszcze raz, w całości.',
      en: 'Download or generate the file once more, as a whole.',
    },
    source: xml,
  },
  XML_COMMENT: {
    message: { pl: 'W komentarzu występują dwa myślniki (--).', en: 'A comment holds two hyphens (--).' },
    remedy: { pl: 'Usuń komentarz.', en: 'Remove the comment.' },
    source: xml,
  },
  XML_CDATA_END: {
    message: { pl: 'W treści występują znaki ]]>.', en: 'The text holds the signs ]]>.' },
    remedy: { pl: 'Zapisz znak > jako &gt;.', en: 'Write the sign > as &gt;.' },
    source: xml,
  },
  XML_NAME: {
    message: {
      pl: 'Po znaku < nie stoi poprawna nazwa elementu.',
      en: 'No proper element name follows the sign <.',
    },
    remedy: {
      pl: 'Jeśli znak < należy do treści, zapisz go jako &lt;.',
      en: 'If the sign < belongs to the text, write it as &lt;.',
    },
    source: xml,
  },
  XML_ATTRIBUTE: {
    message: {
      pl: 'Atrybut elementu jest źle zapisany.',
      en: 'An attribute of an element is written wrong.',
    },
    remedy: repairFile,
    source: xml,
  },
  XML_DUPLICATE_ATTRIBUTE: {
    message: {
      pl: 'Atrybut {attribute} występuje w elemencie dwa razy.',
      en: 'The attribute {attribute} occurs twice in an element.',
    },
    remedy: { pl: 'Zostaw jeden z nich.', en: 'Keep one of them.' },
    source: xml,
  },
  XML_END_TAG: {
    message: {
      pl: 'Element {expected} nie jest zamknięty: w tym miejscu stoi {found} zamiast </{expected}>.',
      en: 'The element {expected} is not closed: {found} stands here instead of </{expected}>.',
    },
    remedy: repairFile,
    source: xml,
  },
  XML_REFERENCE: {
    message: {
      pl: 'Znak & nie rozpoczyna poprawnego odwołania.',
      en: 'The sign & does not begin a proper reference.',
    },
    remedy: { pl: 'Zapisz znak & jako &amp;.', en: 'Write the sign & as &amp;.' },
    source: xml,
  },
  XML_ENTITY: {
    message: {
      pl: 'Odwołanie &{entity}; jest nieznane; dozwolone są tylko &lt; &gt; &amp; &quot; &apos;.',
      en: 'The reference &{entity}; is unknown; only &lt; &gt; &amp; &quot; &apos; are allowed.',
    },
    remedy: { pl: 'Wstaw zamiast niego zwykły znak.', en: 'Put the plain character in its place.' },
    source: xml,
  },
  XML_CHARACTER: {
    message: {
      pl: 'W pliku jest znak {character}, którego XML nie dopuszcza.',
      en: 'The file holds the character {character}, which XML forbids.',
    },
    remedy: {
      pl: 'Usuń ten niewidoczny znak; zwykle trafia do faktury przy kopiowaniu tekstu z innego programu.',
      en: 'Remove this invisible character; it usually comes in with text copied from another program.',
    },
    source: xml,
  },
  XML_NAMESPACE: {
    message: {
      pl: 'Przestrzeń nazw „{prefix}” jest źle zadeklarowana albo nie jest zadeklarowana wcale.',
      en: 'The namespace “{prefix}” is declared wrong or not declared at all.',
    },
    remedy: repairFile,
    source: namespaces,
  },
  XML_AFTER_END: {
    message: {
      pl: 'Po końcu faktury w pliku jest jeszcze inna treść.',
      en: 'There is more in the file after the end of the invoice.',
    },
    remedy: {
      pl: 'Zostaw w pliku jedną fakturę i nic po niej.',
      en: 'Keep one invoice in the file and nothing after it.',
    },
    source: xml,
  },
  XML_NO_ROOT: {
    message: { pl: 'Plik nie jest dokumentem XML.', en: 'The file is not an XML document.' },
    remedy: { pl: 'Wybierz plik XML z fakturą.', en: 'Choose the XML file of the invoice.' },
    source: xml,
  },
  STRUCTURE_ROOT: {
    message: {
      pl: 'To nie jest faktura {schema}: plik zaczyna się od elementu {found}.',
      en: 'This is not a {schema} invoice: the file begins with the element {found}.',
    },
    remedy: {
      pl: 'Wyślij plik w strukturze {schema} (przestrzeń nazw {namespace}).',
      en: 'Use a file of the structure {schema} (namespace {namespace}).',
    },
    source: schema,
  },
  STRUCTURE_MISSING_ELEMENT: {
    message: {
      pl: 'W elemencie {parent} brakuje: {expected}.',
      en: 'Missing in the element {parent}: {expected}.',
    },
    remedy: { pl: 'Dodaj brakujące dane.', en: 'Add what is missing.' },
    source: schema,
  },
  STRUCTURE_UNKNOWN_ELEMENT: {
    message: {
      pl: 'Element {found} nie występuje w {parent}.',
      en: 'There is no element {found} in {parent}.',
    },
    remedy: {
      pl: 'Usuń go albo popraw jego nazwę; w tym miejscu może stać: {expected}.',
      en: 'Remove it or mend its name; what may stand here: {expected}.',
    },
    source: schema,
  },
  STRUCTURE_MISPLACED_ELEMENT: {
    message: {
      pl: 'Element {found} nie może stać w tym miejscu {parent}.',
      en: 'The element {found} may not stand at this place of {parent}.',
    },
    remedy: {
      pl: 'Przenieś go na właściwe miejsce albo usuń; w tym miejscu może stać: {expected}.',
      en: 'Move it to its place or remove it; what may stand here: {expected}.',
    },
    source: schema,
  },
  STRUCTURE_TOO_MANY: {
    message: {
      pl: 'Element {found} występuje więcej niż {limit} razy.',
      en: 'The element {found} occurs more than {limit} times.',
    },
    remedy: {
      pl: 'Usuń nadmiarowe pozycje albo podziel fakturę.',
      en: 'Remove the surplus or split the invoice.',
    },
    source: schema,
  },
  STRUCTURE_VALUE: {
    message: {
      pl: '{label} ma wartość „{found}”, a powinno to być: {expected}.',
      en: '{label} is “{found}”; it should be: {expected}.',
    },
    remedy: { pl: 'Popraw wartość.', en: 'Correct the value.' },
    source: schema,
  },
  STRUCTURE_TEXT: {
    message: {
      pl: 'W elemencie {parent} stoi tekst „{found}”, a mogą tam być tylko inne elementy.',
      en: 'There is the text “{found}” in the element {parent}, which may hold only other elements.',
    },
    remedy: { pl: 'Usuń ten tekst.', en: 'Remove the text.' },
    source: schema,
  },
  STRUCTURE_CHILD_IN_TEXT: {
    message: {
      pl: '{label} powinno zawierać samą wartość, a zawiera element {found}.',
      en: '{label} should hold a value only, but holds the element {found}.',
    },
    remedy: { pl: 'Usuń element, zostaw wartość.', en: 'Remove the element, keep the value.' },
    source: schema,
  },
  STRUCTURE_UNKNOWN_ATTRIBUTE: {
    message: {
      pl: 'Element {parent} nie może mieć atrybutu {found}.',
      en: 'The element {parent} may not have the attribute {found}.',
    },
    remedy: { pl: 'Usuń atrybut.', en: 'Remove the attribute.' },
    source: schema,
  },
  STRUCTURE_MISSING_ATTRIBUTE: {
    message: {
      pl: 'W elemencie {parent} brakuje atrybutu {expected}.',
      en: 'The attribute {expected} is missing in the element {parent}.',
    },
    remedy: { pl: 'Dodaj atrybut.', en: 'Add the attribute.' },
    source: schema,
  },
  STRUCTURE_ATTRIBUTE_VALUE: {
    message: {
      pl: 'Atrybut {attribute} ma wartość „{found}”, a powinno to być: {expected}.',
      en: 'The attribute {attribute} is “{found}”; it should be: {expected}.',
    },
    remedy: { pl: 'Popraw wartość atrybutu.', en: 'Correct the value of the attribute.' },
    source: schema,
  },
  STRUCTURE_TYPE: {
    message: {
      pl: 'Atrybut xsi:type elementu {parent} podaje typ „{found}”, którego nie można tu użyć.',
      en: 'The attribute xsi:type of the element {parent} names the type “{found}”, which cannot be used here.',
    },
    remedy: { pl: 'Usuń atrybut xsi:type.', en: 'Remove the attribute xsi:type.' },
    source: schema,
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ProblemCode = keyof typeof problemCatalogue;

/** Codes by which KSeF refuses documents that XML and the schema themselves allow. */
export const ksefXmlRules: ReadonlySet<string> = new Set<ProblemCode>([
  'XML_BYTE_ORDER_MARK',
  'XML_DECLARED_ENCODING',
  'XML_PROCESSING_INSTRUCTION',
  'XML_DISCOURAGED_CHARACTER',
]);
