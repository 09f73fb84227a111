// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/api_token.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

#include "net/constant_time.h"

namespace savehub {

namespace {

const QByteArray scheme("bearer ");

/// Digests are compared, since they have one length: not even the token's length can be measured.
QByteArray digest(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

} // namespace

QString makeApiToken()
{
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    const auto bytes = QByteArray(reinterpret_cast<const char *>(random.data()), sizeof(random));
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

bool carriesAnyToken(const QByteArray &authorization)
{
    return authorization.first(qMin(scheme.size(), authorization.size())).toLower() == scheme;
}

bool carriesToken(const QByteArray &authorization, const QString &token)
{
    return !token.isEmpty() && carriesAnyToken(authorization)
           && isSameInConstantTime(digest(authorization.mid(scheme.size()).trimmed()),
                                   digest(token.toUtf8()));
}

} // namespace savehub
