import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'

export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>
  /** Brotli, for text only; fonts are compressed already. */
  readonly brotli?: Uint8Array<ArrayBuffer>
  readonly type: string
}

/** Every file the pages load, read once. `base` carries a fingerprint of them all, so they may be cached for ever. */
export interface Assets {
  readonly base: string
  readonly find: (path: string) => Asset | undefined
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const own = fileURLToPath(new URL('./assets', import.meta.url))
const designSystem = dirname(dirname(createRequire(import.meta.url).resolve('dkfds')))

/** Folder → which of its files are served, and under what path: the design system's style sheet refers to ../img and ../fonts. */
const FOLDERS = [
  { folder: own, prefix: 'js', pick: /\.js$/ },
  { folder: own, prefix: 'img', pick: /\.svg$/ },
  { folder: join(designSystem, 'css'), prefix: 'css', pick: /^dkfds\.min\.css$/ },
  { folder: join(designSystem, 'img'), prefix: 'img', pick: /^all-svg-icons\.svg$/ },
  { folder: join(designSystem, 'img/svg-icons'), prefix: 'img/svg-icons', pick: /\.svg$/ },
  {
    folder: join(designSystem, 'fonts/IBMPlexSans/complete/woff2'),
    prefix: 'fonts/IBMPlexSans/complete/woff2',
    pick: /-(Regular|Italic|Medium|SemiBold|Bold)\.woff2$/,
  },
  {
    folder: join(designSystem, 'fonts/IBMPlexSans/split/woff2'),
    prefix: 'fonts/IBMPlexSans/split/woff2',
    pick: /-(Regular|SemiBold|Bold)-Latin1\.woff2$/,
  },
]

/** Our style sheets as one file, in the order of their names. */
function ownStyles(): Asset {
  const sheets = readdirSync(own).filter((name) => name.endsWith('.css'))
  return assetOf('.css', Buffer.concat(sheets.sort().map((name) => readFileSync(join(own, name)))))
}

function assetOf(extension: string, content: Uint8Array): Asset {
  const body = new Uint8Array(content)
  const type = TYPES[extension] ?? 'application/octet-stream'
  if (extension === '.woff2' || body.length < 1024) return { body, type }
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  return { body, type, brotli: new Uint8Array(brotliCompressSync(body, quality)) }
}

export function loadAssets(): Assets {
  const files = new Map<string, Asset>([['css/site.css', ownStyles()]])
  for (const { folder, prefix, pick } of FOLDERS)
    for (const name of readdirSync(folder).sort())
      if (pick.test(name))
        files.set(`${prefix}/${name}`, assetOf(extname(name), readFileSync(join(folder, name))))
  const hash = createHash('sha256')
  for (const [path, { body }] of files) hash.update(path).update(body)
  return {
    base: `/assets/${hash.digest('hex').slice(0, 12)}`,
    find: (path) => files.get(path),
  }
}
