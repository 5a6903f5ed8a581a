import type { CatalogueRecord } from '../catalogue/record.ts'
import { assessQuality, lastTouchedOn, type QualityAssessment } from '../quality/assess.ts'
import { facet, label, type FieldSource, type SearchField } from './field.ts'
import { daySpan } from './spans.ts'

/** The state of a description: what its profile says of it, and what can be counted. */
export const qualityFields = {
  conforms: {
    ...label('Overholder sin profil', 'Conforms to its profile'),
    facet: facet(({ record: { validation } }) => [conformance(validation)], {
      form: /^(?:yes|no|not-validated)$/u,
      always: true,
    }),
  },
  completeness: {
    ...label('Lovkrævede oplysninger', 'Elements required by law'),
    facet: facet((source) => [String(qualityOf(source).completeness.given)], {
      form: /^\d{1,2}$/u,
      always: true,
    }),
  },
  mqa: {
    ...label('Metadatakvalitet (MQA)', 'Metadata quality (MQA)'),
    facet: facet((source) => [qualityOf(source).mqa.band], {
      form: /^(?:excellent|good|sufficient|bad)$/u,
      always: true,
    }),
  },
  label: {
    ...label('Kvalitets- og nyttemærke', 'Quality and utility label'),
    facet: facet((source) => [labelReadiness(qualityOf(source).label)], {
      form: /^(?:attached|partial|none)$/u,
      always: true,
    }),
  },
  checked: {
    ...label('Senest bekræftet (ååååmmdd)', 'Last confirmed (yyyymmdd)'),
    range: {
      parameters: { from: 'checkedFrom', to: 'checkedTo' },
      limits: { min: 0, max: 99_991_231 },
      span: ({ record: { description } }) => {
        const { modified, issued } = lastTouchedOn(description)
        return daySpan(modified ?? issued)
      },
    },
  },
} as const satisfies Record<string, SearchField>

const conformance = (validation: CatalogueRecord['validation']): string =>
  validation === undefined ? 'not-validated' : validation.conforms ? 'yes' : 'no'

const labelReadiness = ({ hasLabel, present }: QualityAssessment['label']): string =>
  hasLabel ? 'attached' : present > 0 ? 'partial' : 'none'

/** Three fields ask for it, one after the other. What depends on the day is not among them. */
let assessed: { readonly record: CatalogueRecord; readonly quality: QualityAssessment } | undefined

function qualityOf({ record, vocabulary }: FieldSource): QualityAssessment {
  if (assessed?.record !== record) {
    assessed = { record, quality: assessQuality(record, { vocabulary, today: '0000-00-00' }) }
  }
  return assessed.quality
}
