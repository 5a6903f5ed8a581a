import type { Period, WrittenDate } from '../dataset/description.ts'

/** Both ends included; an absent end is open. */
export interface Span {
  readonly from?: number
  readonly to?: number
}

/** Buckets of one width from `first` on; what lies before is one more, and from `last` on the last one. */
export interface Histogram {
  readonly first: number
  readonly width: number
  readonly last: number
}

export function bucketsOf({ first, width, last }: Histogram): readonly Span[] {
  const buckets: Span[] = [{ to: first - 1 }]
  for (let from = first; from < last; from += width) buckets.push({ from, to: from + width - 1 })
  return [...buckets, { from: last }]
}

/** Place of a value's bucket in `bucketsOf`; open ends are infinite. */
export function bucketOf(value: number, { first, width, last }: Histogram): number {
  if (value < first) return 0
  return 1 + Math.floor((Math.min(value, last) - first) / width)
}

/** Years from the first start to the last end; an open or unreadable end counts as open. */
export function coverageYears(periods: readonly Period[]): Span | undefined {
  const spans = periods.flatMap(({ start, end }) => {
    const from = yearOf(start, 'from')
    const to = yearOf(end, 'to')
    return from === undefined && to === undefined ? [] : [{ from, to }]
  })
  if (spans.length === 0) return undefined
  return spanOf(
    spans.every(({ from }) => from !== undefined)
      ? Math.min(...spans.map(({ from }) => from ?? 0))
      : undefined,
    spans.every(({ to }) => to !== undefined) ? Math.max(...spans.map(({ to }) => to ?? 0)) : undefined,
  )
}

export function ageSpan(lowest: readonly number[], highest: readonly number[]): Span | undefined {
  if (lowest.length === 0 && highest.length === 0) return undefined
  return spanOf(
    lowest.length > 0 ? Math.min(...lowest) : undefined,
    highest.length > 0 ? Math.max(...highest) : undefined,
  )
}

/** An ISO day as a number that people can write: 20261122. */
export function daySpan(day: string | undefined): Span | undefined {
  const number = Number(day?.replaceAll('-', ''))
  return Number.isSafeInteger(number) ? { from: number, to: number } : undefined
}

const spanOf = (from?: number, to?: number): Span => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
})

function yearOf(date: WrittenDate | undefined, end: 'from' | 'to'): number | undefined {
  const day = date?.[end]
  if (day === undefined) return undefined
  const year = Number.parseInt(day, 10)
  return Number.isFinite(year) ? year : undefined
}
