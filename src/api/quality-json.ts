import { z } from '@hono/zod-openapi'
import type { CatalogueRecord } from '../catalogue/record.ts'
import { datasetProperties, type PropertyTable } from '../dataset/properties.ts'
import { assessQuality, type QualityAssessment } from '../quality/assess.ts'
import { ANNEX_B, type Completeness } from '../quality/completeness.ts'
import { LABEL_ELEMENTS } from '../quality/label.ts'
import { MQA_INDICATORS, type Dimension, type MqaScore } from '../quality/mqa.ts'
import { DIMENSIONS, isPublic, NOT_PUBLIC_CAVEAT } from '../quality/words.ts'
import { facetLabel } from '../search/labels.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { bothLanguages } from './schemas.ts'

export const validationSchema = z
  .object({
    profile: z.string(),
    profileVersion: z.string(),
    level: z.string().optional(),
    conforms: z.boolean(),
    violations: z.int(),
    warnings: z.int(),
    infos: z.int(),
  })
  .openapi('ValidationSummary')

export const qualitySchema = z
  .object({
    completeness: z.object({
      given: z.int(),
      of: z.int(),
      elements: z
        .array(
          z.object({
            key: z.string(),
            label: bothLanguages,
            given: z.boolean(),
            conditional: z.boolean().openapi({ description: 'Required only where it exists.' }),
          }),
        )
        .openapi({ description: 'Regulation (EU) 2026/2098, Annex B, in its order.' }),
    }),
    mqa: z.object({
      points: z.int(),
      of: z.int(),
      notMeasured: z.int().openapi({ description: 'Points neither given nor lost.' }),
      band: z.string(),
      label: bothLanguages,
      caveat: bothLanguages.optional(),
      dimensions: z.array(z.object({ key: z.string(), label: bothLanguages, points: z.int(), of: z.int() })),
      indicators: z.array(
        z.object({
          key: z.string(),
          dimension: z.string(),
          label: bothLanguages,
          points: z.int(),
          state: z.enum(['met', 'missed', 'not-measured']),
        }),
      ),
    }),
    label: z.object({
      hasLabel: z.boolean(),
      present: z.int(),
      of: z.int(),
      elements: z
        .array(
          z.object({
            letter: z.string(),
            label: bothLanguages,
            state: z.enum(['present', 'missing']),
            evidence: z.array(z.object({ name: z.string(), label: bothLanguages })),
          }),
        )
        .openapi({ description: 'EHDS Art. 78(3)(a)–(f), and what of the description speaks to each.' }),
    }),
    confirmation: z
      .object({
        state: z.enum(['confirmed', 'overdue', 'unknown']),
        on: z.string().optional(),
        due: z.string().optional(),
      })
      .openapi({ description: 'EHDS Art. 60: checked within the year, by the dates of the description.' }),
  })
  .openapi('Quality', {
    description: 'Four answers to four questions, each with its reasons; never added up.',
  })

/** `now` decides what is overdue. */
export function qualityAnswer(
  record: Pick<CatalogueRecord, 'description' | 'validation'>,
  { vocabulary, now }: { readonly vocabulary: Vocabulary; readonly now: () => Date },
) {
  const today = now().toISOString().slice(0, 'yyyy-mm-dd'.length)
  const { completeness, mqa, label, confirmation } = assessQuality(record, { vocabulary, today })
  const { kind: state, ...dates } = confirmation
  return {
    completeness: completenessAnswer(completeness),
    mqa: {
      ...mqaAnswer(mqa, vocabulary),
      ...(!isPublic(record.description.accessRights) && { caveat: { ...NOT_PUBLIC_CAVEAT } }),
    },
    label: labelAnswer(label),
    confirmation: { state, ...dates },
  }
}

function completenessAnswer({ given, of, missing, missingWhereItExists }: Completeness) {
  const absent = new Set([...missing, ...missingWhereItExists])
  return {
    given,
    of,
    elements: ANNEX_B.map(({ key, label, conditional }) => ({
      key,
      label: { ...label },
      given: !absent.has(key),
      conditional,
    })),
  }
}

function mqaAnswer({ met, missed, ...score }: MqaScore, vocabulary: Vocabulary) {
  const { points, of, notMeasured, band } = score
  const stateOf = (key: string) =>
    met.includes(key)
      ? ('met' as const)
      : missed.includes(key)
        ? ('missed' as const)
        : ('not-measured' as const)
  const indicators = MQA_INDICATORS.map(({ key, dimension, label, points: worth }) => ({
    key,
    dimension,
    label: { ...label },
    points: worth,
    state: stateOf(key),
  }))
  const sum = (dimension: Dimension, state?: string) =>
    indicators
      .filter((each) => each.dimension === dimension && (state === undefined || each.state === state))
      .reduce((total, each) => total + each.points, 0)
  return {
    points,
    of,
    notMeasured,
    band,
    label: { ...facetLabel('mqa', band, { vocabulary }) },
    dimensions: (Object.keys(DIMENSIONS) as Dimension[]).map((key) => ({
      key,
      label: { ...DIMENSIONS[key] },
      points: sum(key, 'met'),
      of: sum(key),
    })),
    indicators,
  }
}

const properties: PropertyTable = datasetProperties

function labelAnswer({ hasLabel, present, elements }: QualityAssessment['label']) {
  return {
    hasLabel,
    present,
    of: LABEL_ELEMENTS.length,
    elements: elements.map(({ letter, evidence }) => ({
      letter,
      label: { ...(LABEL_ELEMENTS.find((each) => each.letter === letter)?.label ?? { da: '', en: '' }) },
      state: evidence.length > 0 ? ('present' as const) : ('missing' as const),
      evidence: evidence.map((name) => ({
        name,
        label: { ...(properties[name]?.label ?? { da: name, en: name }) },
      })),
    })),
  }
}
