import type { ReasonWords } from './danish-reason.ts'

const EXPECTED: ReasonWords = [
  ['a subject', 'et subjekt'],
  ['a property', 'en egenskab'],
  ['a value', 'en værdi'],
  ['a graph or a dot', 'en graf eller et punktum'],
  ['a dot', 'et punktum'],
  ['the end of the line', 'at linjen slutter'],
  ['; or , or . after a value', '; eller , eller . efter en værdi'],
  ['; or , or ] after a value', '; eller , eller ] efter en værdi'],
  ['^^ and a datatype', '^^ og en datatype'],
  ['a blank node such as _:b1', 'en blank node som _:b1'],
  ['a prefix such as "dct:"', 'et præfiks som »dct:«'],
  ['an IRI, a prefixed name or a value', 'en IRI, et navn med præfiks eller en værdi'],
  ['the IRI of the prefix in < >', 'præfiksets IRI i < >'],
  ['the base IRI in < >', 'basis-IRI’en i < >'],
  ['{ after GRAPH', '{ efter GRAPH'],
]

/** What can be wrong with the writing of a document: see `src/rdf`. */
export const READING_REASONS: ReasonWords = [
  ...EXPECTED.map(
    ([english, danish]) => [`expected ${english}, found {1}`, `ventede ${danish}, fandt {1}`] as const,
  ),
  ['this is an HTML page, not RDF', 'det er en HTML-side, ikke RDF'],
  ['the document is empty', 'dokumentet er tomt'],
  ['this is a binary file, not text', 'det er en binær fil, ikke tekst'],
  [
    'this is no RDF that is known here; it begins with {1}',
    'det er ikke RDF, der kan læses her; det begynder med {1}',
  ],
  [
    'this is XML but not RDF/XML; its first element is {1}',
    'det er XML, men ikke RDF/XML; det første element er {1}',
  ],
  [
    'this is JSON but not JSON-LD: it has no "@context"',
    'det er JSON, men ikke JSON-LD: der er ingen »@context«',
  ],
  ['this is not JSON: {1}', 'det er ikke JSON: {1}'],
  ['JSON-LD is an object or an array of objects', 'JSON-LD er et objekt eller en liste af objekter'],
  [
    'the document is not valid UTF-8; read as Windows-1252',
    'dokumentet er ikke gyldig UTF-8; det er læst som Windows-1252',
  ],
  [
    'the document is not valid UTF-8; what could not be read is shown as \uFFFD',
    'dokumentet er ikke gyldig UTF-8; det, der ikke kunne læses, vises som \uFFFD',
  ],
  ['elements are nested deeper than {1} levels', 'elementer står i hinanden i mere end {1} niveauer'],
  ['brackets are nested deeper than {1} levels', 'parenteser står i hinanden i mere end {1} niveauer'],
  ['an & in a text is written &amp;', 'et & i en tekst skrives &amp;'],
  ['unexpected close tag', 'et element afsluttes, som ikke er det, der begyndte sidst'],
  ['the document ends before its last element does', 'dokumentet slutter, før dets sidste element gør'],
  ['the document ends in the middle of a statement', 'dokumentet slutter midt i et udsagn'],
  [
    'the entity {1} is outside the document, and nothing outside is read',
    'entiteten {1} ligger uden for dokumentet, og intet udenfor læses',
  ],
  ['a line does not end', 'en linje slutter ikke'],
  [
    'a text in triple quotes is Turtle, not N-Triples',
    'en tekst i tredobbelte anførselstegn er Turtle, ikke N-Triples',
  ],
  ['a text in triple quotes is not closed', 'en tekst i tredobbelte anførselstegn er ikke afsluttet'],
  [
    'a text in quotes has a line break or is not closed on its line',
    'en tekst i anførselstegn har et linjeskift eller er ikke afsluttet på sin linje',
  ],
  ['a text in quotes is not closed', 'en tekst i anførselstegn er ikke afsluttet'],
  [
    'an IRI that starts with < is not closed with > on its line',
    'en IRI, der begynder med <, er ikke afsluttet med > på sin linje',
  ],
  ['an IRI that starts with < is not closed with >', 'en IRI, der begynder med <, er ikke afsluttet med >'],
  ['a graph in { } is TriG, not Turtle', 'en graf i { } er TriG, ikke Turtle'],
  ['a graph block inside another one', 'en grafblok inde i en anden'],
  ['triples inside << >> (RDF 1.2) are not read', 'udsagn i << >> (RDF 1.2) læses ikke'],
  ['a dot is missing at the end of a statement', 'der mangler et punktum til sidst i et udsagn'],
  ['a dot is missing after {1}', 'der mangler et punktum efter {1}'],
  ['the last graph block is not closed with }', 'den sidste grafblok er ikke afsluttet med }'],
  [
    'a text has a backslash that starts no known escape; kept as written',
    'en tekst har en omvendt skråstreg, som ikke er begyndelsen på noget kendt tegn; beholdt, som den står',
  ],
  [
    'a text is typed rdf:langString without a language; kept without one',
    'en tekst har typen rdf:langString uden et sprog; beholdt uden sprog',
  ],
  [
    '"{1}" is not a language tag: no part of one has more than 8 characters',
    '»{1}« er ikke en sprogkode: ingen del af en sprogkode har mere end 8 tegn',
  ],
  ['"{1}" is not the code of a language', '»{1}« er ikke koden for et sprog'],
  [
    '"{1}" is not the code of a language; did you mean "{2}"?',
    '»{1}« er ikke koden for et sprog; mente du »{2}«?',
  ],
  ['"{1}" is not a language tag; read as "{2}"', '»{1}« er ikke en sprogkode; læst som »{2}«'],
  [
    '"{1}" is not a language tag; the text is kept without a language',
    '»{1}« er ikke en sprogkode; teksten er beholdt uden sprog',
  ],
  ['a text of more than {1} characters is left out', 'en tekst på mere end {1} tegn er udeladt'],
  [
    'the IRI {1} has illegal characters; kept as written',
    'IRI’en {1} har ulovlige tegn; beholdt, som den står',
  ],
  [
    'the IRI {1} is neither absolute nor can it be made so',
    'IRI’en {1} er ikke fuldstændig og kan ikke gøres det',
  ],
  [
    'its statement is left out, since its subject cannot be read',
    'udsagnet er udeladt, fordi dets subjekt ikke kan læses',
  ],
]
