// @ts-check
/**
 * Suggestions while typing: the search field becomes an ARIA 1.2 combobox with a list box below it.
 * Without this script the field is an ordinary search field; nothing else depends on it.
 */

const WAIT_MS = 120
const MOST = 8

/** @typedef {{ text: string, kind: string, id?: string }} Suggestion */

for (const input of document.querySelectorAll('input[data-suggest]')) {
  if (input instanceof HTMLInputElement) addSuggestions(input)
}

/** @param {HTMLInputElement} input */
function addSuggestions(input) {
  const kinds = JSON.parse(input.dataset.kinds ?? '{}')
  const list = document.createElement('ul')
  list.id = `${input.id}-suggestions`
  list.className = 'suggestions'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.dataset.label ?? '')
  list.hidden = true
  const status = document.createElement('p')
  status.className = 'sr-only'
  status.setAttribute('role', 'status')
  input.parentElement?.append(list)
  input.parentElement?.after(status)
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-expanded', 'false')
  input.setAttribute('aria-controls', list.id)

  /** @type {Suggestion[]} */
  let suggestions = []
  let active = -1
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting
  let asked = 0

  const close = () => {
    list.hidden = true
    active = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }

  /** @param {number} index */
  const activate = (index) => {
    const options = [...list.children]
    active = index
    options.forEach((option, at) => option.setAttribute('aria-selected', String(at === active)))
    const option = options[active]
    if (option) {
      input.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    } else input.removeAttribute('aria-activedescendant')
  }

  /** @param {Suggestion} suggestion */
  const choose = (suggestion) => {
    close()
    if (suggestion.kind === 'dataset' && suggestion.id !== undefined) {
      location.assign((input.dataset.datasetPath ?? '/datasets/') + encodeURIComponent(suggestion.id))
      return
    }
    input.value = suggestion.text
    input.form?.requestSubmit()
  }

  const show = () => {
    list.replaceChildren(
      ...suggestions.map((suggestion, index) => {
        const option = document.createElement('li')
        option.id = `${list.id}-${index}`
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', 'false')
        const text = document.createElement('span')
        text.textContent = suggestion.text
        const kind = document.createElement('span')
        kind.className = 'kind'
        kind.textContent = kinds[suggestion.kind] ?? ''
        option.append(text, kind)
        // Before blur, which closes the list.
        option.addEventListener('mousedown', (event) => event.preventDefault())
        option.addEventListener('click', () => choose(suggestion))
        return option
      }),
    )
    active = -1
    input.removeAttribute('aria-activedescendant')
    list.hidden = suggestions.length === 0
    input.setAttribute('aria-expanded', String(!list.hidden))
    status.textContent = list.hidden
      ? (input.dataset.none ?? '')
      : (input.dataset.count ?? '').replace('{n}', String(suggestions.length))
  }

  const ask = async () => {
    const typed = input.value.trim()
    const number = ++asked
    if (typed.length < 2) {
      suggestions = []
      close()
      return
    }
    const query = new URLSearchParams({ q: typed, lang: input.dataset.language ?? 'da', limit: String(MOST) })
    try {
      const response = await fetch(`${input.dataset.suggest}?${query}`, { headers: { Accept: 'application/json' } })
      if (!response.ok || number !== asked) return
      const answer = await response.json()
      if (number !== asked || document.activeElement !== input) return
      suggestions = answer.suggestions
      show()
    } catch {
      // The search itself works without suggestions.
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(ask, WAIT_MS)
  })
  input.addEventListener('blur', close)
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault()
      close()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) return
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      // One place more than the options: there the field itself is active.
      const places = suggestions.length + 1
      activate(((active + 1 + step + places) % places) - 1)
    } else if (event.key === 'Enter') {
      const suggestion = suggestions[active]
      if (!list.hidden && suggestion) {
        event.preventDefault()
        choose(suggestion)
      }
    }
  })
}
