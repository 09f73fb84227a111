// SPDX-License-Identifier: GPL-3.0-or-later
// What a server says. It may repeat the secrets that it was sent.
#include "ports/redaction.h"
#include "tests/fuzz/promise.h"

#include <QRegularExpression>

using namespace savehub;

namespace {
const QByteArray token = "fedcba9876543210fedcba9876543210";
const QByteArray password = "p@ss/w+rd \"x\" %41";
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Redaction redaction({QString::fromLatin1(token), QString::fromLatin1(password)});
    const auto said = toView(data, size).toByteArray();
    const auto clean = redaction.withoutSecrets(said);
    promise(clean == said || clean.contains("****"), "what holds no secret stays as it is");
    promise(redaction.withoutSecrets(clean) == clean, "nothing is left to be taken out");
    for (const auto &secret : {token, password}) {
        promise(!clean.contains(secret) && !clean.contains(secret.toPercentEncoding()),
                "no secret is left");
        const auto half = said.left(said.size() / 2);
        const auto around = half + secret + said.mid(half.size());
        promise(redaction.withoutSecrets(around.toBase64()) == "****",
                "a secret is found wherever it begins in base64");
        promise(!redaction.withoutSecrets(around).contains(secret),
                "a secret is found among anything");
    }
    static const QRegularExpression number(QStringLiteral("[0-9]{7}"));
    const auto words = redaction.words(QString::fromUtf8(said));
    promise(words.size() <= 200 && !words.contains(u'\n'), "words are one short line");
    promise(!words.contains(number), "words hold no number");
    return 0;
}
