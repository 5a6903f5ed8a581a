import {
  adms,
  cv,
  dcat,
  dcatap,
  dct,
  dpv,
  foaf,
  healthdcatap,
  rdfs,
  skos,
  vcard,
} from '../../rdf/namespaces.ts'
import type { SchemeName } from '../../vocabulary/concept.ts'
import { NODE_IRI, type Bilingual, type CellKind, type Column, type Need } from './column.ts'
import type { NodeName } from './nodes.ts'

type Words = readonly [da: string, en: string]
type Rest = Partial<Pick<Column, 'also' | 'several' | 'ifEmpty'>> & { readonly example?: Words }

interface Row {
  readonly node?: NodeName
  readonly read: CellKind
  readonly need: Need
  readonly help: Words
}

const both = ([da, en]: Words): Bilingual => ({ da, en })
const several = { several: true } as const

// oxlint-disable-next-line max-params -- a row of the table below, read as one line
const c = (
  key: string,
  property: string,
  heading: Words,
  { node = 'dataset', read, need, help }: Row,
  { example, ...rest }: Rest = {},
): Column<NodeName> => ({
  key,
  property,
  node,
  read,
  need,
  heading: both(heading),
  help: both(help),
  ...(example && { example: both(example) }),
  ...rest,
})

const text: CellKind = { kind: 'text' }
const link: CellKind = { kind: 'link' }
const iri: CellKind = { kind: 'iri' }
const date: CellKind = { kind: 'date' }
const count: CellKind = { kind: 'count' }
const code = (...schemes: [SchemeName, ...SchemeName[]]): CellKind => ({ kind: 'code', schemes })

/** A text that can be given in Danish, in English, or in both. The bare heading stands for the template's own language. */
// oxlint-disable-next-line max-params -- as above
const inBoth = (
  key: string,
  property: string,
  [da, en]: Words,
  row: Omit<Row, 'read'>,
  rest: Omit<Rest, 'example' | 'also'> & { readonly examples?: Words } = {},
): readonly Column<NodeName>[] => {
  const { examples, ...others } = rest
  const need = row.need === 'mandatory' || row.need === 'non-public' ? 'recommended' : row.need
  return [
    c(`${key}Da`, property, [`${da} (dansk)`, `${en} (Danish)`], { ...row, read: { kind: 'text', language: 'da' } }, { ...others, also: [da], ...(examples && { example: [examples[0], examples[0]] }) }),
    c(`${key}En`, property, [`${da} (engelsk)`, `${en} (English)`], { ...row, need, read: { kind: 'text', language: 'en' } }, { ...others, also: en === da ? [] : [en], ...(examples && { example: [examples[1], examples[1]] }) }),
  ]
}

const EHDS = 'http://data.europa.eu/eli/reg/2025/327/oj'
const HEALTH = 'http://publications.europa.eu/resource/authority/data-theme/HEAL'
const lawHelp: Words = [
  'Adresse (ELI) på loven. Tom betyder EHDS-forordningen.',
  'Address (ELI) of the law. Empty means the EHDS Regulation.',
]
const isWeb: Words = ['Adresse, som begynder med https://', 'Address that begins with https://']

/** Name, IRI and contact of a body, the same for each role. */
// oxlint-disable-next-line max-params -- as above
const body = (
  key: 'publisher' | 'custodian' | 'hdab',
  [da, en]: Words,
  need: Need,
  examples: Words,
): readonly Column<NodeName>[] => [
  ...inBoth(`${key}Name`, foaf.name, [da, en], { node: key, need, help: ['Navnet', 'The name'] }, { examples }),
  c(`${key}Iri`, NODE_IRI, [`${da}: IRI`, `${en}: IRI`], {
    node: key,
    read: iri,
    need: 'optional',
    help: [
      'Fast adresse, der står for organisationen',
      'Persistent address that stands for the organisation',
    ],
  }),
  c(`${key}Email`, cv.email, [`${da}: e-mail`, `${en}: e-mail`], { node: `${key}Contact`, read: { kind: 'email', as: 'literal' }, need, help: ['E-mail eller kontaktside skal udfyldes', 'E-mail or contact page must be filled in'] }, { example: ['data@example.dk', 'data@example.dk'] }),
  c(`${key}Page`, cv.contactPage, [`${da}: kontaktside`, `${en}: contact page`], { node: `${key}Contact`, read: link, need, help: isWeb }, { example: ['https://example.dk/kontakt', 'https://example.dk/kontakt'] }),
]

