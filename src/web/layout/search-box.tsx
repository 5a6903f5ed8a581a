import type { View } from '../view.ts'
import { Icon } from './icon.tsx'

export interface SearchBoxProps {
  readonly view: View
  /** Unique on the page. */
  readonly id: string
  readonly text?: string
  readonly large?: boolean
  readonly label?: string
  /** Filters that the search keeps. */
  readonly hidden?: Readonly<Record<string, string>>
  /** False inside a form that has more fields. */
  readonly form?: boolean
}

/** A plain search field; `js/suggest.js` makes it an ARIA combobox with suggestions. */
const Field = ({ view, id, text = '', label }: SearchBoxProps) => {
  const { searchBox } = view.t
  return (
    <>
      <label for={id} class="form-label search-label">
        {label ?? searchBox.label}
      </label>
      <div class="form-group search">
        <input
          class="form-input"
          type="search"
          id={id}
          name="q"
          value={text}
          placeholder={searchBox.placeholder}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxlength={1000}
          data-suggest="/api/v1/suggest"
          data-language={view.language}
          data-dataset-path={view.to('/datasets/')}
          data-variable-path={view.to('/variables')}
          data-label={searchBox.suggestions}
          data-count={searchBox.suggestionCount}
          data-none={searchBox.noSuggestions}
          data-kinds={JSON.stringify(searchBox.kinds)}
        />
        <button class="button button-primary button-search" type="submit">
          <Icon view={view} name="search" />
          {searchBox.button}
        </button>
      </div>
    </>
  )
}

export const SearchBox = (props: SearchBoxProps) => {
  const shape = props.large ? 'search-box search-box-large' : 'search-box'
  if (props.form === false) {
    return (
      <div class={shape}>
        <Field {...props} />
      </div>
    )
  }
  return (
    <form role="search" class={shape} action={props.view.to('/search')} method="get">
      <Field {...props} />
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </form>
  )
}
