// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/fake_text.h"

#include "tests/testlib/fake_call.h"

namespace savehub {

QString FakeText::status(Instant now) const
{
    if (isInbound) {
        return QStringLiteral("received");
    }
    if (now >= createdAt + life.endsAfter) {
        return life.end;
    }
    return now >= createdAt + life.sentAfter ? QStringLiteral("sent") : QStringLiteral("queued");
}

QJsonObject FakeText::resource(Instant now) const
{
    const auto current = status(now);
    const bool hasFailed = life.error != 0 && current == life.end;
    const bool isPriced = now >= createdAt + life.endsAfter + life.pricedAfter;
    return {{QStringLiteral("sid"), sid},
            {QStringLiteral("to"), firstValue(form, u"To")},
            {QStringLiteral("from"), firstValue(form, u"From")},
            {QStringLiteral("body"), firstValue(form, u"Body")},
            {QStringLiteral("status"), current},
            {QStringLiteral("direction"),
             isInbound ? QStringLiteral("inbound") : QStringLiteral("outbound-api")},
            {QStringLiteral("num_segments"), QStringLiteral("1")},
            {QStringLiteral("error_code"), hasFailed ? QJsonValue(life.error) : QJsonValue()},
            {QStringLiteral("error_message"), QJsonValue()},
            {QStringLiteral("price"), isPriced ? QJsonValue(life.price) : QJsonValue()},
            {QStringLiteral("price_unit"), QStringLiteral("USD")},
            {QStringLiteral("date_created"), toRfc2822(createdAt)}};
}

FormFields FakeText::report(const QString &accountSid, Instant now) const
{
    const auto current = status(now);
    FormFields fields{{QStringLiteral("SmsSid"), sid},
                      {QStringLiteral("SmsStatus"), current},
                      {QStringLiteral("MessageStatus"), current},
                      {QStringLiteral("To"), firstValue(form, u"To")},
                      {QStringLiteral("MessageSid"), sid},
                      {QStringLiteral("AccountSid"), accountSid},
                      {QStringLiteral("From"), firstValue(form, u"From")},
                      {QStringLiteral("ApiVersion"), QStringLiteral("2010-04-01")}};
    if (life.error != 0 && current == life.end) {
        fields.emplace_back(QStringLiteral("ErrorCode"), QString::number(life.error));
    }
    return fields;
}

} // namespace savehub
