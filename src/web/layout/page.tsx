import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { LANGUAGES, pathIn } from '../language.ts'
import type { View } from '../view.ts'
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx'
import { Footer } from './footer.tsx'
import { Header, type NavigationItem } from './header.tsx'

export interface PageProps {
  readonly view: View
  readonly title: string
  readonly description?: string
  readonly current?: NavigationItem
  readonly trail?: readonly Crumb[]
  /** Further elements of the head. */
  readonly head?: Child
  /** Scripts of `assets`, by name. */
  readonly scripts?: readonly string[]
  /** False keeps the page out of search engines (errors, search results). */
  readonly index?: boolean
  /** A band of full width above the container. */
  readonly hero?: Child
  readonly children?: Child
}

const Alternates = ({ view }: { view: View }) => {
  const base = view.configuration.server.publicUrl
  return (
    <>
      <link rel="canonical" href={base + view.to(view.path)} />
      {LANGUAGES.map((language) => (
        <link rel="alternate" hreflang={language} href={base + pathIn(language, view.path)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={base + view.path} />
    </>
  )
}

const Head = ({ view, title, description, head, scripts = [], index = true }: PageProps) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{title === view.t.site.name ? title : `${title} – ${view.t.site.name}`}</title>
    {description && <meta name="description" content={description.slice(0, 300)} />}
    {!index && <meta name="robots" content="noindex" />}
    {index && <Alternates view={view} />}
    {['Regular', 'SemiBold'].map((weight) => (
      <link
        rel="preload"
        as="font"
        type="font/woff2"
        crossorigin=""
        href={view.asset(`fonts/IBMPlexSans/split/woff2/IBMPlexSans-${weight}-Latin1.woff2`)}
      />
    ))}
    <link rel="stylesheet" href={view.asset('css/dkfds.min.css')} />
    <link rel="stylesheet" href={view.asset('css/site.css')} />
    <link rel="icon" type="image/svg+xml" href={view.asset('img/icon.svg')} />
    {scripts.map((script) => (
      <script type="module" src={view.asset(`js/${script}.js`)}></script>
    ))}
    {head}
  </head>
)

/** The frame of every page: landmarks, skip link, header, breadcrumbs, content, footer. */
export const Page = (props: PageProps) => {
  const { view, current, trail, hero, children } = props
  return (
    <>
      {html`<!doctype html>`}
      <html lang={view.language}>
        <Head {...props} />
        <body>
          <a class="skipnav" href="#main-content">
            {view.t.site.skip}
          </a>
          <Header view={view} current={current} />
          <main id="main-content" tabindex={-1}>
            {hero}
            <div class={hero ? 'container' : 'container page-container'}>
              {trail && <Breadcrumbs view={view} trail={trail} />}
              {children}
            </div>
          </main>
          <Footer view={view} />
        </body>
      </html>
    </>
  )
}
