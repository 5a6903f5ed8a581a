// @ts-check
/**
 * The reader's own searches: the latest ones and those they keep, in this browser alone. Nothing is sent, and
 * without this script, or where the browser keeps nothing, the page is as it was.
 *
 * @typedef {{ address: string, name: string }} Search
 * @typedef {{ recent: Search[], kept: Search[] }} Searches
 */

const KEY = 'datalandkort.searches'
const MOST_RECENT = 6
const MOST_KEPT = 50
const LONGEST_NAME = 200

const section = document.getElementById('own-searches')
/** @type {Record<string, string>} */
const texts = JSON.parse(section?.dataset.texts ?? '{}')

/** @returns {Searches} */
function read() {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return { recent: searchesIn(stored.recent), kept: searchesIn(stored.kept) }
  } catch {
    return { recent: [], kept: [] }
  }
}

/**
 * Anything may stand in the store: only searches of this site are shown.
 *
 * @param {unknown} stored
 * @returns {Search[]}
 */
function searchesIn(stored) {
  if (!Array.isArray(stored)) return []
  return stored
    .filter(({ address, name } = {}) => typeof address === 'string' && typeof name === 'string')
    .filter(({ address }) => /^\/(?:en\/)?search\?/.test(address))
}

/** @param {Searches} searches */
function write(searches) {
  try {
    if (searches.recent.length + searches.kept.length === 0) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(searches))
  } catch {
    // Full or forbidden: the search itself needs none of it.
  }
  show()
}

/** The search that the page shows; undefined where nothing is asked for. */
function current() {
  const name = document.getElementById('results')?.dataset.search ?? ''
  if (name === '' || location.search === '') return undefined
  const parameters = new URLSearchParams(location.search)
  parameters.delete('offset')
  return { address: `${location.pathname}?${parameters}`, name: name.slice(0, LONGEST_NAME) }
}

/**
 * @param {Search[]} searches
 * @param {string} address
 */
const without = (searches, address) => searches.filter((search) => search.address !== address)

function remember() {
  const search = current()
  if (!search) return show()
  const { recent, kept } = read()
  write({ kept, recent: [search, ...without(recent, search.address)].slice(0, MOST_RECENT) })
}

function keep() {
  const search = current()
  if (!search) return
  const { recent, kept } = read()
  write({ recent, kept: [search, ...without(kept, search.address)].slice(0, MOST_KEPT) })
  say(texts.kept)
}

/** @param {string | undefined} text */
function say(text) {
  const status = section?.querySelector('[data-said]')
  if (status) status.textContent = text ?? ''
}

/**
 * @param {keyof Searches} which
 * @param {Search} search
 */
function createItem(which, { address, name }) {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = address
  link.textContent = name
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button-remove'
  button.textContent = '×'
  button.setAttribute('aria-label', (texts.remove ?? '').replace('{name}', name))
  button.addEventListener('click', () => {
    const searches = read()
    write({ ...searches, [which]: without(searches[which], address) })
    say(texts.removed)
    focusSection()
  })
  item.append(link, button)
  return item
}

/** The button that was pressed is gone: the reader goes on from the heading. */
function focusSection() {
  const heading = document.getElementById('own-searches-heading')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus()
}

/**
 * @param {keyof Searches} which
 * @param {readonly Search[]} searches
 * @returns {HTMLElement[]}
 */
function createList(which, searches) {
  if (searches.length === 0) return []
  const heading = document.createElement('h3')
  heading.className = 'h6'
  heading.textContent = texts[`${which}Title`] ?? ''
  const list = document.createElement('ul')
  list.className = 'nobullet-list'
  list.append(...searches.map((search) => createItem(which, search)))
  return [heading, list]
}

function createClear() {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button-tertiary button-small'
  button.textContent = texts.clear ?? ''
  button.addEventListener('click', () => {
    write({ recent: [], kept: [] })
    say(texts.cleared)
    focusSection()
  })
  return button
}

function show() {
  if (!section) return
  const searches = read()
  const now = current()
  const isEmpty = searches.recent.length + searches.kept.length === 0
  const lists = [...createList('kept', searches.kept), ...createList('recent', searches.recent)]
  section.querySelector('[data-lists]')?.replaceChildren(...lists, ...(isEmpty ? [] : [createClear()]))
  const button = section.querySelector('[data-keep]')
  if (button instanceof HTMLButtonElement)
    button.hidden = !now || searches.kept.some(({ address }) => address === now.address)
  section.hidden = isEmpty && !now && document.activeElement?.closest('#own-searches') === null
}

section?.querySelector('[data-keep]')?.addEventListener('click', keep)
document.addEventListener('searched', remember)
remember()
