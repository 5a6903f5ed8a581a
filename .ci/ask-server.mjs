// Waits until a server is ready, then asks it what a visitor would ask first.
import { setTimeout as sleep } from 'node:timers/promises'

const READY_WITHIN_MS = 120_000
const origin = process.argv[2]
const ask = (path) => fetch(origin + path, { signal: AbortSignal.timeout(10_000) })

const deadline = Date.now() + READY_WITHIN_MS
for (;;) {
  const answer = await ask('/health/ready').catch((error) => error)
  if (answer.ok) break
  if (Date.now() > deadline)
    throw new Error(`not ready after ${READY_WITHIN_MS / 1000} s: ${await reason(answer)}`)
  await sleep(250)
}

for (const path of ['/', '/en']) {
  const page = await ask(path)
  const html = await page.text()
  if (!page.ok || !html.includes('<h1')) throw new Error(`${path} answered ${page.status} without a heading`)
  console.log(`${path}: ${html.length} characters`)
}

const found = await ask('/api/v1/search?q=diabetes')
const { total, hits } = await found.json()
if (!found.ok || !(total > 0))
  throw new Error(`the search for diabetes answered ${found.status}, ${total} datasets`)
console.log(`search: ${total} datasets, first ${hits[0].iri}`)

function reason(answer) {
  return answer instanceof Error ? [answer.message, answer.cause?.message].join(' ') : answer.text()
}
