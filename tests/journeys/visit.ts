import type { Browser, Page } from 'playwright-core'

export interface Visitor {
  readonly javaScript?: boolean
  readonly width?: number
}

/**
 * Opens a page for one visitor and tells the story. Fails, too, when the page asks another host for anything
 * or the browser complains: of a script, of a policy, of a file that is not there.
 */
export async function visit(
  { browser, url }: { readonly browser: Browser; readonly url: string },
  { javaScript = true, width = 1280 }: Visitor,
  story: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height: 900 },
  })
  // Below the test's own limit, so that a failure names what was waited for.
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) complaints.push(`asked for ${request.url()}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  try {
    await story(page)
  } finally {
    await context.close()
  }
  if (complaints.length > 0) throw new Error(`the browser complains: ${complaints.join('; ')}`)
}

/** What the browser says of a page that answers 400, 404, 413 or 422, as some of ours do on purpose. */
const isExpected = (message: string) => /status of 4(?:0[04]|13|22)/.test(message)
