-- SPDX-License-Identifier: GPL-3.0-or-later

-- What the engine itself says is stored as its code with its figures, too, so that it can be read in another
-- language than the one in which it happened: ["calls_within_hour",4]. NULL: the words are all there is.
ALTER TABLE escalation_steps ADD COLUMN error_phrase TEXT;
ALTER TABLE call_attempts ADD COLUMN error_phrase TEXT;
ALTER TABLE test_calls ADD COLUMN error_phrase TEXT;
ALTER TABLE call_events ADD COLUMN detail_phrase TEXT;
