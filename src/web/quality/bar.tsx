/** A share as a bar; decoration beside its number, so silent to screen readers. */
export const Bar = ({
  value,
  of,
  tone = 'brand',
}: {
  value: number
  of: number
  tone?: 'brand' | 'good' | 'open'
}) => {
  const share = of === 0 ? 0 : Math.min(Math.max(value / of, 0), 1)
  return (
    <svg
      class={`bar bar-${tone}`}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="bar-whole" x="0" y="0" width="100" height="4" />
      <rect class="bar-part" x="0" y="0" width={(share * 100).toFixed(1)} height="4" />
    </svg>
  )
}
