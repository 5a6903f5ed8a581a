import type { UiLanguage } from '../search/query.ts'
import type { SiteConfiguration } from './dependencies.ts'
import { formats, type Format } from './format.ts'
import { pathIn } from './language.ts'
import { texts, type Texts } from './texts/texts.ts'

/** What every component needs of the request: its language and how addresses are made in it. */
export interface View {
  readonly language: UiLanguage
  readonly t: Texts
  readonly format: Format
  /** The address asked for, without language prefix, with its query. */
  readonly path: string
  /** A path of ours in the language of the page. */
  readonly to: (path: string) => string
  /** The address of a file of ours that never changes under that address. */
  readonly asset: (file: string) => string
  readonly configuration: SiteConfiguration
}

export function createView(
  language: UiLanguage,
  path: string,
  site: { readonly configuration: SiteConfiguration; readonly assetBase: string },
): View {
  return {
    language,
    t: texts[language],
    format: formats[language],
    path,
    to: (target) => pathIn(language, target),
    asset: (file) => `${site.assetBase}/${file}`,
    configuration: site.configuration,
  }
}
