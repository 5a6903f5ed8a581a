import Database from 'better-sqlite3'

/**
 * The baseline: SQLite FTS5 with bm25 over the same texts, the title and other names weighted as ours are. Words are
 * joined by OR, which lets bm25 rank documents with all of them first and still answers when none has all.
 */
export function openFts5(documents) {
  const db = new Database(':memory:')
  db.exec(`CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, title, alternative, keyword, rest,
    tokenize="unicode61 remove_diacritics 0")`)
  const add = db.prepare('INSERT INTO texts VALUES (?, ?, ?, ?, ?)')
  const named = new Set(['title', 'alternative', 'keyword'])
  for (const { id, texts } of documents) {
    const all = (names) =>
      names
        .flatMap((name) => texts[name] ?? [])
        .map(({ value }) => value)
        .join(' \n')
    const rest = Object.keys(texts).filter((name) => !named.has(name))
    add.run(id, all(['title']), all(['alternative']), all(['keyword']), all(rest))
  }
  const search = db.prepare(
    'SELECT id FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 0, 8, 8, 4, 1), rowid LIMIT 10',
  )
  return {
    search(text) {
      const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
      return words.length === 0
        ? []
        : search.all(words.map((word) => `"${word}"`).join(' OR ')).map(({ id }) => id)
    },
    close: () => db.close(),
  }
}
