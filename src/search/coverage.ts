import type { SearchEngine } from './engine.ts'
import { EVERYTHING } from './data-map.ts'

export interface YearCount {
  readonly year: number
  readonly count: number
}

/** Coverage before this year is told in one number. */
const FIRST_YEAR = 1900

export interface Coverage {
  readonly before: number
  /** Years without any are left out. */
  readonly years: readonly YearCount[]
}

const counted = new WeakMap<SearchEngine, { position: number; lastYear: number; coverage: Coverage }>()

/** How many datasets cover each year, up to the present one; counted once per position of the index. */
export async function coverageByYear(engine: SearchEngine, lastYear: number): Promise<Coverage> {
  const position = await engine.position()
  const known = counted.get(engine)
  if (known?.position === position && known.lastYear === lastYear) return known.coverage
  const years: YearCount[] = []
  await countYears(engine, { from: FIRST_YEAR, to: lastYear }, years)
  const coverage = { before: await countIn(engine, { from: 0, to: FIRST_YEAR - 1 }), years }
  counted.set(engine, { position, lastYear, coverage })
  return coverage
}

interface Years {
  readonly from: number
  readonly to: number
}

/** Halves a span until nothing in it is covered or it is one year: most centuries cost one question. */
async function countYears(engine: SearchEngine, span: Years, years: YearCount[]): Promise<void> {
  const count = await countIn(engine, span)
  if (count === 0) return
  if (span.from === span.to) return void years.push({ year: span.from, count })
  const middle = Math.floor((span.from + span.to) / 2)
  await countYears(engine, { from: span.from, to: middle }, years)
  await countYears(engine, { from: middle + 1, to: span.to }, years)
}

async function countIn(engine: SearchEngine, { from, to }: Years): Promise<number> {
  const { total } = await engine.search({ ...EVERYTHING, ranges: { year: { from, to } } })
  return total
}
