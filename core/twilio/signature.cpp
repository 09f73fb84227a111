// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/signature.h"

#include <algorithm>
#include <utility>

#include <QCryptographicHash>
#include <QUrl>

#include <openssl/hmac.h>
#include <openssl/sha.h>

#include "net/constant_time.h"

namespace savehub {

namespace {

/// An address in the parts that its signature depends on.
struct AddressParts {
    QByteArray scheme; ///< with "://"
    QByteArray host;   ///< an IPv6 address keeps its brackets
    QByteArray port;   ///< with ':', or empty
    QByteArray path;
    QByteArray query; ///< with '?', or empty
};

AddressParts partsOf(const QByteArray &url)
{
    const auto schemeEnd = url.indexOf("://");
    const auto hostAt = schemeEnd < 0 ? 0 : schemeEnd + 3;
    auto restAt = hostAt;
    while (restAt < url.size() && url[restAt] != '/' && url[restAt] != '?') {
        ++restAt;
    }
    auto host = url.mid(hostAt, restAt - hostAt);
    host.remove(0, host.lastIndexOf('@') + 1); // user and password are not signed
    const auto colon = host.lastIndexOf(':');
    const bool hasPort = colon > host.lastIndexOf(']');
    const auto mark = url.indexOf('?', restAt);
    const auto pathEnd = mark < 0 ? url.size() : mark;
    return {url.left(hostAt), hasPort ? host.left(colon) : host,
            hasPort ? host.mid(colon) : QByteArray(), url.mid(restAt, pathEnd - restAt),
            url.mid(pathEnd)};
}

/// \a query decoded and encoded again, as older parts of Twilio do before they sign.
QByteArray encodedAgain(const QByteArray &query)
{
    QByteArray again;
    for (const auto &[name, value] : decodeForm(query.mid(1))) {
        again += again.isEmpty() ? '?' : '&';
        again +=
            QUrl::toPercentEncoding(name, "!*'()") + '=' + QUrl::toPercentEncoding(value, "!*'()");
    }
    return again;
}

/// The forms in which Twilio may have signed \a url: whether the port counts and which marks of the
/// query are escaped depends on the part of Twilio that sends it.
std::vector<QByteArray> signedForms(const QByteArray &url)
{
    const auto parts = partsOf(url);
    const auto usualPort = parts.scheme == "http://" ? QByteArray(":80") : QByteArray(":443");
    const auto port = parts.port.isEmpty() ? usualPort : parts.port;
    const auto escaped = QByteArray(parts.query).replace("'", "%27");
    const auto again = encodedAgain(parts.query);
    std::vector<QByteArray> forms;
    for (const auto &host : {parts.host, parts.host + port}) {
        for (const auto &query : {parts.query, escaped, again}) {
            const auto form = parts.scheme + host + parts.path + query;
            if (std::find(forms.begin(), forms.end(), form) == forms.end()) {
                forms.push_back(form);
            }
        }
    }
    return forms;
}

/// The part of the signed text that \a fields contribute.
QByteArray signedText(const FormFields &fields)
{
    // Sorted by bytes, not by UTF-16 units. A field that comes twice with the same value counts
    // once.
    std::vector<std::pair<QByteArray, QByteArray>> sorted;
    for (const auto &[name, value] : fields) {
        sorted.emplace_back(name.toUtf8(), value.toUtf8());
    }
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    QByteArray text;
    for (const auto &[name, value] : sorted) {
        text += name + value;
    }
    return text;
}

const unsigned char *bytesOf(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

/// Uses OpenSSL, which takes a fifth of the time that Qt takes: anybody can send forged signatures,
/// and each of them has to be computed.
QByteArray signatureOf(const QByteArray &token, const QByteArray &url, const QByteArray &text)
{
    const auto whole = url + text;
    QByteArray code(SHA_DIGEST_LENGTH, Qt::Uninitialized);
    HMAC(EVP_sha1(), token.constData(), static_cast<int>(token.size()), bytesOf(whole),
         static_cast<size_t>(whole.size()), reinterpret_cast<unsigned char *>(code.data()),
         nullptr);
    return code.toBase64();
}

/// Always tries all tokens and forms, so that the time does not show which of them match.
bool isSigned(const ReceivedSignature &claim, const QByteArray &text)
{
    bool isRight = false;
    const auto forms = signedForms(claim.url);
    for (const auto &token : claim.tokens) {
        for (const auto &url : forms) {
            isRight = (!token.isEmpty()
                       && isSameInConstantTime(claim.signature, signatureOf(token, url, text)))
                      || isRight;
        }
    }
    return isRight;
}

} // namespace

QByteArray webhookSignature(const QByteArray &token, const QByteArray &url,
                            const FormFields &fields)
{
    return signatureOf(token, url, signedText(fields));
}

bool isSignedForm(const ReceivedSignature &claim, const FormFields &fields)
{
    return isSigned(claim, signedText(fields));
}

bool isSignedBody(const ReceivedSignature &claim, const QByteArray &body)
{
    const auto queryAt = claim.url.indexOf('?');
    const auto query = queryAt < 0 ? FormFields() : decodeForm(claim.url.mid(queryAt + 1));
    const auto promised = firstValue(query, u"bodySHA256").toLatin1();
    const auto actual = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
    return isSigned(claim, {}) && isSameInConstantTime(promised, actual);
}

} // namespace savehub
