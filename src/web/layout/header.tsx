import { otherLanguage, pathIn } from '../language.ts'
import type { View } from '../view.ts'
import { Icon } from './icon.tsx'

export type NavigationItem = 'map' | 'search' | 'authorities' | 'sources' | 'validate' | 'about'

const ITEMS: readonly { readonly name: NavigationItem; readonly path: string }[] = [
  { name: 'map', path: '/' },
  { name: 'search', path: '/search' },
  { name: 'authorities', path: '/authorities' },
  { name: 'sources', path: '/sources' },
  { name: 'validate', path: '/validate' },
  { name: 'about', path: '/about' },
]

/** Nine fields of differing strength: the data map in small. */
const Mark = () => (
  <svg class="site-mark" viewBox="0 0 32 32" width="40" height="40" aria-hidden="true" focusable="false">
    {[3, 1, 2, 0, 3, 1, 2, 0, 3].map((strength, index) => (
      <rect
        class={`mark-${strength}`}
        x={String((index % 3) * 11 + 1)}
        y={String(Math.floor(index / 3) * 11 + 1)}
        width="8"
        height="8"
        rx="1.5"
      />
    ))}
  </svg>
)

const LanguageSwitch = ({ view }: { view: View }) => {
  const other = otherLanguage(view.language)
  return (
    <a class="function-link language-switch" href={pathIn(other, view.path)} lang={other} hreflang={other}>
      <Icon view={view} name="language" />
      {view.t.site.otherLanguage}
    </a>
  )
}

export const Header = ({ view, current }: { view: View; current: NavigationItem | undefined }) => (
  <header class="header site-header">
    <div class="solution-info">
      <div class="solution-info-inner container">
        <a class="site-name" href={view.to('/')}>
          <Mark />
          <span>
            <strong>{view.t.site.name}</strong>
            <span class="site-tagline">{view.t.site.tagline}</span>
          </span>
        </a>
        <LanguageSwitch view={view} />
      </div>
    </div>
    <div class="navigation-menu d-print-none">
      <div class="navigation-menu-inner container">
        <nav class="nav" aria-label={view.t.site.menu}>
          <ul class="mainmenu">
            {ITEMS.map(({ name, path }) => (
              <li class={name === current ? 'active current' : undefined}>
                <a
                  href={view.to(path)}
                  class="nav-link"
                  aria-current={name !== current ? undefined : view.path === path ? 'page' : 'true'}
                >
                  <span>{view.t.nav[name]}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </div>
  </header>
)
