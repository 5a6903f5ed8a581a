import { rangeFields, searchFields } from '../../search/fields.ts'
import type { BucketCount, SearchQuery } from '../../search/query.ts'
import type { View } from '../view.ts'
import { searchAddress } from './address.ts'
import type { FilterProps, ShownRange } from './filter-props.ts'

const HEIGHT = 40
const LEAST = 2

/** 'før 1950', '1990–1999', '2020 og senere' */
function bucketInWords(view: View, { from, to }: Pick<BucketCount, 'from' | 'to'>): string {
  const { search } = view.t
  if (from === undefined) return search.until(String(to ?? ''))
  return to === undefined ? search.onwards(String(from)) : `${from}–${to}`
}

/** Room for two or three signs below a bar. */
function shortName({ from, to }: BucketCount, name: ShownRange): string {
  if (from === undefined) return name === 'year' ? '…' : '0'
  if (to === undefined) return name === 'year' ? String(from).slice(-2) : `${from}+`
  return name === 'year' ? String(from).slice(-2) : String(from)
}

const reaches = ({ from, to }: BucketCount, asked: { readonly from?: number; readonly to?: number }) =>
  (from ?? -Infinity) <= (asked.to ?? Infinity) && (to ?? Infinity) >= (asked.from ?? -Infinity)

const narrowedTo = (query: SearchQuery, name: ShownRange, { from, to }: BucketCount): SearchQuery => ({
  ...query,
  offset: 0,
  ranges: {
    ...query.ranges,
    [name]: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
  },
})

interface BarProps extends FilterProps {
  readonly name: ShownRange
  readonly bucket: BucketCount
  readonly highest: number
}

const Bar = ({ view, query, name, bucket, highest }: BarProps) => {
  const words = bucketInWords(view, bucket)
  const height = bucket.count === 0 ? 0 : Math.max(LEAST, Math.round((bucket.count / highest) * HEIGHT))
  const asked = query.ranges[name]
  const isChosen = asked !== undefined && reaches(bucket, asked)
  const inside = (
    <>
      <svg viewBox={`0 0 10 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect x="0" y={String(HEIGHT - height)} width="10" height={String(height)} />
      </svg>
      <span class="histogram-name" aria-hidden="true">
        {shortName(bucket, name)}
      </span>
    </>
  )
  const count = `${words}: ${view.t.search.results(bucket.count, view.format.number(bucket.count))}`
  return (
    <li class={isChosen ? 'chosen' : undefined}>
      {bucket.count === 0 ? (
        <span title={count}>
          {inside}
          <span class="sr-only">{count}</span>
        </span>
      ) : (
        <a href={view.to(searchAddress(narrowedTo(query, name, bucket)))} title={count} aria-label={count}>
          {inside}
        </a>
      )}
    </li>
  )
}

/** How many datasets reach into each decade or age group, each a link to these; the numbers are in the links' names. */
export const Histogram = (props: FilterProps & { readonly name: ShownRange }) => {
  const { view, result, name } = props
  const buckets = result.histograms[name] ?? []
  const highest = Math.max(...buckets.map(({ count }) => count))
  if (!rangeFields.some((field) => field.name === name) || !(highest > 0)) return null
  return (
    <ul class="nobullet-list histogram" aria-label={searchFields[name].label[view.language]}>
      {buckets.map((bucket) => (
        <Bar {...props} bucket={bucket} highest={highest} />
      ))}
    </ul>
  )
}
