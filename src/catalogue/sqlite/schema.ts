import type { Database } from 'better-sqlite3'
import { recordIdOf } from '../../dataset/identity.ts'
import { parseNTriples } from '../../rdf/ntriples/stored.ts'
import { globalIdentifiers } from '../global-identifiers.ts'

/**
 * One statement list per schema version; `user_version` says how many have been applied. Never edit one that was released.
 *
 *   source ◀─ record ─▶ version      record: one row per source and IRI, `content` is the version with its newest text
 *               │                    version: everything that ever happened to a record, in order of `key`
 *               ▼
 *            dataset                 one row per id: which source's record leads, and its place among all changes
 *
 *   document: where records were seen last, and how it is recognised; `withdrawn`: its source has called a record gone;
 *   `excused`: somebody has decided to keep it all the same; hold: what a run would have deleted, and asks about
 *   access_key: digests of keys, never a key; added_source: settings of sources that stand in no file
 *   identifier: what else a record is known by; `lead` of a dataset: the one that is the same under another IRI, and shown
 *   report: what was said of a version's content; its findings name rows of `finding_kind`, which has the words
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE source (
     key INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     kind TEXT NOT NULL,
     url TEXT NOT NULL,
     title TEXT NOT NULL,
     authority TEXT NOT NULL,
     profile TEXT NOT NULL,
     catalogue TEXT NOT NULL DEFAULT '',
     digest TEXT,
     digest_run INTEGER REFERENCES run(key)
   );
   CREATE TABLE run (
     key INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     source INTEGER NOT NULL REFERENCES source(key),
     started_at TEXT NOT NULL,
     owner TEXT,
     report TEXT NOT NULL
   );
   CREATE UNIQUE INDEX run_under_way ON run(source) WHERE owner IS NOT NULL;
   CREATE INDEX run_of_source ON run(source, started_at, key);
   CREATE INDEX run_started ON run(started_at, key);
   CREATE TABLE record (
     key INTEGER PRIMARY KEY,
     source INTEGER NOT NULL REFERENCES source(key),
     iri TEXT NOT NULL,
     id TEXT NOT NULL,
     state TEXT NOT NULL,
     version INTEGER NOT NULL,
     content INTEGER NOT NULL,
     fingerprint TEXT NOT NULL,
     publisher TEXT NOT NULL,
     first_seen TEXT NOT NULL,
     last_seen TEXT NOT NULL,
     last_run INTEGER NOT NULL,
     last_changed TEXT NOT NULL,
     missing_since TEXT,
     deleted_at TEXT,
     UNIQUE (source, iri)
   );
   CREATE INDEX record_of_dataset ON record(id);
   CREATE INDEX record_of_source ON record(source, id);
   CREATE TABLE version (
     key INTEGER PRIMARY KEY,
     record INTEGER NOT NULL,
     number INTEGER NOT NULL,
     at TEXT NOT NULL,
     run INTEGER NOT NULL,
     change TEXT NOT NULL,
     fingerprint TEXT NOT NULL,
     publisher TEXT NOT NULL,
     ntriples TEXT
   );
   CREATE UNIQUE INDEX version_of_record ON version(record, number);
   CREATE TABLE dataset (
     id TEXT PRIMARY KEY,
     record INTEGER NOT NULL,
     deleted INTEGER NOT NULL,
     sequence INTEGER NOT NULL
   ) WITHOUT ROWID;
   CREATE UNIQUE INDEX dataset_sequence ON dataset(sequence);`,
  `ALTER TABLE version ADD COLUMN lines TEXT;
   CREATE TABLE finding_kind (
     key INTEGER PRIMARY KEY,
     profile TEXT NOT NULL,
     profile_version TEXT NOT NULL,
     kind TEXT NOT NULL,
     UNIQUE (profile, profile_version, kind)
   );
   CREATE TABLE report (
     version INTEGER PRIMARY KEY,
     at TEXT NOT NULL,
     profile TEXT NOT NULL,
     profile_version TEXT NOT NULL,
     level TEXT,
     violations INTEGER NOT NULL,
     warnings INTEGER NOT NULL,
     infos INTEGER NOT NULL,
     findings TEXT NOT NULL
   );`,
  // Ids became longer: all of them are new to whoever follows the log of changes.
  `UPDATE record SET id = record_id(iri);
   UPDATE dataset SET id = (SELECT id FROM record WHERE key = dataset.record),
     sequence = sequence + (SELECT max(sequence) FROM dataset);`,
  // AUTOINCREMENT: the number of a document that was forgotten must not come to mean another one.
  `CREATE TABLE document (
     key INTEGER PRIMARY KEY AUTOINCREMENT,
     source INTEGER NOT NULL REFERENCES source(key),
     name TEXT NOT NULL,
     memory TEXT,
     datasets INTEGER NOT NULL,
     run INTEGER NOT NULL,
     UNIQUE (source, name)
   );
   ALTER TABLE record ADD COLUMN document INTEGER;
   ALTER TABLE record ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE record ADD COLUMN excused INTEGER NOT NULL DEFAULT 0;
   CREATE INDEX record_of_document ON record(document) WHERE document IS NOT NULL;
   ALTER TABLE source ADD COLUMN reading TEXT;
   CREATE TABLE hold (
     run INTEGER NOT NULL REFERENCES run(key),
     record INTEGER NOT NULL,
     PRIMARY KEY (run, record)
   ) WITHOUT ROWID;`,
  `CREATE TABLE access_key (
     id TEXT PRIMARY KEY,
     digest TEXT NOT NULL UNIQUE,
     role TEXT NOT NULL,
     name TEXT NOT NULL,
     holder TEXT,
     created_at TEXT NOT NULL,
     last_used_at TEXT,
     revoked_at TEXT
   ) WITHOUT ROWID;
   CREATE TABLE added_source (
     id TEXT PRIMARY KEY,
     settings TEXT NOT NULL,
     added_at TEXT NOT NULL
   ) WITHOUT ROWID;`,
  // What is stored already is grouped when it changes next, or its source is settled anew.
  `CREATE TABLE identifier (
     value TEXT NOT NULL,
     record INTEGER NOT NULL,
     original INTEGER NOT NULL,
     PRIMARY KEY (value, record)
   ) WITHOUT ROWID;
   CREATE INDEX identifier_of_record ON identifier(record);
   INSERT INTO identifier (value, record, original)
     SELECT json_extract(each.value, '$.value'), record.key, json_extract(each.value, '$.isOriginal')
     FROM record JOIN version ON version.key = record.content,
       json_each(global_identifiers(record.iri, version.ntriples)) AS each;
   ALTER TABLE dataset ADD COLUMN lead TEXT;
   CREATE INDEX dataset_lead ON dataset(lead) WHERE lead IS NOT NULL;`,
]

/** Brings the file to the newest schema; several processes may try at once. */
export function migrate(db: Database): void {
  const version = () => Number(db.pragma('user_version', { simple: true }))
  if (version() > MIGRATIONS.length) {
    throw new Error(
      `the catalogue was written by a newer version of this software (schema ${version()}, this one knows ${MIGRATIONS.length}): update the software, or restore a backup`,
    )
  }
  db.function('record_id', { deterministic: true }, (iri) => recordIdOf(String(iri)))
  db.function('global_identifiers', { deterministic: true }, (iri, ntriples) =>
    JSON.stringify(globalIdentifiers(String(iri), parseNTriples(String(ntriples)))),
  )
  db.transaction(() => {
    for (const statements of MIGRATIONS.slice(version())) db.exec(statements)
    db.pragma(`user_version = ${MIGRATIONS.length}`)
  }).immediate()
}
