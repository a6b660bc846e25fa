"""The tables of case.db. All of them are derived; the plain ones may be read by any program that reads SQLite."""

SCHEMA_VERSION = 1

SCHEMA = """
CREATE TABLE IF NOT EXISTS outputs (key TEXT PRIMARY KEY, stage TEXT NOT NULL, output TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS chunks (digest TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS failures (
  document TEXT NOT NULL, stage TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (document, stage)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS scanned (path BLOB PRIMARY KEY, stat TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS items (
  path TEXT NOT NULL, name BLOB NOT NULL, parent TEXT NOT NULL, sha256 TEXT NOT NULL, received TEXT NOT NULL, media_type TEXT,
  outcome TEXT NOT NULL, gap TEXT, PRIMARY KEY (path, name, parent, sha256)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
  id TEXT PRIMARY KEY, size INTEGER, media_type TEXT, kind TEXT, outcome TEXT, reason TEXT, pages INTEGER, languages TEXT, number TEXT,
  dated_first TEXT, dated_last TEXT, stage TEXT, name TEXT, read_output TEXT, extract_output TEXT, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (
  document TEXT NOT NULL, number INTEGER NOT NULL, width INTEGER, height INTEGER, source TEXT, words INTEGER, outcome TEXT NOT NULL,
  PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS row_outcomes (
  document TEXT NOT NULL, outcome TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (document, outcome)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS statements (
  id TEXT NOT NULL, document TEXT NOT NULL, kind TEXT NOT NULL, status TEXT, page INTEGER, quote TEXT, record TEXT NOT NULL,
  PRIMARY KEY (id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS findings (
  id TEXT PRIMARY KEY, document TEXT, code TEXT NOT NULL, outcome TEXT NOT NULL, grade TEXT, sentence TEXT,
  record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entities (id TEXT PRIMARY KEY, kind TEXT, name TEXT, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS links (
  left_id TEXT NOT NULL, right_id TEXT NOT NULL, verdict TEXT, score INTEGER, record TEXT NOT NULL,
  PRIMARY KEY (left_id, right_id)) WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS items_by_document ON items (sha256);
CREATE INDEX IF NOT EXISTS statements_by_document ON statements (document);
CREATE INDEX IF NOT EXISTS findings_by_document ON findings (document);

CREATE VIEW IF NOT EXISTS line_items AS SELECT
  id, document, page, json_extract(record, '$.fields.designation') AS designation, json_extract(record, '$.fields.quantity') AS quantity,
  json_extract(record, '$.fields.unit') AS unit, json_extract(record, '$.fields.unit_price') AS unit_price,
  json_extract(record, '$.fields.total') AS total, json_extract(record, '$.fields.currency') AS currency, status
  FROM statements WHERE kind = 'line_item';
"""
