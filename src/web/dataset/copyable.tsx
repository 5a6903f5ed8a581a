import type { View } from '../view.ts'

/** A text to copy; the button appears when script can copy. */
export const Copyable = ({ view, text }: { view: View; text: string }) => (
  <span class="copyable">
    <code class="break">{text}</code>
    <button
      type="button"
      class="button button-secondary button-copy"
      data-copy={text}
      data-copied={view.t.dataset.copied}
      hidden
    >
      {view.t.dataset.copy}
    </button>
  </span>
)