/** The columns of the sheet of datasets, in its order: everything HealthDCAT-AP release 8 asks for that fits in a cell. */
export const datasetColumns: readonly Column<NodeName>[] = [
  c('identifier', dct.identifier, ['Identifikator', 'Identifier'], { read: text, need: 'mandatory', help: ['Jeres eget id for datasættet. Må ikke ændre sig.', 'Your own id of the dataset. It must not change.'] }, { also: ['id'], example: ['eksempel-1', 'example-1'] }),
  ...inBoth('title', dct.title, ['Titel', 'Title'], { need: 'mandatory', help: ['Datasættets navn', 'The name of the dataset'] }, { examples: ['Eksempelregisteret', 'The example register'] }),
  ...inBoth('description', dct.description, ['Beskrivelse', 'Description'], { need: 'mandatory', help: ['Hvad datasættet indeholder, om hvem og hvorfra', 'What the dataset has, about whom and where from'] }, { examples: ['Et opdigtet register, der viser, hvordan skabelonen udfyldes.', 'An invented register that shows how the template is filled in.'] }),
  c('accessRights', dct.accessRights, ['Adgang', 'Access rights'], { read: code('access-right'), need: 'mandatory', help: ['Offentlig, begrænset eller ikke offentlig', 'Public, restricted or non-public'] }, { example: ['ikke offentlig', 'non-public'] }),
  c('healthCategory', healthdcatap.healthCategory, ['Sundhedsdatakategori', 'Health category'], { read: code('healthcategories'), need: 'mandatory', help: ['Kategori efter EHDS-forordningens artikel 51', 'Category of Article 51 of the EHDS Regulation'] }, { ...several, also: ['Kategori efter EHDS art. 51', 'EHDS Art. 51 category'], example: ['MRMR', 'MRMR'] }),
  c('structured', healthdcatap.hasStructuredData, ['Strukturerede data', 'Structured data'], { read: { kind: 'flag' }, need: 'mandatory', help: ['ja eller nej. Ved ja skal variablene beskrives.', 'yes or no. If yes, the variables must be described.'] }, { example: ['ja', 'yes'] }),
  c('accessUrl', dcat.accessURL, ['Adgangsadresse', 'Access address'], { node: 'distribution', read: link, need: 'mandatory', help: ['Hvor man søger om adgang eller henter data', 'Where access is applied for or data are fetched'] }, { ...several, example: ['https://example.dk/ansoegning', 'https://example.dk/ansoegning'] }),
  ...body('hdab', ['Adgangsorgan', 'Health data access body'], 'mandatory', [
    'Eksempelmyndigheden',
    'The example authority',
  ]),
  ...inBoth('keyword', dcat.keyword, ['Emneord', 'Keywords'], { need: 'non-public', help: ['Ord, som datasættet skal kunne findes på', 'Words by which the dataset is to be found'] }, { ...several, examples: ['eksempel; skabelon', 'example; template'] }),
  c('type', dct.type, ['Datasættype', 'Dataset type'], { read: code('dataset-type'), need: 'non-public', help: ['Fra EU’s liste, fx personoplysninger', 'From the EU list, e.g. personal data'] }, { ...several, also: ['Type'], example: ['Personoplysninger', 'Personal data'] }),
  ...inBoth('provenance', rdfs.label, ['Tilblivelse', 'Provenance'], { node: 'provenance', need: 'non-public', help: ['Hvordan data er blevet til', 'How the data came about'] }, { examples: ['Opdigtet til skabelonen.', 'Made up for the template.'] }),
  c('contactName', vcard.fn, ['Kontakt', 'Contact'], { node: 'contact', read: text, need: 'non-public', help: ['Hvem der svarer på spørgsmål', 'Who answers questions'] }, { example: ['Forskerservice', 'Research service'] }),
  c('contactEmail', vcard.hasEmail, ['Kontakt: e-mail', 'Contact: e-mail'], { node: 'contact', read: { kind: 'email', as: 'mailto' }, need: 'non-public', help: ['E-mail eller kontaktside skal udfyldes', 'E-mail or contact page must be filled in'] }, { example: ['data@example.dk', 'data@example.dk'] }),
  c('contactPage', vcard.hasURL, ['Kontakt: kontaktside', 'Contact: contact page'], {
    node: 'contact',
    read: link,
    need: 'recommended',
    help: isWeb,
  }),
  ...body('publisher', ['Udgiver', 'Publisher'], 'recommended', [
    'Eksempelmyndigheden',
    'The example authority',
  ]),
  c('publisherType', dct.type, ['Udgiver: type', 'Publisher: type'], { node: 'publisher', read: code('publisher-type'), need: 'recommended', help: ['Fra listen over udgivertyper', 'From the list of publisher types'] }, { example: ['national-authority', 'national-authority'] }),
  ...body('custodian', ['Dataholder', 'Data holder'], 'recommended', [
    'Eksempelmyndigheden',
    'The example authority',
  ]),
  c('healthTheme', healthdcatap.healthTheme, ['Sundhedstema', 'Health theme'], { read: code('health-theme'), need: 'recommended', help: ['Fra listen over sundhedstemaer', 'From the list of health themes'] }, several),
  c('codingSystem', healthdcatap.hasCodingSystem, ['Kodesystem', 'Coding system'], { read: code('coding-system'), need: 'recommended', help: ['Fra listen over kodesystemer', 'From the list of coding systems'] }, { ...several, also: ['Kodesystemer', 'Coding systems'], example: ['ICD-10', 'ICD-10'] }),
  c('codeValues', healthdcatap.hasCodeValues, ['Koder', 'Code values'], { read: text, need: 'recommended', help: ['Hvilke koder der forekommer', 'Which codes occur'] }, { ...several, example: ['ICD-10 C00-C97', 'ICD-10 C00-C97'] }),
  c('personalData', dpv.hasPersonalData, ['Personoplysninger', 'Personal data'], { read: code('dpv-pd'), need: 'recommended', help: ['Fra listen DPV-PD', 'From the list DPV-PD'] }, { ...several, example: ['Helbred og behandling', 'Medical Health'] }),
  ...inBoth('legalBasis', dct.description, ['Retsgrundlag', 'Legal basis'], {
    node: 'legalBasis',
    need: 'recommended',
    help: ['Loven, som data indsamles efter', 'The law under which data are collected'],
  }),
  ...inBoth('purpose', dct.description, ['Formål', 'Purpose'], {
    node: 'purpose',
    need: 'recommended',
    help: ['Hvad data indsamles til', 'What the data are collected for'],
  }),
  ...inBoth('population', healthdcatap.populationCoverage, ['Population', 'Population'], { need: 'recommended', help: ['Hvem data handler om', 'Whom the data are about'] }, { examples: ['Opdigtede personer', 'Invented persons'] }),
  c('minAge', healthdcatap.minTypicalAge, ['Typisk alder fra', 'Typical age from'], { read: count, need: 'recommended', help: ['Hele år', 'Whole years'] }, { example: ['18', '18'] }),
  c('maxAge', healthdcatap.maxTypicalAge, ['Typisk alder til', 'Typical age to'], { read: count, need: 'recommended', help: ['Hele år', 'Whole years'] }, { example: ['100', '100'] }),
  c('records', healthdcatap.numberOfRecords, ['Antal poster', 'Number of records'], { read: count, need: 'recommended', help: ['Helt tal', 'Whole number'] }, { example: ['1.200', '1,200'] }),
  c('individuals', healthdcatap.numberOfUniqueIndividuals, ['Antal personer', 'Number of individuals'], { read: count, need: 'recommended', help: ['Helt tal', 'Whole number'] }, { example: ['350', '350'] }),
  c('retentionStart', dcat.startDate, ['Opbevares fra', 'Retained from'], {
    node: 'retention',
    read: date,
    need: 'recommended',
    help: ['Dato eller år', 'Date or year'],
  }),
  c('retentionEnd', dcat.endDate, ['Opbevares til', 'Retained until'], {
    node: 'retention',
    read: date,
    need: 'recommended',
    help: ['Dato eller år', 'Date or year'],
  }),
  c('temporalStart', dcat.startDate, ['Dækker fra', 'Covers from'], { node: 'temporal', read: date, need: 'recommended', help: ['Dato eller år', 'Date or year'] }, { example: ['01-01-2020', '2020-01-01'] }),
  c('temporalEnd', dcat.endDate, ['Dækker til', 'Covers until'], { node: 'temporal', read: date, need: 'recommended', help: ['Dato eller år; tom, hvis data stadig kommer til', 'Date or year; empty where data are still added'] }, { example: ['2025', '2025'] }),
  c('spatial', dct.spatial, ['Geografi', 'Geography'], { read: code('regions', 'country', 'continent', 'municipalities'), need: 'optional', help: ['Land, region eller kommune', 'Country, region or municipality'] }, { ...several, example: ['Danmark', 'Denmark'] }),
  c('frequency', dct.accrualPeriodicity, ['Opdateres', 'Updated'], { read: code('frequency'), need: 'recommended', help: ['Fra EU’s liste, fx årligt', 'From the EU list, e.g. annual'] }, { example: ['ANNUAL', 'ANNUAL'] }),
  c('resolution', dcat.temporalResolution, ['Tidsopløsning', 'Temporal resolution'], { read: { kind: 'duration' }, need: 'recommended', help: ['ISO 8601: P1D er en dag, P1M en måned', 'ISO 8601: P1D is a day, P1M a month'] }, { example: ['P1D', 'P1D'] }),
  c('language', dct.language, ['Sprog', 'Language'], { read: code('language'), need: 'recommended', help: ['Datas sprog, fx dansk', 'Language of the data, e.g. Danish'] }, { ...several, example: ['dansk', 'Danish'] }),
  c('landingPage', dcat.landingPage, ['Hjemmeside', 'Landing page'], { read: link, need: 'recommended', help: isWeb }, { ...several, example: ['https://example.dk/register', 'https://example.dk/register'] }),
  c('documentation', foaf.page, ['Dokumentation', 'Documentation'], { read: link, need: 'recommended', help: isWeb }, several),
  c('activity', dct.type, ['Indsamlet ved', 'Generated by'], { node: 'activity', read: code('health-activity'), need: 'optional', help: ['Fra listen over aktiviteter', 'From the list of activities'] }, several),
  c('conformsTo', dct.conformsTo, ['Følger standard', 'Conforms to'], { read: code('standard'), need: 'recommended', help: ['Fra listen over standarder', 'From the list of standards'] }, several),
  c('theme', dcat.theme, ['Tema', 'Theme'], { read: code('data-theme'), need: 'mandatory', help: ['Skal have sundhed med. Tom betyder sundhed.', 'Must include health. Empty means health.'] }, { ...several, ifEmpty: HEALTH }),
  c('legislation', dcatap.applicableLegislation, ['Lovgivning', 'Applicable legislation'], { read: iri, need: 'mandatory', help: lawHelp }, { ...several, ifEmpty: EHDS }),
  ...inBoth('distribution', dct.title, ['Adgang: titel', 'Access: title'], {
    node: 'distribution',
    need: 'optional',
    help: ['Hvad adgangsadressen fører til', 'What the access address leads to'],
  }),
  c('format', dct.format, ['Adgang: format', 'Access: format'], { node: 'distribution', read: code('file-type'), need: 'optional', help: ['Filtype, fx CSV', 'File type, e.g. CSV'] }, several),
  c('downloadUrl', dcat.downloadURL, ['Adgang: hent', 'Access: download'], { node: 'distribution', read: link, need: 'optional', help: ['Kun for filer, som alle kan hente', 'Only for files that anyone can fetch'] }, several),
  c('licence', dct.license, ['Adgang: licens', 'Access: licence'], { node: 'distribution', read: code('licence'), need: 'optional', help: ['Fra EU’s liste', 'From the EU list'] }, several),
  c('distributionLaw', dcatap.applicableLegislation, ['Adgang: lovgivning', 'Access: legislation'], { node: 'distribution', read: iri, need: 'mandatory', help: lawHelp }, { ifEmpty: EHDS }),
  c('analyticsUrl', dcat.accessURL, ['Statistik og analyser', 'Analytics'], { node: 'analytics', read: link, need: 'recommended', help: isWeb }, several),
  c('analyticsLaw', dcatap.applicableLegislation, ['Statistik: lovgivning', 'Analytics: legislation'], { node: 'analytics', read: iri, need: 'optional', help: lawHelp }, { ifEmpty: EHDS }),
  c('sampleUrl', dcat.accessURL, ['Eksempeldata', 'Sample data'], { node: 'sample', read: link, need: 'recommended', help: ['Anonyme eller syntetiske eksempler', 'Anonymised or synthetic samples'] }, several),
  c('sampleLaw', dcatap.applicableLegislation, ['Eksempeldata: lovgivning', 'Sample data: legislation'], { node: 'sample', read: iri, need: 'optional', help: lawHelp }, { ifEmpty: EHDS }),
  c('alternative', dct.alternative, ['Andre navne', 'Other names'], { read: text, need: 'optional', help: ['Forkortelser og tidligere navne', 'Abbreviations and former names'] }, several),
  c('otherIdentifier', skos.notation, ['Andre identifikatorer', 'Other identifiers'], { node: 'otherIdentifier', read: text, need: 'optional', help: ['Fx DOI', 'E.g. DOI'] }, several),
  c('referencedBy', dct.isReferencedBy, ['Omtalt i', 'Referenced by'], { read: iri, need: 'recommended', help: ['Adresser på artikler', 'Addresses of articles'] }, several),
  c('relation', dct.relation, ['Beslægtet med', 'Related to'], { read: iri, need: 'recommended', help: ['Adresser på andre datasæt', 'Addresses of other datasets'] }, several),
  c('source', dct.source, ['Afledt af', 'Derived from'], { read: iri, need: 'recommended', help: ['Adresser på de datasæt, det er lavet af', 'Addresses of the datasets it is made from'] }, several),
  c('version', dcat.version, ['Version', 'Version'], {
    read: text,
    need: 'optional',
    help: ['Nummer eller navn', 'Number or name'],
  }),
  c('versionNotes', adms.versionNotes, ['Ændringer i versionen', 'Version notes'], {
    read: text,
    need: 'optional',
    help: ['Hvad der er nyt', 'What is new'],
  }),
  c('issued', dct.issued, ['Udgivet', 'Issued'], {
    read: date,
    need: 'optional',
    help: ['Dato eller år', 'Date or year'],
  }),
  c('modified', dct.modified, ['Ændret', 'Modified'], {
    read: date,
    need: 'optional',
    help: ['Dato', 'Date'],
  }),
  c('iri', NODE_IRI, ['IRI', 'IRI'], { read: iri, need: 'optional', help: ['Datasættets faste adresse, hvis det har en', 'The persistent address of the dataset, if it has one'] }, { also: ['URI'] }),
]
