import type { View } from '../view.ts'
import { Icon } from './icon.tsx'

export interface Crumb {
  readonly text: string
  /** Path without language; the last crumb, the page itself, has none. */
  readonly path?: string
}

export const Breadcrumbs = ({ view, trail }: { view: View; trail: readonly Crumb[] }) => (
  <nav class="breadcrumbs d-print-none" aria-label={view.t.site.breadcrumbs}>
    <ol class="breadcrumbs__list">
      <li class="breadcrumbs__list-item">
        <a class="breadcrumbs__link" href={view.to('/')}>
          {view.t.site.home}
        </a>
      </li>
      {trail.map(({ text, path }) => (
        <li class="breadcrumbs__list-item" aria-current={path === undefined ? 'page' : undefined}>
          <Icon view={view} name="chevron-right" />
          {path === undefined ? (
            text
          ) : (
            <a class="breadcrumbs__link" href={view.to(path)}>
              {text}
            </a>
          )}
        </li>
      ))}
    </ol>
  </nav>
)
