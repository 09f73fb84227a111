// SPDX-License-Identifier: GPL-3.0-or-later
#include "api_token.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace savehub {

namespace {

/// By their digests, which are of one length and tell nothing where they begin to differ.
bool isSame(const QByteArray &one, const QByteArray &other)
{
    const auto left = QCryptographicHash::hash(one, QCryptographicHash::Sha256);
    const auto right = QCryptographicHash::hash(other, QCryptographicHash::Sha256);
    unsigned difference = 0;
    for (qsizetype i = 0; i < left.size(); ++i) {
        difference |= static_cast<unsigned char>(left[i] ^ right[i]);
    }
    return difference == 0;
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

bool carriesToken(const QByteArray &authorization, const QString &token)
{
    const QByteArray scheme("bearer ");
    return !token.isEmpty() && authorization.left(scheme.size()).toLower() == scheme
           && isSame(authorization.mid(scheme.size()).trimmed(), token.toUtf8());
}

} // namespace savehub
