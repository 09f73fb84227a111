// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/answer_requests.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "rest/field_reader.h"

namespace savehub {

namespace {

constexpr int longestId = 100;
constexpr int longestNote = 500;

/// What \a read makes of the body, which has to be an object without further fields.
template <typename Read>
auto fromObject(const QJsonDocument &body, Read read)
    -> Parsed<decltype(read(std::declval<FieldReader &>()))>
{
    if (!body.isObject()) {
        return tl::make_unexpected(
            FieldProblems{{QString(), Words::tr("The body has to be a JSON object.")}});
    }
    FieldProblems problems;
    FieldReader fields(body.object(), {}, problems);
    auto value = read(fields);
    fields.refuseOthers();
    if (!problems.empty()) {
        return tl::make_unexpected(std::move(problems));
    }
    return value;
}

} // namespace

Parsed<CheckIn> readCheckIn(const QJsonDocument &body)
{
    return fromObject(body, [](FieldReader &fields) {
        const auto joined = QStringLiteral("JOINED");
        const auto status =
            fields.choice(QStringLiteral("status"), {joined, QStringLiteral("MISSED")});
        return CheckIn{PersonId(fields.text(QStringLiteral("userId"), longestId)),
                       status == joined ? Answer::Joined : Answer::Missed};
    });
}

Parsed<QString> readResolveNote(const QJsonDocument &body)
{
    return fromObject(body, [](FieldReader &fields) {
        return oneLine(fields.text(QStringLiteral("note"), longestNote, FieldReader::Optional),
                       longestNote);
    });
}

Parsed<std::monostate> readNothing(const QJsonDocument &body)
{
    return fromObject(body, [](FieldReader &) { return std::monostate{}; });
}

} // namespace savehub
