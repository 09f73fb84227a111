-- SPDX-License-Identifier: GPL-3.0-or-later

-- Calls to numbers of the operator's own, outside any incident. They count for the caps.
CREATE TABLE test_calls (
    key TEXT NOT NULL PRIMARY KEY,
    provider TEXT NOT NULL CHECK (provider IN ('mock', 'twilio')),
    to_number TEXT NOT NULL,
    status TEXT NOT NULL
        CHECK (status IN ('sending', 'reconciling', 'unknown', 'queued', 'initiated', 'ringing',
                          'in-progress', 'completed', 'busy', 'no-answer', 'failed', 'canceled',
                          'not-sent', 'rejected', 'test-mode')),
    sid TEXT,
    created_at TEXT NOT NULL,
    accepted_at TEXT,
    ended_at TEXT,
    digit TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    error TEXT NOT NULL,
    estimate_micros INTEGER NOT NULL,
    price_micros INTEGER,
    duration_seconds INTEGER,
    queue_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX test_calls_by_status ON test_calls (status);
CREATE INDEX test_calls_by_time ON test_calls (created_at);
CREATE INDEX test_calls_by_sid ON test_calls (sid) WHERE sid IS NOT NULL;
