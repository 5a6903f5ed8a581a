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
import { NODE_IRI, type CellKind, type Column, type Need } from './column.ts'
import type { NodeName } from './nodes.ts'
import { column, inBoth, iri, text, type Words } from './rows.ts'

const link: CellKind = { kind: 'link' }
const date: CellKind = { kind: 'date' }
const count: CellKind = { kind: 'count' }
const code = (...schemes: [SchemeName, ...SchemeName[]]): CellKind => ({ kind: 'code', schemes })

const EHDS = 'http://data.europa.eu/eli/reg/2025/327/oj'
const HEALTH = 'http://publications.europa.eu/resource/authority/data-theme/HEAL'
const lawHelp: Words = [
  'Adresse (ELI) på loven. Tom betyder EHDS-forordningen.',
  'Address (ELI) of the law. Empty means the EHDS Regulation.',
]
const isWeb: Words = ['Adresse, som begynder med https://', 'Address that begins with https://']

const example: Words = ['Eksempelmyndigheden', 'The example authority']

/** Name, IRI and contact of a body, the same for each role. */
const body = (
  key: 'publisher' | 'custodian' | 'hdab',
  { heading: [da, en], need }: { readonly heading: Words; readonly need: Need },
): readonly Column<NodeName>[] => [
  ...inBoth<NodeName>(`${key}Name`, foaf.name, { heading: [da, en], node: key, need, help: ['Navnet', 'The name'], example }),
  column(`${key}Iri`, NODE_IRI, { heading: [`${da}: IRI`, `${en}: IRI`], node: key, read: iri, need: 'optional', help: ['Fast adresse, der står for organisationen', 'Persistent address that stands for the organisation'] }),
  column(`${key}Email`, cv.email, { heading: [`${da}: e-mail`, `${en}: e-mail`], node: `${key}Contact`, read: { kind: 'email', as: 'literal' }, need, help: ['E-mail eller kontaktside skal udfyldes', 'E-mail or contact page must be filled in'], example: ['data@example.dk', 'data@example.dk'] }),
  column(`${key}Page`, cv.contactPage, { heading: [`${da}: kontaktside`, `${en}: contact page`], node: `${key}Contact`, read: link, need, help: isWeb, example: ['https://example.dk/kontakt', 'https://example.dk/kontakt'] }),
]

