"""What the file with everything written looks like, and the names of the steps that made it so."""

from __future__ import annotations

MIGRATION_SET = "leadcoach"
MIGRATIONS = ("m001_first", "m002_journal")
"""Every step in order; a file that has them all is opened without sqlite-utils."""

# The words of `Answer.words()`: entries of plain lists are ids of options and labels, and a shape's own words (not
# those of an ask or a column that bears the same name) are no writing either.
_SAID = """
CREATE VIEW said AS
  SELECT d.n, (
    SELECT group_concat(j.atom, char(10)) FROM json_tree(v.body) j
    WHERE j.type = 'text' AND typeof(j.key) = 'text'
      AND (j.path = '$' OR j.path LIKE '%].cells' OR j.key NOT IN ('id', 'zone', 'rhythm', 'outcome', 'on'))
  ) AS text
  FROM document d JOIN version v ON v.id = d.head
  WHERE d.binned_at IS NULL
"""

FIRST = (
    """
    CREATE TABLE document(
      n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, kind TEXT NOT NULL,
      ask TEXT NOT NULL, occasion TEXT NOT NULL, author TEXT NOT NULL,
      made_at TEXT NOT NULL, zone TEXT NOT NULL, zone_known INTEGER NOT NULL DEFAULT 1,
      precision TEXT NOT NULL DEFAULT 'second', day TEXT NOT NULL, week INTEGER, level TEXT, starred INTEGER NOT NULL,
      privacy TEXT NOT NULL, head TEXT, origin TEXT UNIQUE, extra TEXT, about TEXT, anchor TEXT,
      expires_on TEXT, binned_at TEXT) STRICT
    """,
    "CREATE INDEX document_kind ON document(kind, day, n)",
    "CREATE INDEX document_ask ON document(ask) WHERE ask <> ''",
    """
    CREATE TABLE version(
      id TEXT PRIMARY KEY, document TEXT NOT NULL, parent TEXT, other_parent TEXT, made_at TEXT NOT NULL,
      store TEXT NOT NULL, why TEXT NOT NULL, wording TEXT NOT NULL, body TEXT, sha256 TEXT NOT NULL,
      pinned INTEGER NOT NULL) STRICT
    """,
    "CREATE INDEX version_document ON version(document)",
    """
    CREATE TABLE draft(
      document TEXT PRIMARY KEY, body TEXT NOT NULL, base TEXT, session TEXT NOT NULL, at TEXT NOT NULL,
      kind TEXT NOT NULL, ask TEXT NOT NULL, occasion TEXT NOT NULL, field TEXT NOT NULL, cursor TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE fact(
      id TEXT PRIMARY KEY, at TEXT NOT NULL, zone TEXT NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL,
      subject TEXT NOT NULL, data TEXT NOT NULL, voids TEXT, store TEXT NOT NULL) STRICT
    """,
    "CREATE INDEX fact_subject ON fact(kind, subject)",
    "CREATE INDEX fact_day ON fact(kind, day)",
    "CREATE TABLE erased(id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT",
    "CREATE TABLE local(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    _SAID,
    """
    CREATE VIRTUAL TABLE search USING fts5(
      text, content='said', content_rowid='n', tokenize='unicode61 remove_diacritics 2', prefix='2 3')
    """,
    # Merging while saving makes one save in fifty slow; `Search.tidy` merges when there is time.
    "INSERT INTO search(search, rank) VALUES ('automerge', 0)",
    "INSERT INTO search(search, rank) VALUES ('crisismerge', 64)",
)
"""The statements of the first step."""

SECOND = (
    # A document's number begins with its day, so that the newest come first without sorting, however late they came
    # into the file; `storage.numbers` gives new ones. The new numbers are worked out before the first one is given.
    "CREATE TEMP TABLE numbered(was INTEGER PRIMARY KEY, n INTEGER NOT NULL)",
    """
    INSERT INTO numbered(was, n)
      SELECT n, (ordinal << 20) + row_number() OVER (PARTITION BY ordinal ORDER BY n) - 1
      FROM (
        SELECT n, min(max(
          CAST(coalesce(julianday(day), julianday(made_at), 1721425.5) - 1721424.5 AS INTEGER), 1), 3652059) AS ordinal
        FROM document)
    """,
    "UPDATE document SET n = (SELECT numbered.n FROM numbered WHERE was = document.n)",
    # What has no day of the calendar gets the one it is numbered by: when it was made.
    "UPDATE document SET day = date((n >> 20) + 1721424.5) WHERE day <> date((n >> 20) + 1721424.5)",
    "DROP TABLE numbered",
    # Each holds all that counting by day or by week asks for.
    "DROP INDEX document_kind",
    "CREATE INDEX document_kind ON document(kind, binned_at, day)",
    "CREATE INDEX document_week ON document(week, kind, binned_at)",
    "CREATE INDEX document_level ON document(level) WHERE level IS NOT NULL",
    "CREATE INDEX document_star ON document(n) WHERE starred = 1",
    "CREATE INDEX document_bin ON document(binned_at) WHERE binned_at IS NOT NULL",
    # Derived from the words that stand, also of what lies in the bin; `Tags` writes it, and doctor makes it anew.
    """
    CREATE TABLE tag(
      sign TEXT NOT NULL, folded TEXT NOT NULL, n INTEGER NOT NULL, shown TEXT NOT NULL,
      PRIMARY KEY(sign, folded, n)) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX tag_n ON tag(n)",
    # The bytes lie in a folder beside the file, by their hash, so that a backup does not hold every photo again.
    """
    CREATE TABLE attached(
      document TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL,
      sha256 TEXT NOT NULL, link TEXT NOT NULL, extra TEXT NOT NULL, PRIMARY KEY(document, place)) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE imported(document TEXT PRIMARY KEY, run TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE INDEX imported_run ON imported(run)",
    "DROP VIEW said",
    f"{_SAID} AND d.kind <> 'template'",
    # Without an index of the first letter a search for one takes a tenth of a second in a journal of ten years; one of
    # the first three gains far less, and every index of prefixes makes the file a tenth larger.
    "DROP TABLE search",
    """
    CREATE VIRTUAL TABLE search USING fts5(
      text, content='said', content_rowid='n', tokenize='unicode61 remove_diacritics 2', prefix='1 2')
    """,
    "INSERT INTO search(search, rank) VALUES ('automerge', 0)",
    "INSERT INTO search(search, rank) VALUES ('crisismerge', 64)",
    "INSERT INTO search(rowid, text) SELECT n, text FROM said",
)
"""The statements of the second step."""

ALL = (*FIRST, *SECOND)
"""Every statement that makes a new file."""
