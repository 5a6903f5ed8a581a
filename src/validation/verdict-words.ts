import { dcat } from '../rdf/namespaces.ts'
import type { RdfProblem } from '../rdf/problem.ts'
import { syntaxes } from '../rdf/syntaxes.ts'
import type { Bilingual } from './finding.ts'
import type { DocumentForm, DocumentVerdict } from './verdict.ts'

/** What became of a document that could not be validated, and what to do about it. */
export interface Explanation {
  readonly what: Bilingual
  readonly advice: Bilingual
  /** The first places that were left out, where a dataset may have been lost with them. */
  readonly places?: readonly RdfProblem[]
}

export type FailedVerdict = Exclude<DocumentVerdict, { kind: 'validated' }>

const SYNTAXES = syntaxes.map(({ label }) => label).join(', ')

const LOOKS: Readonly<Record<Extract<FailedVerdict, { kind: 'not-rdf' }>['looksLike'], Bilingual>> = {
  html: { da: 'Dette er en HTML-side, ikke RDF.', en: 'This is an HTML page, not RDF.' },
  empty: { da: 'Dokumentet er tomt.', en: 'The document is empty.' },
  xml: { da: 'Dette er XML, men ikke RDF/XML.', en: 'This is XML, but not RDF/XML.' },
  json: {
    da: 'Dette er JSON, men ikke JSON-LD: der er ingen "@context".',
    en: 'This is JSON, but not JSON-LD: it has no "@context".',
  },
  binary: { da: 'Dette er en binær fil, ikke tekst.', en: 'This is a binary file, not text.' },
  text: { da: 'Dette er tekst, men ikke RDF.', en: 'This is text, but not RDF.' },
}

const READS: Bilingual = {
  da: `Der læses ${SYNTAXES}, og regneark (.xlsx eller CSV) i vores skabelon. Hent beskrivelsen som en af dem.`,
  en: `These are read: ${SYNTAXES}, and spreadsheets (.xlsx or CSV) in our template. Export the description as one of them.`,
}

const NAMED_CLASSES = 5

/** The failed verdicts in words; the page, the API and the command line say the same. */
export function explainVerdict(verdict: FailedVerdict): Explanation {
  switch (verdict.kind) {
    case 'not-rdf':
      return { what: LOOKS[verdict.looksLike], advice: READS }
    case 'unreadable':
      return { what: unreadable(verdict), advice: isSpreadsheet(verdict) ? USE_TEMPLATE : MEND_SYNTAX }
    case 'no-dataset':
      return isSpreadsheet(verdict)
        ? { what: noDataset(verdict), advice: FILL_ROWS }
        : (lostDataset(verdict) ?? { what: noDataset(verdict), advice: NAME_DATASETS })
    case 'too-large':
      return {
        what: {
          da: `Dokumentet er større end ${megabytes(verdict.maxBytes, 'da')}, som er grænsen her.`,
          en: `The document is larger than ${megabytes(verdict.maxBytes, 'en')}, the limit here.`,
        },
        advice: SPLIT_IT,
      }
  }
}

/** All of it as one text; the reasons of places are in English. */
export function explanationText({ what, advice, places = [] }: Explanation, language: 'da' | 'en'): string {
  const line = language === 'da' ? 'Linje' : 'Line'
  const told = places.map((place) =>
    withStop(place.line === undefined ? place.reason : `${line} ${place.line}: ${place.reason}`),
  )
  return [what[language], ...told, advice[language]].join(' ')
}

const NAMED_PLACES = 5

/** Where something was left out, what else the document is about says nothing of why no dataset is in it. */
function lostDataset({ problems }: Extract<FailedVerdict, { kind: 'no-dataset' }>): Explanation | undefined {
  const lost = problems.filter(({ effect }) => effect !== 'kept')
  if (lost.length === 0) return undefined
  const count = lost.length
  return {
    what: {
      da: `Der er intet datasæt i det, der kunne læses af dokumentet; ${count === 1 ? '1 sted' : `${count} steder`} måtte udelades.`,
      en: `There is no dataset in what could be read of the document; ${count === 1 ? '1 place' : `${count} places`} had to be left out.`,
    },
    advice: MEND_FIRST,
    places: lost.slice(0, NAMED_PLACES),
  }
}

