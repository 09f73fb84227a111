-- SPDX-License-Identifier: GPL-3.0-or-later

-- To how many meetings one person was invited lately (core/engine/import_limits.h), whatever their
-- history holds.
CREATE INDEX incidents_by_person_and_time ON incidents (person_id, created_at);
