-- SPDX-License-Identifier: GPL-3.0-or-later

-- Who invites, as the calendar calls them: people are told whose words a title is.
ALTER TABLE meetings ADD COLUMN organizer TEXT NOT NULL DEFAULT '';
