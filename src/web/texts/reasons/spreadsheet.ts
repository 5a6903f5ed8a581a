import type { ReasonWords } from './danish-reason.ts'

/** What can be wrong with a spreadsheet: see `src/spreadsheet`. */
export const SPREADSHEET_REASONS: ReasonWords = [
  [
    '{1} is no date; expected for example {2}',
    '{1} er ikke en dato; skriv for eksempel 2020-03-31, 31-03-2020, 2020-03 eller 2020',
  ],
  [
    '{1} is neither a code nor a name of the list {2}',
    '{1} er hverken en kode eller et navn fra listen; se arket Koder i skabelonen ({2})',
  ],
  [
    '{1} is the name of several codes; write one of {2}',
    '{1} er navnet på flere koder; skriv en af dem: {2}',
  ],
  ['{1} is no whole number; expected for example {2}', '{1} er ikke et helt tal; skriv for eksempel {2}'],
  ['{1} is neither yes nor no; expected {2}', '{1} er hverken ja eller nej; skriv ja eller nej'],
  [
    '{1} is no duration; expected for example {2}',
    '{1} er ikke en varighed; skriv for eksempel P1D for en dag, P1M for en måned',
  ],
  [
    '{1} is no datatype; expected for example {2}',
    '{1} er ikke en datatype; skriv for eksempel string, integer, decimal, date eller boolean',
  ],
  [
    '{1} is no web address; expected one that begins with https://',
    '{1} er ikke en webadresse; skriv en, der begynder med https://',
  ],
  ['{1} is no IRI; expected for example {2}', '{1} er ikke en IRI; skriv for eksempel https://… eller urn:…'],
  ['{1} is no e-mail address; expected {2}', '{1} er ikke en e-mailadresse; skriv navn@example.dk'],
  [
    'has a formula whose result was not saved with the file',
    'har en formel, hvis resultat ikke er gemt i filen',
  ],
  ['has a formula that ends with {1}', 'har en formel, der ender med {1}'],
  [
    'is left out because the column {1} ({2}) is empty in this row',
    'er udeladt, fordi kolonnen {1} er tom i denne række',
  ],
  [
    'has {1} values for {2} addresses; expected one for all, or one for each',
    'har {1} værdier til {2} adresser; skriv én til dem alle eller én til hver',
  ],
  [
    'the row is left out: without its IRI it would be another dataset',
    'rækken er udeladt: uden sin IRI ville den være et andet datasæt',
  ],
  [
    'the row is left out: it has neither an identifier nor an IRI',
    'rækken er udeladt: den har hverken en identifikator eller en IRI',
  ],
  ['the row is left out: it has no title', 'rækken er udeladt: den har ingen titel'],
  [
    'the row is left out: row {1} already describes a dataset with its identifier',
    'rækken er udeladt: række {1} beskriver allerede et datasæt med dens identifikator',
  ],
  [
    'the row is left out: sheet {1}, row {2} already describes a dataset with its identifier',
    'rækken er udeladt: ark {1}, række {2} beskriver allerede et datasæt med dens identifikator',
  ],
  [
    'the variable is left out: its dataset is not named',
    'variablen er udeladt: der står ikke, hvilket datasæt den hører til',
  ],
  [
    'the variable is left out: no dataset has the identifier {1}',
    'variablen er udeladt: intet datasæt har identifikatoren {1}',
  ],
  ['the variable is left out: it has no name', 'variablen er udeladt: den har intet navn'],
  [
    'the column is not read: the template has no heading {1}, or has it twice; call it {2} if it is your own',
    'kolonnen læses ikke: skabelonen har ingen overskrift {1}, eller den står der to gange; kald den {2}, hvis den er jeres egen',
  ],
  [
    'no sheet has the headings of the template, such as Identifikator and Titel (Identifier, Title); the first row of {1} has {2}',
    'intet ark har skabelonens overskrifter, fx Identifikator og Titel; den første række i {1} har {2}',
  ],
  [
    'there are variables but no datasets; the sheet of datasets needs the headings of the template',
    'der er variable, men ingen datasæt; arket med datasæt skal have skabelonens overskrifter',
  ],
  ['the spreadsheet is empty', 'regnearket er tomt'],
  ['the file is empty', 'filen er tom'],
  [
    'this is an old or password-protected Excel file; save it as .xlsx without a password',
    'det er en gammel Excel-fil eller en med adgangskode; gem den som .xlsx uden adgangskode',
  ],
  [
    'this is an OpenDocument file; save it as .xlsx or .csv',
    'det er en OpenDocument-fil; gem den som .xlsx eller .csv',
  ],
  ['this is a ZIP file, but no .xlsx spreadsheet', 'det er en ZIP-fil, men ikke et .xlsx-regneark'],
  ['this is an HTML page, not a spreadsheet', 'det er en HTML-side, ikke et regneark'],
  ['this is a binary file, neither .xlsx nor .csv', 'det er en binær fil, hverken .xlsx eller .csv'],
  [
    'the file is damaged or cut off; save it again as .xlsx',
    'filen er beskadiget eller skåret af; gem den igen som .xlsx',
  ],
  ['the file unpacks to more than {1} bytes; split it', 'filen fylder mere end {1} byte pakket ud; del den'],
  ['there are more than {1} rows; split the file', 'der er mere end {1} rækker; del filen'],
  ['there are more than {1} cells; split the file', 'der er mere end {1} celler; del filen'],
  ['there are more than {1} sheets', 'der er mere end {1} ark'],
  ['a quotation mark is opened and never closed', 'et anførselstegn er åbnet og aldrig lukket'],
  ['{1} inside the file is no XML ({2})', '{1} inde i filen er ikke XML ({2})'],
]

const PLACE = /^sheet (".*?"), row (\d+)(?:, column ([A-Z]+)(?: \((.*?)\))?)?: /s

/** What stands before a reason, with the place of a cell in Danish. */
export const placeInDanish = (before: string): string =>
  before.replace(PLACE, (...[, sheet, row, column, heading]: (string | undefined)[]) => {
    const named = heading === undefined ? '' : ` (${heading})`
    return `ark ${sheet}, række ${row}${column === undefined ? '' : `, kolonne ${column}${named}`}: `
  })
