// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/json_reply.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "net/reply_bytes.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace savehub {

namespace {

constexpr size_t mostProblems = 50;
constexpr int longestDetail = 500;

int statusOf(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::BadInput:
        return 422;
    case Error::Kind::NotFound:
        return 404;
    case Error::Kind::Conflict:
    case Error::Kind::Refused:
    case Error::Kind::Unconfirmed:
        return 409;
    case Error::Kind::Unavailable:
        return 503;
    case Error::Kind::Corrupt:
        return 500;
    }
    Q_UNREACHABLE();
}

HttpReply replyWith(int status, const QByteArray &contentType, const QJsonObject &body,
                    HttpHeaders headers)
{
    return {status, contentType, QJsonDocument(body).toJson(QJsonDocument::Compact),
            std::move(headers)};
}

HttpReply problemWith(int status, const QString &detail, const QJsonArray &errors,
                      HttpHeaders headers)
{
    QJsonObject body{{QStringLiteral("type"), QStringLiteral("about:blank")},
                     {QStringLiteral("title"), QString::fromLatin1(reasonPhrase(status))},
                     {QStringLiteral("status"), status},
                     {QStringLiteral("detail"), withoutNumbers(detail, longestDetail)}};
    if (!errors.isEmpty()) {
        body.insert(QStringLiteral("errors"), errors);
    }
    return replyWith(status, "application/problem+json", body, std::move(headers));
}

QJsonObject jsonOf(const FieldProblem &problem)
{
    return {{QStringLiteral("pointer"), problem.pointer},
            {QStringLiteral("detail"), problem.detail}};
}

} // namespace

HttpReply jsonReply(int status, const QJsonObject &body)
{
    return replyWith(status, "application/json", body, {});
}

HttpReply problemReply(int status, const QString &detail, HttpHeaders headers)
{
    return problemWith(status, detail, {}, std::move(headers));
}

HttpReply problemReply(const FieldProblems &problems)
{
    QJsonArray errors;
    for (size_t i = 0; i < std::min(problems.size(), mostProblems); ++i) {
        errors += jsonOf(problems[i]);
    }
    return problemWith(
        422, Words::tr("%n field(s) cannot be used.", nullptr, static_cast<int>(problems.size())),
        errors, {});
}

HttpReply problemReply(const Error &error)
{
    const int status = statusOf(error.kind);
    HttpHeaders headers;
    if (status == 503) {
        headers.emplace_back("Retry-After", "1");
    }
    return problemReply(status, error.text(), std::move(headers));
}

HttpReply parameterReply(const QString &parameter, const QString &detail)
{
    const QJsonObject error{{QStringLiteral("parameter"), parameter},
                            {QStringLiteral("detail"), detail}};
    return problemWith(400, Words::tr("The query cannot be used."), {error}, {});
}

} // namespace savehub
