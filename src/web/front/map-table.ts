import type { DataMap } from '../../search/data-map.ts'
import type { UiLanguage } from '../../search/query.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import type { Authority } from '../authority/authorities.ts'
import { localTextIn } from '../text.ts'

export type AuthorityGroup =
  | 'state'
  | 'regions'
  | 'municipalities'
  | 'shared'
  | 'research'
  | 'associations'
  | 'other'

const GROUP_OF_TYPE: Readonly<Record<string, AuthorityGroup>> = {
  'national-authority': 'state',
  'stat-agency': 'state',
  'public-health-institute': 'state',
  'gov-public-sector-org': 'state',
  'regional-authority': 'regions',
  'municipality-or-other-area': 'municipalities',
  biobank: 'shared',
  'quality-registry': 'shared',
  university: 'research',
  'research-institute-org': 'research',
  'not-for-profit-org': 'associations',
}

const GROUPS: readonly AuthorityGroup[] = [
  'state',
  'regions',
  'municipalities',
  'shared',
  'research',
  'associations',
  'other',
]

export interface MapColumn {
  readonly code: string
  readonly letter: string
  readonly short: string
  /** Name in the code list of HealthDCAT-AP. */
  readonly name: string
  readonly count: number
}

export interface MapRow {
  readonly slug: string
  readonly name: string
  readonly count: number
  /** One number a column. */
  readonly cells: readonly number[]
}

export interface MapTable {
  readonly total: number
  readonly columns: readonly MapColumn[]
  readonly groups: readonly { readonly group: AuthorityGroup; readonly rows: readonly MapRow[] }[]
}

export interface MapFacts {
  readonly map: DataMap
  /** By slug. */
  readonly authorities: ReadonlyMap<string, Authority>
  readonly vocabulary: Vocabulary
  readonly language: UiLanguage
  readonly compare: (a: string, b: string) => number
}

/** The matrix of the front page: rows by kind of authority, then by number of datasets and name. */
export function mapTableFrom({ map, authorities, vocabulary, language, compare }: MapFacts): MapTable {
  const inCategory = new Map(map.categories.map(({ value, count }) => [value, count]))
  const columns = vocabulary.concepts('healthcategories').map(({ code, labels, shortLabels, extra }) => ({
    code,
    letter: extra.article51 ?? '',
    short: shortLabels[language] ?? labels[language] ?? code,
    name: labels[language] ?? code,
    count: inCategory.get(code) ?? 0,
  }))
  const cells = new Map(
    map.cells.map(({ authority, category, count }) => [`${category} ${authority}`, count]),
  )
  const rows = map.authorities.map(({ value: slug, label, count }) => ({
    slug,
    name: localTextIn(authorities.get(slug)?.name ?? label, language)?.value ?? slug,
    count,
    cells: columns.map(({ code }) => cells.get(`${code} ${slug}`) ?? 0),
  }))
  rows.sort((a, b) => b.count - a.count || compare(a.name, b.name))
  const groupOf = ({ slug }: MapRow) => GROUP_OF_TYPE[authorities.get(slug)?.typeCode ?? ''] ?? 'other'
  const groups = GROUPS.map((group) => ({ group, rows: rows.filter((row) => groupOf(row) === group) }))
  return { total: map.datasets, columns, groups: groups.filter((group) => group.rows.length > 0) }
}

/** Shade of a cell, 0 (empty) to 5; the steps are fixed so that two maps can be compared. */
export function shadeOf(count: number): 0 | 1 | 2 | 3 | 4 | 5 {
  if (count === 0) return 0
  if (count === 1) return 1
  if (count <= 3) return 2
  if (count <= 7) return 3
  return count <= 15 ? 4 : 5
}

/** The upper ends of the shades, for the legend. */
export const SHADE_LABELS = ['1', '2–3', '4–7', '8–15', '16+'] as const
