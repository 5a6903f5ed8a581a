import type { UiLanguage } from '../../search/query.ts'
import { datasetDa, datasetEn } from './dataset.ts'
import { diffDa, diffEn } from './diff.ts'
import { frontDa, frontEn } from './front.ts'
import { harvestDa, harvestEn } from './harvest.ts'
import { layoutDa, layoutEn } from './layout.ts'
import { overviewDa, overviewEn } from './overview.ts'
import { qualityDa, qualityEn } from './quality.ts'
import { searchDa, searchEn } from './search.ts'
import { reportDa, reportEn } from './report.ts'
import { validationDa, validationEn } from './validation.ts'
import { variablesDa, variablesEn } from './variables.ts'
import type { Translated } from './translated.ts'

const da = {
  ...layoutDa,
  ...frontDa,
  ...searchDa,
  ...datasetDa,
  ...harvestDa,
  ...validationDa,
  ...reportDa,
  ...qualityDa,
  ...overviewDa,
  ...variablesDa,
  ...diffDa,
}

/** Every text of the pages; a missing translation is a type error. */
export type Texts = Translated<typeof da>

export const texts: Readonly<Record<UiLanguage, Texts>> = {
  da,
  en: {
    ...layoutEn,
    ...frontEn,
    ...searchEn,
    ...datasetEn,
    ...harvestEn,
    ...validationEn,
    ...reportEn,
    ...qualityEn,
    ...overviewEn,
    ...variablesEn,
    ...diffEn,
  },
}
