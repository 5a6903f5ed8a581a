import type { Translated } from './translated.ts'

/** Texts of the validation report of a dataset, wherever it is shown. */
export const reportDa = {
  report: {
    title: (dataset: string) => `Valideringsrapport: ${dataset}`,
    short: 'Valideringsrapport',
    conforms: 'Overholder profilen',
    requirements: (n: number, written: string) =>
      n === 1 ? '1 krav er ikke opfyldt' : `${written} krav er ikke opfyldt`,
    recommendations: (n: number, written: string) => (n === 1 ? '1 anbefaling' : `${written} anbefalinger`),
    notes: (n: number, written: string) => (n === 1 ? '1 oplysning' : `${written} oplysninger`),
    severity: { violation: 'Krav', warning: 'Anbefaling', info: 'Oplysning' },
    groups: {
      violation: 'Krav, der ikke er opfyldt',
      warning: 'Anbefalinger',
      info: 'Oplysninger',
    },
    groupLead: {
      violation: 'Det skal rettes, før beskrivelsen overholder profilen.',
      warning: 'Det er ikke et krav, men gør beskrivelsen mere nyttig.',
      info: 'Til orientering.',
    },
    places: (n: string) => `${n} steder`,
    lineIn: (n: string) => `Linje ${n} i kildens dokument`,
    row: (sheet: string, row: string) => `Ark »${sheet}«, række ${row}`,
    column: (letter: string, heading = '') => `, kolonne ${letter}${heading && ` (${heading})`}`,
    belongs: (n: string) => `Hører til i beskrivelsen, der begynder i linje ${n}.`,
    written: 'Der står',
    node: 'Gælder',
    nameless: 'en node uden egen IRI',
    howToFix: 'Sådan rettes det',
    examples: 'Om eksemplerne',
    examplesLead:
      'Eksemplerne er skrevet i Turtle. Er beskrivelsen i et andet format, så skriv det samme dér. Disse præfikser bruges; et præfiks, der ikke står i beskrivelsen, skal føjes til øverst.',
    morePlaces: (n: string) => `Vis ${n} steder mere`,
    cut: (shown: string, all: string) => `De første ${shown} af ${all} vises.`,
    excerpt: (line: string) => `Linje ${line} i dokumentet`,
    property: 'Egenskab',
    level: (level: string) =>
      `Vurderet efter kravene til ${level}, fordi det er den adgang, beskrivelsen angiver.`,
    noLevel:
      'Beskrivelsen angiver ikke, om data er offentlige, har begrænset adgang eller er ikke-offentlige. Derfor er kun de fælles krav prøvet.',
    nothing: 'Der er intet at bemærke.',
    of: 'Rapport over',
    profile: 'Profil',
    validatedAt: 'Valideret',
    version: 'Beskrivelsens version',
    outdated: 'Profilen er ændret siden. Ved næste høstning valideres beskrivelsen igen.',
    none: 'Beskrivelsen er ikke valideret endnu. Det sker ved næste høstning.',
    asJson: 'Rapporten som JSON',
    toDataset: 'Til datakilden',
    tryIt: 'Prøv en rettet udgave',
  },
}

export const reportEn: Translated<typeof reportDa> = {
  report: {
    title: (dataset) => `Validation report: ${dataset}`,
    short: 'Validation report',
    conforms: 'Conforms to the profile',
    requirements: (n, written) =>
      n === 1 ? '1 requirement is not met' : `${written} requirements are not met`,
    recommendations: (n, written) => (n === 1 ? '1 recommendation' : `${written} recommendations`),
    notes: (n, written) => (n === 1 ? '1 note' : `${written} notes`),
    severity: { violation: 'Requirement', warning: 'Recommendation', info: 'Note' },
    groups: {
      violation: 'Requirements that are not met',
      warning: 'Recommendations',
      info: 'Notes',
    },
    groupLead: {
      violation: 'These must be mended before the description conforms to the profile.',
      warning: 'Not required, but they make the description more useful.',
      info: 'For information.',
    },
    places: (n) => `${n} places`,
    lineIn: (n) => `Line ${n} of the source’s document`,
    row: (sheet, row) => `Sheet “${sheet}”, row ${row}`,
    column: (letter, heading = '') => `, column ${letter}${heading && ` (${heading})`}`,
    belongs: (n) => `Belongs in the description that begins on line ${n}.`,
    written: 'It says',
    node: 'Concerns',
    nameless: 'a node without an IRI of its own',
    howToFix: 'How to mend it',
    examples: 'About the examples',
    examplesLead:
      'The examples are written in Turtle. If the description is in another format, write the same there. These prefixes are used; one that the description does not have must be added at its top.',
    morePlaces: (n) => `Show ${n} more places`,
    cut: (shown, all) => `The first ${shown} of ${all} are shown.`,
    excerpt: (line) => `Line ${line} of the document`,
    property: 'Property',
    level: (level) =>
      `Judged by the requirements for ${level}, because that is the access the description states.`,
    noLevel:
      'The description does not say whether the data are public, restricted or non-public. Therefore only the common requirements were tested.',
    nothing: 'There is nothing to remark.',
    of: 'Report on',
    profile: 'Profile',
    validatedAt: 'Validated',
    version: 'Version of the description',
    outdated: 'The profile has changed since. The description is validated again at the next harvest.',
    none: 'The description has not been validated yet. That happens at the next harvest.',
    asJson: 'The report as JSON',
    toDataset: 'To the data source',
    tryIt: 'Try a mended version',
  },
}
