import type { Database } from 'better-sqlite3'

/** To be raised whenever other rows would be made of the same catalogue: the file is emptied then and filled again. */
const FORMAT = 1

/**
 *   dataset ◀─ held ─▶ variable      variable: one row a name, however many datasets have it
 *               │                    held: that a dataset has it, and how it words it
 *               ▼
 *            wording ─▶ wording_text  wording: equal wordings once; its words are in the full-text index
 */
const TABLES = `
  CREATE TABLE dataset (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL,
    title TEXT NOT NULL,
    year_from INTEGER,
    year_to INTEGER,
    coding_systems TEXT NOT NULL
  );
  CREATE TABLE variable (
    key INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    folded TEXT NOT NULL,
    name TEXT NOT NULL,
    datasets INTEGER NOT NULL,
    UNIQUE (kind, folded)
  );
  CREATE INDEX variable_by_use ON variable (datasets DESC, folded, kind) WHERE datasets > 0;
  CREATE TABLE wording (
    key INTEGER PRIMARY KEY,
    variable INTEGER NOT NULL,
    hash BLOB NOT NULL,
    content TEXT NOT NULL,
    held INTEGER NOT NULL,
    UNIQUE (variable, hash)
  );
  CREATE TABLE held (
    variable INTEGER NOT NULL,
    dataset INTEGER NOT NULL,
    wording INTEGER NOT NULL,
    PRIMARY KEY (variable, dataset)
  ) WITHOUT ROWID;
  CREATE INDEX held_by_dataset ON held (dataset);
  CREATE VIRTUAL TABLE wording_text USING fts5 (
    name, description, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', detail='column'
  );
  CREATE TABLE state (position INTEGER NOT NULL);
  INSERT INTO state VALUES (0);`

const CACHE_KB = 16_000

const NAMES = ['state', 'wording_text', 'held', 'wording', 'variable', 'dataset']

/** Ready to be used; empty where it was made by another version. */
export function prepare(db: Database): void {
  db.pragma('journal_mode = WAL')
  // It can be made again from the catalogue at any time.
  db.pragma('synchronous = NORMAL')
  db.pragma(`cache_size = -${CACHE_KB}`)
  db.transaction(() => {
    if (Number(db.pragma('user_version', { simple: true })) !== FORMAT) makeEmpty(db)
  }).immediate()
}

export function makeEmpty(db: Database): void {
  for (const name of NAMES) db.exec(`DROP TABLE IF EXISTS ${name}`)
  db.exec(TABLES)
  db.pragma(`user_version = ${FORMAT}`)
}
