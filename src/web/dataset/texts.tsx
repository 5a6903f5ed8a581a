import type { Text } from '../../dataset/description.ts'
import type { UiLanguage } from '../../search/query.ts'
import { otherLanguage } from '../language.ts'
import { foreignLang, isInLanguage } from '../text.ts'
import type { View } from '../view.ts'

/** Those in the asked language and those without any; where there are none, those in the other; else all. */
export function textsFor(texts: readonly Text[], language: UiLanguage): readonly Text[] {
  const untagged = texts.filter((text) => text.language === undefined)
  for (const each of [language, otherLanguage(language)]) {
    const found = texts.filter((text) => isInLanguage(text, each))
    if (found.length > 0) return [...found, ...untagged]
    if (untagged.length > 0) return untagged
  }
  return texts
}

/** The one text to use as a name. */
export { textIn as textFor } from '../../dataset/texts.ts'

/** A short text in its own language. */
export const Phrase = ({ view, text }: { view: View; text: Text }) => (
  <span lang={foreignLang(text, view.language)}>{text.value}</span>
)

/** Long texts as paragraphs; says so where the source has only the other language. */
export const Prose = ({ view, texts }: { view: View; texts: readonly Text[] }) => {
  const shown = textsFor(texts, view.language)
  const foreign = shown.length > 0 && shown.every((text) => foreignLang(text, view.language) !== undefined)
  return (
    <>
      {shown.flatMap((text) =>
        text.value
          .split(/\n\s*\n/)
          .map((paragraph) => paragraph.trim())
          .filter((paragraph) => paragraph !== '')
          .map((paragraph) => (
            <p class="prose" lang={foreignLang(text, view.language)}>
              {paragraph}
            </p>
          )),
      )}
      {foreign && <p class="language-note">{view.t.dataset.otherLanguage}</p>}
    </>
  )
}
