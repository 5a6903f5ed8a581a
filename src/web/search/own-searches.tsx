import type { View } from '../view.ts'

/** Filled and shown by `js/own-searches.js`: without script there is nowhere to keep a search. */
export const OwnSearches = ({ view }: { view: View }) => {
  const { ownSearches: t } = view.t
  return (
    <section
      class="own-searches"
      id="own-searches"
      aria-labelledby="own-searches-heading"
      data-texts={JSON.stringify(t)}
      hidden
    >
      <h2 class="h5" id="own-searches-heading">
        {t.title}
      </h2>
      <p class="soft">{t.where}</p>
      <p>
        <button type="button" class="button button-secondary button-small" data-keep>
          {t.keep}
        </button>
      </p>
      <div data-lists></div>
      <p class="sr-only" role="status" data-said></p>
    </section>
  )
}
