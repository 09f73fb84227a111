// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/handled_text_table.h"

namespace savehub {

namespace {

TextReplyOutcome textHeardFrom(const Row &row)
{
    const auto answer = row.maybeChoice<Answer>("answer");
    return {.understood = answer.has_value(),
            .answer = answer.value_or(Answer::Joined),
            .language = row.text("language")};
}

} // namespace

Result<std::optional<TextReplyOutcome>> HandledTextTable::bySid(const ProviderSid &sid)
{
    return m_sql.first(QStringLiteral("SELECT * FROM heard_texts WHERE sid = ?"), {bound(sid)},
                       textHeardFrom);
}

Done HandledTextTable::insert(const HandledText &text, Instant now)
{
    const auto &heard = text.outcome;
    return m_sql.run(
        QStringLiteral("INSERT INTO heard_texts (sid, at, heard_at, incident_id, answer, language)"
                       " VALUES (?, ?, ?, ?, ?, ?)"),
        {bound(text.sid), bound(text.at), bound(now), boundOrNull(text.incident.text()),
         heard.understood ? bound(heard.answer) : QVariant(), bound(heard.language)});
}

} // namespace savehub