/** The columns of the sheet of datasets, in its order: everything HealthDCAT-AP release 8 asks for that fits in a cell. */
export const datasetColumns: readonly Column<NodeName>[] = [
  column('identifier', dct.identifier, { heading: ['Identifikator', 'Identifier'], node: 'dataset', read: text, need: 'mandatory', also: ['id'], help: ['Jeres eget id for datasættet. Må ikke ændre sig.', 'Your own id of the dataset. It must not change.'], example: ['eksempel-1', 'example-1'] }),
  ...inBoth<NodeName>('title', dct.title, { heading: ['Titel', 'Title'], node: 'dataset', need: 'mandatory', help: ['Datasættets navn', 'The name of the dataset'], example: ['Eksempelregisteret', 'The example register'] }),
  ...inBoth<NodeName>('description', dct.description, { heading: ['Beskrivelse', 'Description'], node: 'dataset', need: 'mandatory', help: ['Hvad datasættet indeholder, om hvem og hvorfra', 'What the dataset has, about whom and where from'], example: ['Et opdigtet register, der viser, hvordan skabelonen udfyldes.', 'An invented register that shows how the template is filled in.'] }),
  column('accessRights', dct.accessRights, { heading: ['Adgang', 'Access rights'], node: 'dataset', read: code('access-right'), need: 'mandatory', help: ['Offentlig, begrænset eller ikke offentlig', 'Public, restricted or non-public'], example: ['ikke offentlig', 'non-public'] }),
  column('healthCategory', healthdcatap.healthCategory, { heading: ['Sundhedsdatakategori', 'Health category'], node: 'dataset', read: code('healthcategories'), need: 'mandatory', several: true, also: ['Kategori efter EHDS art. 51', 'EHDS Art. 51 category'], help: ['Kategori efter EHDS-forordningens artikel 51', 'Category of Article 51 of the EHDS Regulation'], example: ['MRMR', 'MRMR'] }),
  column('structured', healthdcatap.hasStructuredData, { heading: ['Strukturerede data', 'Structured data'], node: 'dataset', read: { kind: 'flag' }, need: 'mandatory', help: ['ja eller nej. Ved ja skal variablene beskrives.', 'yes or no. If yes, the variables must be described.'], example: ['ja', 'yes'] }),
  column('accessUrl', dcat.accessURL, { heading: ['Adgangsadresse', 'Access address'], node: 'distribution', read: link, need: 'mandatory', several: true, help: ['Hvor man søger om adgang eller henter data', 'Where access is applied for or data are fetched'], example: ['https://example.dk/ansoegning', 'https://example.dk/ansoegning'] }),
  ...body('hdab', { heading: ['Adgangsorgan', 'Health data access body'], need: 'mandatory' }),
  ...inBoth<NodeName>('keyword', dcat.keyword, { heading: ['Emneord', 'Keywords'], node: 'dataset', need: 'non-public', several: true, help: ['Ord, som datasættet skal kunne findes på', 'Words by which the dataset is to be found'], example: ['eksempel; skabelon', 'example; template'] }),
  column('type', dct.type, { heading: ['Datasættype', 'Dataset type'], node: 'dataset', read: code('dataset-type'), need: 'non-public', several: true, also: ['Type'], help: ['Fra EU’s liste, fx personoplysninger', 'From the EU list, e.g. personal data'], example: ['Personoplysninger', 'Personal data'] }),
  ...inBoth<NodeName>('provenance', rdfs.label, { heading: ['Tilblivelse', 'Provenance'], node: 'provenance', need: 'non-public', help: ['Hvordan data er blevet til', 'How the data came about'], example: ['Opdigtet til skabelonen.', 'Made up for the template.'] }),
  column('contactName', vcard.fn, { heading: ['Kontakt', 'Contact'], node: 'contact', read: text, need: 'non-public', help: ['Hvem der svarer på spørgsmål', 'Who answers questions'], example: ['Forskerservice', 'Research service'] }),
  column('contactEmail', vcard.hasEmail, { heading: ['Kontakt: e-mail', 'Contact: e-mail'], node: 'contact', read: { kind: 'email', as: 'mailto' }, need: 'non-public', help: ['E-mail eller kontaktside skal udfyldes', 'E-mail or contact page must be filled in'], example: ['data@example.dk', 'data@example.dk'] }),
  column('contactPage', vcard.hasURL, { heading: ['Kontakt: kontaktside', 'Contact: contact page'], node: 'contact', read: link, need: 'recommended', help: isWeb }),
  ...body('publisher', { heading: ['Udgiver', 'Publisher'], need: 'recommended' }),
  column('publisherType', dct.type, { heading: ['Udgiver: type', 'Publisher: type'], node: 'publisher', read: code('publisher-type'), need: 'recommended', help: ['Fra listen over udgivertyper', 'From the list of publisher types'], example: ['national-authority', 'national-authority'] }),
  ...body('custodian', { heading: ['Dataholder', 'Data holder'], need: 'recommended' }),
  column('healthTheme', healthdcatap.healthTheme, { heading: ['Sundhedstema', 'Health theme'], node: 'dataset', read: code('health-theme'), need: 'recommended', several: true, help: ['Fra listen over sundhedstemaer', 'From the list of health themes'] }),
  column('codingSystem', healthdcatap.hasCodingSystem, { heading: ['Kodesystem', 'Coding system'], node: 'dataset', read: code('coding-system'), need: 'recommended', several: true, also: ['Kodesystemer', 'Coding systems'], help: ['Fra listen over kodesystemer', 'From the list of coding systems'], example: ['ICD-10', 'ICD-10'] }),
  column('codeValues', healthdcatap.hasCodeValues, { heading: ['Koder', 'Code values'], node: 'dataset', read: text, need: 'recommended', several: true, help: ['Hvilke koder der forekommer', 'Which codes occur'], example: ['ICD-10 C00-C97', 'ICD-10 C00-C97'] }),
  column('personalData', dpv.hasPersonalData, { heading: ['Personoplysninger', 'Personal data'], node: 'dataset', read: code('dpv-pd'), need: 'recommended', several: true, help: ['Fra listen DPV-PD', 'From the list DPV-PD'], example: ['Helbred og behandling', 'Medical Health'] }),
  ...inBoth<NodeName>('legalBasis', dct.description, { heading: ['Retsgrundlag', 'Legal basis'], node: 'legalBasis', need: 'recommended', help: ['Loven, som data indsamles efter', 'The law under which data are collected'] }),
  ...inBoth<NodeName>('purpose', dct.description, { heading: ['Formål', 'Purpose'], node: 'purpose', need: 'recommended', help: ['Hvad data indsamles til', 'What the data are collected for'] }),
  ...inBoth<NodeName>('population', healthdcatap.populationCoverage, { heading: ['Population', 'Population'], node: 'dataset', need: 'recommended', help: ['Hvem data handler om', 'Whom the data are about'], example: ['Opdigtede personer', 'Invented persons'] }),
  column('minAge', healthdcatap.minTypicalAge, { heading: ['Typisk alder fra', 'Typical age from'], node: 'dataset', read: count, need: 'recommended', help: ['Hele år', 'Whole years'], example: ['18', '18'] }),
  column('maxAge', healthdcatap.maxTypicalAge, { heading: ['Typisk alder til', 'Typical age to'], node: 'dataset', read: count, need: 'recommended', help: ['Hele år', 'Whole years'], example: ['100', '100'] }),
  column('records', healthdcatap.numberOfRecords, { heading: ['Antal poster', 'Number of records'], node: 'dataset', read: count, need: 'recommended', help: ['Helt tal', 'Whole number'], example: ['1.200', '1,200'] }),
  column('individuals', healthdcatap.numberOfUniqueIndividuals, { heading: ['Antal personer', 'Number of individuals'], node: 'dataset', read: count, need: 'recommended', help: ['Helt tal', 'Whole number'], example: ['350', '350'] }),
  column('retentionStart', dcat.startDate, { heading: ['Opbevares fra', 'Retained from'], node: 'retention', read: date, need: 'recommended', help: ['Dato eller år', 'Date or year'] }),
  column('retentionEnd', dcat.endDate, { heading: ['Opbevares til', 'Retained until'], node: 'retention', read: date, need: 'recommended', help: ['Dato eller år', 'Date or year'] }),
  column('temporalStart', dcat.startDate, { heading: ['Dækker fra', 'Covers from'], node: 'temporal', read: date, need: 'recommended', help: ['Dato eller år', 'Date or year'], example: ['01-01-2020', '2020-01-01'] }),
  column('temporalEnd', dcat.endDate, { heading: ['Dækker til', 'Covers until'], node: 'temporal', read: date, need: 'recommended', help: ['Dato eller år; tom, hvis data stadig kommer til', 'Date or year; empty where data are still added'], example: ['2025', '2025'] }),
  column('spatial', dct.spatial, { heading: ['Geografi', 'Geography'], node: 'dataset', read: code('regions', 'country', 'continent', 'municipalities'), need: 'optional', several: true, help: ['Land, region eller kommune', 'Country, region or municipality'], example: ['Danmark', 'Denmark'] }),
  column('frequency', dct.accrualPeriodicity, { heading: ['Opdateres', 'Updated'], node: 'dataset', read: code('frequency'), need: 'recommended', help: ['Fra EU’s liste, fx årligt', 'From the EU list, e.g. annual'], example: ['ANNUAL', 'ANNUAL'] }),
  column('resolution', dcat.temporalResolution, { heading: ['Tidsopløsning', 'Temporal resolution'], node: 'dataset', read: { kind: 'duration' }, need: 'recommended', help: ['ISO 8601: P1D er en dag, P1M en måned', 'ISO 8601: P1D is a day, P1M a month'], example: ['P1D', 'P1D'] }),
  column('language', dct.language, { heading: ['Sprog', 'Language'], node: 'dataset', read: code('language'), need: 'recommended', several: true, help: ['Datas sprog, fx dansk', 'Language of the data, e.g. Danish'], example: ['dansk', 'Danish'] }),
  column('landingPage', dcat.landingPage, { heading: ['Hjemmeside', 'Landing page'], node: 'dataset', read: link, need: 'recommended', several: true, help: isWeb, example: ['https://example.dk/register', 'https://example.dk/register'] }),
  column('documentation', foaf.page, { heading: ['Dokumentation', 'Documentation'], node: 'dataset', read: link, need: 'recommended', several: true, help: isWeb }),
  column('activity', dct.type, { heading: ['Indsamlet ved', 'Generated by'], node: 'activity', read: code('health-activity'), need: 'optional', several: true, help: ['Fra listen over aktiviteter', 'From the list of activities'] }),
  column('conformsTo', dct.conformsTo, { heading: ['Følger standard', 'Conforms to'], node: 'dataset', read: code('standard'), need: 'recommended', several: true, help: ['Fra listen over standarder', 'From the list of standards'] }),
  column('theme', dcat.theme, { heading: ['Tema', 'Theme'], node: 'dataset', read: code('data-theme'), need: 'mandatory', several: true, ifEmpty: HEALTH, help: ['Skal have sundhed med. Tom betyder sundhed.', 'Must include health. Empty means health.'] }),
  column('legislation', dcatap.applicableLegislation, { heading: ['Lovgivning', 'Applicable legislation'], node: 'dataset', read: iri, need: 'mandatory', several: true, ifEmpty: EHDS, help: lawHelp }),
  ...inBoth<NodeName>('distribution', dct.title, { heading: ['Adgang: titel', 'Access: title'], node: 'distribution', need: 'optional', help: ['Hvad adgangsadressen fører til', 'What the access address leads to'] }),
  column('format', dct.format, { heading: ['Adgang: format', 'Access: format'], node: 'distribution', read: code('file-type'), need: 'optional', several: true, help: ['Filtype, fx CSV', 'File type, e.g. CSV'] }),
  column('downloadUrl', dcat.downloadURL, { heading: ['Adgang: hent', 'Access: download'], node: 'distribution', read: link, need: 'optional', several: true, help: ['Kun for filer, som alle kan hente', 'Only for files that anyone can fetch'] }),
  column('licence', dct.license, { heading: ['Adgang: licens', 'Access: licence'], node: 'distribution', read: code('licence'), need: 'optional', several: true, help: ['Fra EU’s liste', 'From the EU list'] }),
  column('distributionLaw', dcatap.applicableLegislation, { heading: ['Adgang: lovgivning', 'Access: legislation'], node: 'distribution', read: iri, need: 'mandatory', ifEmpty: EHDS, help: lawHelp }),
  column('analyticsUrl', dcat.accessURL, { heading: ['Statistik og analyser', 'Analytics'], node: 'analytics', read: link, need: 'recommended', several: true, help: isWeb }),
  column('analyticsLaw', dcatap.applicableLegislation, { heading: ['Statistik: lovgivning', 'Analytics: legislation'], node: 'analytics', read: iri, need: 'optional', ifEmpty: EHDS, help: lawHelp }),
  column('sampleUrl', dcat.accessURL, { heading: ['Eksempeldata', 'Sample data'], node: 'sample', read: link, need: 'recommended', several: true, help: ['Anonyme eller syntetiske eksempler', 'Anonymised or synthetic samples'] }),
  column('sampleLaw', dcatap.applicableLegislation, { heading: ['Eksempeldata: lovgivning', 'Sample data: legislation'], node: 'sample', read: iri, need: 'optional', ifEmpty: EHDS, help: lawHelp }),
  column('alternative', dct.alternative, { heading: ['Andre navne', 'Other names'], node: 'dataset', read: text, need: 'optional', several: true, help: ['Forkortelser og tidligere navne', 'Abbreviations and former names'] }),
  column('otherIdentifier', skos.notation, { heading: ['Andre identifikatorer', 'Other identifiers'], node: 'otherIdentifier', read: text, need: 'optional', several: true, help: ['Fx DOI', 'E.g. DOI'] }),
  column('referencedBy', dct.isReferencedBy, { heading: ['Omtalt i', 'Referenced by'], node: 'dataset', read: iri, need: 'recommended', several: true, help: ['Adresser på artikler', 'Addresses of articles'] }),
  column('relation', dct.relation, { heading: ['Beslægtet med', 'Related to'], node: 'dataset', read: iri, need: 'recommended', several: true, help: ['Adresser på andre datasæt', 'Addresses of other datasets'] }),
  column('source', dct.source, { heading: ['Afledt af', 'Derived from'], node: 'dataset', read: iri, need: 'recommended', several: true, help: ['Adresser på de datasæt, det er lavet af', 'Addresses of the datasets it is made from'] }),
  column('version', dcat.version, { heading: ['Version', 'Version'], node: 'dataset', read: text, need: 'optional', help: ['Nummer eller navn', 'Number or name'] }),
  column('versionNotes', adms.versionNotes, { heading: ['Ændringer i versionen', 'Version notes'], node: 'dataset', read: text, need: 'optional', help: ['Hvad der er nyt', 'What is new'] }),
  column('issued', dct.issued, { heading: ['Udgivet', 'Issued'], node: 'dataset', read: date, need: 'optional', help: ['Dato eller år', 'Date or year'] }),
  column('modified', dct.modified, { heading: ['Ændret', 'Modified'], node: 'dataset', read: date, need: 'optional', help: ['Dato', 'Date'] }),
  column('iri', NODE_IRI, { heading: ['IRI', 'IRI'], node: 'dataset', read: iri, need: 'optional', also: ['URI'], help: ['Datasættets faste adresse, hvis det har en', 'The persistent address of the dataset, if it has one'] }),
]
