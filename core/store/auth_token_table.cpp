// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auth_token_table.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace savehub {

namespace {

QByteArray newSalt()
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof(random));
}

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QString fingerprint(const QString &token, const QByteArray &salt)
{
    return hex(QMessageAuthenticationCode::hash(token.toUtf8(), salt, QCryptographicHash::Sha256));
}

} // namespace

struct AuthTokenTable::Stored {
    QString fingerprint;
    QByteArray salt;
    SeenToken token;
};

/// Every row has its own salt, so each row has to be tried. There are few: one for each token that
/// was ever used.
Result<std::optional<AuthTokenTable::Stored>> AuthTokenTable::stored(const QString &token)
{
    const auto rows =
        m_sql.select(QStringLiteral("SELECT * FROM auth_tokens"), {}, [](const Row &row) {
            return Stored{row.text("fingerprint"),
                          QByteArray::fromHex(row.text("salt").toLatin1()),
                          {row.instant("first_seen_at"), row.maybeInstant("reminded_at")}};
        });
    return rows.map([&](const std::vector<Stored> &all) -> std::optional<Stored> {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Stored &row) {
            return row.fingerprint == fingerprint(token, row.salt);
        });
        return found == all.end() ? std::nullopt : std::optional(*found);
    });
}

Result<std::optional<SeenToken>> AuthTokenTable::find(const QString &token)
{
    return stored(token).map([](const std::optional<Stored> &row) {
        return row ? std::optional(row->token) : std::nullopt;
    });
}

Done AuthTokenTable::add(const QString &token, Instant now)
{
    const auto salt = newSalt();
    return m_sql.run(
        QStringLiteral(
            "INSERT INTO auth_tokens (fingerprint, salt, first_seen_at) VALUES (?, ?, ?)"),
        {bound(fingerprint(token, salt)), bound(hex(salt)), bound(now)});
}

Done AuthTokenTable::setReminded(const QString &token, Instant now)
{
    return stored(token).and_then([&](const std::optional<Stored> &row) -> Done {
        return row ? m_sql.run(QStringLiteral("UPDATE auth_tokens SET reminded_at = ?"
                                              " WHERE fingerprint = ?"),
                               {bound(now), bound(row->fingerprint)})
                   : Done();
    });
}

} // namespace savehub
