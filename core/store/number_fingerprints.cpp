// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/number_fingerprints.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <array>

namespace savehub {

namespace {

constexpr int shownDigits = 16;

QByteArray newKey()
{
    std::array<quint32, 8> random{}; // 256 bits
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof(random)).toHex();
}

} // namespace

Result<QByteArray> NumberFingerprints::key()
{
    return m_sql
        .first(QStringLiteral("SELECT key FROM number_fingerprint_key WHERE id = 1"), {},
               [](const Row &row) { return row.text("key").toLatin1(); })
        .and_then([this](const std::optional<QByteArray> &stored) -> Result<QByteArray> {
            if (stored) {
                return *stored;
            }
            const auto key = newKey();
            return m_sql
                .run(QStringLiteral("INSERT INTO number_fingerprint_key (id, key) VALUES (1, ?)"),
                     {bound(QString::fromLatin1(key))})
                .map([&] { return key; });
        });
}

Result<QString> NumberFingerprints::of(const PhoneNumber &number)
{
    return key().map([&](const QByteArray &key) {
        const auto code = QMessageAuthenticationCode::hash(
            number.e164().toLatin1(), QByteArray::fromHex(key), QCryptographicHash::Sha256);
        return QString::fromLatin1(code.toHex().left(shownDigits));
    });
}

} // namespace savehub
