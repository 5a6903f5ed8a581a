// @ts-check
/** While a description is being validated: says so, and keeps it from being sent twice. */

for (const form of document.querySelectorAll('form.validate-form')) {
  if (!(form instanceof HTMLFormElement)) continue
  const status = form.querySelector('.validate-working')
  form.addEventListener('submit', () => {
    // After the submission has taken the button's value with it.
    setTimeout(() => {
      for (const button of form.querySelectorAll('button')) button.disabled = true
      if (status) status.textContent = form.dataset.working ?? ''
      form.classList.add('is-working')
    })
  })
}

/** A page that comes back from the browser's memory is ready again. */
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form.validate-form')) {
    form.classList.remove('is-working')
    for (const button of form.querySelectorAll('button')) button.disabled = false
    const status = form.querySelector('.validate-working')
    if (status) status.textContent = ''
  }
})
