import type { HealthCodeSystem } from '../../vocabulary/health-concepts.ts'
import type { HealthCode } from '../text/codes.ts'
import { categoryOf, isRange, listedCodes, widerCodes } from '../text/codes.ts'

interface Range {
  readonly from: string
  readonly to: string
  readonly concept: number
}

/** Which concepts a code names. The systems are kept apart: J01 is sinusitis in ICD-10 and an antibiotic in ATC. */
export class CodeList {
  private readonly byCode = new Map<string, number[]>()
  private readonly ranges: Range[] = []

  add(system: HealthCodeSystem, written: string, concept: number): void {
    for (const code of listedCodes(system, written)) {
      if (isRange(code)) this.ranges.push({ from: code.code, to: code.to, concept })
      else {
        const key = `${system} ${code.code}`
        this.byCode.set(key, [...(this.byCode.get(key) ?? []), concept])
      }
    }
  }

  /** Of a code its own concepts, else those of the nearest wider one; of a range all that lies in it. */
  conceptsOf(code: HealthCode): readonly number[] {
    if (isRange(code)) return this.inRange(code)
    for (const each of [code.code, ...widerCodes(code)]) {
      const own = this.byCode.get(`${code.system} ${each}`)
      if (own) return own
    }
    return code.system === 'ICD-10' ? this.narrowestAround(categoryOf(code.code)) : []
  }

  private inRange({ code, to }: HealthCode): number[] {
    const same = this.ranges.filter((range) => range.from === code && range.to === to)
    if (same.length > 0) return same.map(({ concept }) => concept)
    const concepts = new Set<number>()
    for (const range of this.ranges) if (code <= range.from && range.to <= to) concepts.add(range.concept)
    for (const [key, own] of this.byCode) {
      const [system, each = ''] = key.split(' ')
      const category = categoryOf(each)
      if (system === 'ICD-10' && code <= category && category <= to) for (const one of own) concepts.add(one)
    }
    return [...concepts]
  }

  private narrowestAround(category: string): number[] {
    const around = this.ranges
      .filter(({ from, to }) => from <= category && category <= to)
      .sort((left, right) => right.from.localeCompare(left.from) || left.to.localeCompare(right.to))
    const [nearest] = around
    return around
      .filter(({ from, to }) => from === nearest?.from && to === nearest.to)
      .map(({ concept }) => concept)
  }
}
