/** The code lists in `vocab/`, a file each. */
export const schemeNames = [
  'healthcategories',
  'health-theme',
  'coding-system',
  'health-activity',
  'publisher-type',
  'standard',
  'access-right',
  'data-theme',
  'frequency',
  'language',
  'file-type',
  'dataset-type',
  'planned-availability',
  'distribution-status',
  'licence',
  'country',
  'continent',
  'regions',
  'municipalities',
  'dpv-pd',
  'adms-publisher-type',
] as const

export type SchemeName = (typeof schemeNames)[number]

/** Texts by language tag; every concept has `da` and `en`. */
type Labels = Readonly<Record<string, string>>

export interface Concept {
  readonly iri: string
  readonly scheme: SchemeName
  /** Last part of the IRI: what filters and addresses carry (`EHRS`, `NON_PUBLIC`, `DK01`, `0101`). */
  readonly code: string
  /** The code that its makers write, where that is another one (the regions' `084`). */
  readonly notation?: string
  readonly labels: Labels
  /** For headings; empty where the label is short enough. */
  readonly shortLabels: Labels
  readonly altLabels: readonly { readonly value: string; readonly language?: string }[]
  readonly definition?: Labels
  /** IRIs of wider concepts: of a municipality its regions, past and coming. */
  readonly broader: readonly string[]
  /** First and last day, ISO 8601; absent where it is open. */
  readonly validFrom?: string
  readonly validTo?: string
  readonly replaces: readonly string[]
  readonly replacedBy: readonly string[]
  readonly deprecated: boolean
  /** Where a label is not the list's own, and whose it is. */
  readonly editorialNote?: string
  /** Facts that one scheme alone has. */
  readonly extra: {
    /** Letter of Article 51(1) of the EHDS Regulation, and the day from which holders must make it available. */
    readonly article51?: string
    readonly appliesFrom?: string
    readonly languageTag?: string
    readonly mediaTypes?: readonly string[]
  }
}
