import type { View } from '../view.ts'

/** An icon of the design system's sprite; decoration, so silent to screen readers. */
export const Icon = ({ view, name, class: extra }: { view: View; name: string; class?: string }) => (
  <svg class={extra ? `icon-svg ${extra}` : 'icon-svg'} focusable="false" aria-hidden="true">
    <use href={`${view.asset('img/all-svg-icons.svg')}#${name}`} />
  </svg>
)
