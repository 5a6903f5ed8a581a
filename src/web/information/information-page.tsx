import type { Child } from 'hono/jsx'
import type { UiLanguage } from '../../search/query.ts'
import type { NavigationItem } from '../layout/header.tsx'
import { Page } from '../layout/page.tsx'
import type { View } from '../view.ts'
import { aboutDa, aboutEn } from './about.tsx'
import { accessibilityDa, accessibilityEn } from './accessibility.tsx'
import { privacyDa, privacyEn } from './privacy.tsx'

type Content = (view: View) => Child

interface InformationPage {
  readonly path: string
  readonly title: 'about' | 'accessibility' | 'privacy'
  readonly current?: NavigationItem
  readonly content: Readonly<Record<UiLanguage, Content>>
}

/** Pages that are text alone. */
export const informationPages: readonly InformationPage[] = [
  { path: '/about', title: 'about', current: 'about', content: { da: aboutDa, en: aboutEn } },
  { path: '/accessibility', title: 'accessibility', content: { da: accessibilityDa, en: accessibilityEn } },
  { path: '/privacy', title: 'privacy', content: { da: privacyDa, en: privacyEn } },
]

export const InformationPageView = ({ view, page }: { view: View; page: InformationPage }) => {
  const title = page.title === 'about' ? view.t.site.footerAbout : view.t.nav[page.title]
  return (
    <Page
      view={view}
      title={title}
      trail={[{ text: title }]}
      {...(page.current && { current: page.current })}
    >
      <article class="article-page">
        <h1>{title}</h1>
        {page.content[view.language](view)}
      </article>
    </Page>
  )
}
