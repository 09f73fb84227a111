-- SPDX-License-Identifier: GPL-3.0-or-later

-- Who names which meeting: what one source planned is taken back as a whole.
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('calendar-file', 'calendar-url', 'rest', 'typed')),
    name TEXT NOT NULL CHECK (name <> ''), -- of a file its path
    first_at TEXT NOT NULL,
    last_at TEXT NOT NULL, -- of its imports
    actor TEXT NOT NULL, -- of the last one
    UNIQUE (kind, name)
) STRICT;

CREATE TABLE meeting_sources (
    meeting_id TEXT NOT NULL REFERENCES meetings (id),
    source_id INTEGER NOT NULL REFERENCES sources (id),
    PRIMARY KEY (meeting_id, source_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_sources_by_source ON meeting_sources (source_id);

-- Which file a meeting came from nobody knows any more. All of one kind stand together until a source
-- names them again (earlierSource() in core/engine/sources.h).
INSERT INTO sources (kind, name, first_at, last_at, actor)
    SELECT source, 'earlier imports', strftime('%Y-%m-%dT%H:%M:%fZ'), strftime('%Y-%m-%dT%H:%M:%fZ'),
           'migration'
    FROM meetings WHERE cancelled = 0 GROUP BY source;
INSERT INTO meeting_sources
    SELECT meetings.id, sources.id FROM meetings JOIN sources ON sources.kind = meetings.source
    WHERE meetings.cancelled = 0;
