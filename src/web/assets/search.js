// @ts-check
/**
 * The search page without whole page loads: a changed filter, sort order, chip or bar fetches the page it would have
 * led to and takes its result and filters over. Without this script the same forms and links work as they are.
 */

const PARTS = ['results', 'filters']
const form = document.getElementById('search-form')
const status = document.getElementById('search-status')
let asked = 0

/** @param {URL} address */
async function load(address) {
  const number = ++asked
  document.body.setAttribute('aria-busy', 'true')
  try {
    const response = await fetch(address, { headers: { Accept: 'text/html' } })
    if (!response.ok) return location.assign(address)
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    if (number !== asked) return
    takeOver(page)
  } catch {
    location.assign(address)
  } finally {
    if (number === asked) document.body.removeAttribute('aria-busy')
  }
}

/** @param {Document} page */
function takeOver(page) {
  const focused = document.activeElement?.id
  const open = openState()
  for (const id of PARTS) {
    const fresh = page.getElementById(id)
    if (fresh) document.getElementById(id)?.replaceWith(fresh)
  }
  document.title = page.title
  for (const switcher of document.querySelectorAll('.language-switch')) {
    const href = page.querySelector('.language-switch')?.getAttribute('href')
    if (href) switcher.setAttribute('href', href)
  }
  for (const [id, isOpen] of open) {
    const details = document.getElementById(id)
    if (details instanceof HTMLDetailsElement) details.open = isOpen
  }
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
  const heading = document.getElementById('results-heading')
  if (status && heading) status.textContent = heading.textContent
  for (const link of page.querySelectorAll('link[type="application/atom+xml"]')) {
    document.querySelector('link[type="application/atom+xml"]')?.replaceWith(link)
  }
  document.dispatchEvent(new Event('searched'))
}

function openState() {
  return [...document.querySelectorAll('details[id]')].map(
    (details) => /** @type {const} */ ([details.id, details.hasAttribute('open')]),
  )
}

function addressOfForm() {
  if (!(form instanceof HTMLFormElement)) return undefined
  const address = new URL(form.action)
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '' && !(name === 'sort' && value === 'relevance')) {
      address.searchParams.append(name, value)
    }
  }
  return address
}

/** @param {URL} address */
function goTo(address) {
  history.pushState(null, '', address)
  void load(address)
}

document.addEventListener('change', (event) => {
  const field = event.target
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return
  if (field.form !== form || field.name === 'q' || !field.checkValidity()) return
  const address = addressOfForm()
  if (address) goTo(address)
})

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
  const link =
    event.target instanceof Element ? event.target.closest('.chips a, .left-aside a, .histogram a') : null
  if (!(link instanceof HTMLAnchorElement)) return
  event.preventDefault()
  goTo(new URL(link.href))
})

addEventListener('popstate', () => location.reload())
