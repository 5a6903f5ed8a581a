import type { StoredSource } from '../../catalogue/store.ts'
import { localTextIn } from '../text.ts'
import type { View } from '../view.ts'

export const sourceTitle = (view: View, source: Pick<StoredSource, 'id' | 'title'>): string =>
  localTextIn(source.title, view.language)?.value ?? source.id