const MEND_FIRST: Bilingual = {
  da: 'Ret det første sted, og prøv igen: Det udeladte kan være beskrivelsen af datasættet.',
  en: 'Mend the first place and try again: what was left out may be the description of the dataset.',
}

function unreadable({ syntax, reason, line }: Extract<FailedVerdict, { kind: 'unreadable' }>): Bilingual {
  const label = formLabel(syntax)
  const at = line === undefined ? { da: '', en: '' } : { da: `, linje ${line}`, en: `, line ${line}` }
  return {
    da: `Dokumentet kan ikke læses som ${label}${at.da}: ${withStop(reason)}`,
    en: `The document cannot be read as ${label}${at.en}: ${withStop(reason)}`,
  }
}

const isSpreadsheet = ({ syntax }: { readonly syntax: DocumentForm }) => syntax === 'csv' || syntax === 'xlsx'

/** What a syntax or a kind of spreadsheet is called; proper names, the same in every language. */
export const formLabel = (form: DocumentForm): string =>
  syntaxes.find(({ name }) => name === form)?.label ?? (form === 'xlsx' ? 'Excel (XLSX)' : 'CSV')

const USE_TEMPLATE: Bilingual = {
  da: 'Brug skabelonen fra siden til validering; rækkefølgen af kolonner er ligegyldig.',
  en: 'Use the template from the validation page; the order of columns does not matter.',
}

const FILL_ROWS: Bilingual = {
  da: 'Hver række under overskrifterne er et datasæt; den skal mindst have en identifikator og en titel.',
  en: 'Each row below the headings is a dataset; it needs an identifier and a title at least.',
}

const withStop = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)

const MEND_SYNTAX: Bilingual = {
  da: 'Ret stedet, og prøv igen; intet andet i dokumentet kunne bruges.',
  en: 'Mend that place and try again; nothing else of the document could be used.',
}

function noDataset(verdict: Extract<FailedVerdict, { kind: 'no-dataset' }>): Bilingual {
  const { classes, statements, problems } = verdict
  const [first] = problems
  if (isSpreadsheet(verdict))
    return {
      da: `Der er ingen datasæt i regnearket${first ? `: ${first.reason}` : ''}.`,
      en: `There is no dataset in the spreadsheet${first ? `: ${first.reason}` : ''}.`,
    }
  if (statements === 0)
    return { da: 'Der er ingen udsagn i dokumentet.', en: 'There are no statements in the document.' }
  if (classes.some(({ iri }) => iri === dcat.Dataset))
    return {
      da: 'Dokumentet nævner datasæt, men beskriver ingen: de har en klasse og ikke andet.',
      en: 'The document names datasets but describes none: they have a class and nothing else.',
    }
  const named = classes.slice(0, NAMED_CLASSES).map(({ iri, count }) => `<${iri}> (${count})`)
  if (named.length === 0)
    return {
      da: 'Dokumentet er RDF, men der er intet datasæt i det; intet i det har en klasse.',
      en: 'The document is RDF, but there is no dataset in it; nothing in it has a class.',
    }
  return {
    da: `Dokumentet er RDF, men der er intet datasæt i det. Det handler om ${named.join(', ')}.`,
    en: `The document is RDF, but there is no dataset in it. It is about ${named.join(', ')}.`,
  }
}

const NAME_DATASETS: Bilingual = {
  da: 'Et datasæt er en node med klassen <http://www.w3.org/ns/dcat#Dataset>.',
  en: 'A dataset is a node of the class <http://www.w3.org/ns/dcat#Dataset>.',
}

const SPLIT_IT: Bilingual = {
  da: 'Del det, angiv dets adresse i stedet, eller valider filen på egen maskine med datalandkort validate.',
  en: 'Split it, give its address instead, or validate the file on your own machine with datalandkort validate.',
}

/** Rounded up to a tenth, so that a limit never reads smaller than it is. */
const megabytes = (bytes: number, language: 'da' | 'en'): string =>
  `${(Math.ceil(bytes / 104_857.6) / 10).toLocaleString(language)} MB`
