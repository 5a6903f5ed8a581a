// @ts-check
/**
 * Suggestions while typing: the search field becomes an ARIA 1.2 combobox with a list box below it.
 * Without this script the field is an ordinary search field; nothing else depends on it.
 *
 * @typedef {{ text: string, kind: string, id?: string }} Suggestion
 * @typedef {object} Combobox
 * @property {HTMLInputElement} input
 * @property {HTMLUListElement} list
 * @property {HTMLParagraphElement} status
 * @property {Suggestion[]} suggestions
 * @property {number} active Index of the option in focus, -1 for the field itself.
 * @property {number} asked Number of the newest question: an answer to an older one comes too late.
 */

const WAIT_MS = 120
const SHORTEST = 2
const MOST = 8

for (const input of document.querySelectorAll('input[data-suggest]')) {
  if (input instanceof HTMLInputElement) addSuggestions(input)
}

/** @param {HTMLInputElement} input */
function addSuggestions(input) {
  const box = {
    input,
    list: createList(input),
    status: createStatus(),
    suggestions: [],
    active: -1,
    asked: 0,
  }
  input.parentElement?.append(box.list)
  input.parentElement?.after(box.status)
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-expanded', 'false')
  input.setAttribute('aria-controls', box.list.id)
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting
  input.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void ask(box), WAIT_MS)
  })
  input.addEventListener('blur', () => close(box))
  input.addEventListener('keydown', (event) => onKey(box, event))
}

/** @param {HTMLInputElement} input */
function createList(input) {
  const list = document.createElement('ul')
  list.id = `${input.id}-suggestions`
  list.className = 'suggestions'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.dataset.label ?? '')
  list.hidden = true
  return list
}

function createStatus() {
  const status = document.createElement('p')
  status.className = 'sr-only'
  status.setAttribute('role', 'status')
  return status
}

/** @param {Combobox} box */
function close({ input, list }) {
  list.hidden = true
  input.setAttribute('aria-expanded', 'false')
  input.removeAttribute('aria-activedescendant')
}

/** @param {Combobox} box */
async function ask(box) {
  const { input } = box
  const typed = input.value.trim()
  const number = ++box.asked
  if (typed.length < SHORTEST) {
    box.suggestions = []
    close(box)
    return
  }
  const query = new URLSearchParams({ q: typed, lang: input.dataset.language ?? 'da', limit: String(MOST) })
  try {
    const response = await fetch(`${input.dataset.suggest}?${query}`, {
      headers: { Accept: 'application/json' },
    })
    const answer = response.ok ? await response.json() : { suggestions: [] }
    if (number !== box.asked || document.activeElement !== input) return
    box.suggestions = answer.suggestions
    show(box)
  } catch {
    // The search itself works without suggestions.
  }
}

/** @param {Combobox} box */
function show(box) {
  const { input, list, status, suggestions } = box
  list.replaceChildren(...suggestions.map((suggestion, index) => createOption(box, suggestion, index)))
  box.active = -1
  input.removeAttribute('aria-activedescendant')
  list.hidden = suggestions.length === 0
  input.setAttribute('aria-expanded', String(!list.hidden))
  status.textContent = list.hidden
    ? (input.dataset.none ?? '')
    : (input.dataset.count ?? '').replace('{n}', String(suggestions.length))
}

/**
 * @param {Combobox} box
 * @param {Suggestion} suggestion
 * @param {number} index
 */
function createOption(box, suggestion, index) {
  const option = document.createElement('li')
  option.id = `${box.list.id}-${index}`
  option.setAttribute('role', 'option')
  option.setAttribute('aria-selected', 'false')
  const text = document.createElement('span')
  text.textContent = suggestion.text
  const kind = document.createElement('span')
  kind.className = 'kind'
  kind.textContent = JSON.parse(box.input.dataset.kinds ?? '{}')[suggestion.kind] ?? ''
  option.append(text, kind)
  // Before blur, which closes the list.
  option.addEventListener('mousedown', (event) => event.preventDefault())
  option.addEventListener('click', () => choose(box, suggestion))
  return option
}

/**
 * @param {Combobox} box
 * @param {Suggestion} suggestion
 */
function choose(box, suggestion) {
  const { input } = box
  close(box)
  if (suggestion.kind === 'dataset' && suggestion.id !== undefined) {
    location.assign((input.dataset.datasetPath ?? '/datasets/') + encodeURIComponent(suggestion.id))
    return
  }
  if (suggestion.kind === 'variable' && input.dataset.variablePath !== undefined) {
    location.assign(`${input.dataset.variablePath}?${new URLSearchParams({ q: suggestion.text })}`)
    return
  }
  input.value = suggestion.text
  input.form?.requestSubmit()
}

/**
 * @param {Combobox} box
 * @param {number} index
 */
function activate(box, index) {
  const options = [...box.list.children]
  box.active = index
  options.forEach((option, at) => option.setAttribute('aria-selected', String(at === index)))
  const option = options[index]
  if (!option) return box.input.removeAttribute('aria-activedescendant')
  box.input.setAttribute('aria-activedescendant', option.id)
  option.scrollIntoView({ block: 'nearest' })
}

/**
 * @param {Combobox} box
 * @param {KeyboardEvent} event
 */
function onKey(box, event) {
  if (box.list.hidden) {
    // Closed by Escape: the arrow opens it again.
    if (event.key !== 'ArrowDown' || box.suggestions.length === 0) return
    show(box)
  }
  const { suggestions, active } = box
  if (event.key === 'Escape') {
    event.preventDefault()
    close(box)
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    const step = event.key === 'ArrowDown' ? 1 : -1
    // One place more than the options: there the field itself is active.
    const places = suggestions.length + 1
    activate(box, ((active + 1 + step + places) % places) - 1)
  } else if (event.key === 'Enter') {
    const suggestion = suggestions[active]
    if (!suggestion) return
    event.preventDefault()
    choose(box, suggestion)
  }
}
