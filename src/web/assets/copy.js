// @ts-check
/** Buttons that copy an address; they stay hidden where the browser cannot copy. */

for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!(button instanceof HTMLButtonElement) || !navigator.clipboard) continue
  const text = button.textContent
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy ?? '')
    button.textContent = button.dataset.copied ?? ''
    setTimeout(() => (button.textContent = text), 2000)
  })
}
