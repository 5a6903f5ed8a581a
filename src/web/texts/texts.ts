import type { UiLanguage } from '../../search/query.ts'
import { da, type Texts } from './da.ts'
import { en } from './en.ts'

export const texts: Readonly<Record<UiLanguage, Texts>> = { da, en }
export type { Texts }
