// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/webhook_requests.h"

#include "domain/words.h"
#include "twilio/answers.h"

#include <QRegularExpression>

#include <algorithm>

namespace savehub {

namespace {

constexpr qsizetype longestBody = 1600; ///< what Twilio joins into one text

bool isFull(const QRegularExpression &shape, const QString &value)
{
    return shape.match(value).hasMatch();
}

bool isAnsweredBy(const QString &value)
{
    static const QRegularExpression shape(QStringLiteral("\\A[a-z_]{0,32}\\z"));
    return isFull(shape, value);
}

bool isKeys(const QString &value)
{
    static const QRegularExpression shape(QStringLiteral("\\A[0-9*#A-D]{0,32}\\z"));
    return isFull(shape, value);
}

bool isCount(const QString &value)
{
    static const QRegularExpression shape(QStringLiteral("\\A[0-9]{1,9}\\z"));
    return isFull(shape, value);
}

/// Reads fields; remembers the first one that cannot be used.
class FormReader
{
public:
    explicit FormReader(const FormFields &form)
        : m_form(form)
    {
    }

    QString text(const QString &name)
    {
        const auto times = std::count_if(m_form.begin(), m_form.end(), [&name](const auto &field) {
            return field.first == name;
        });
        require(times <= 1, name);
        return firstValue(m_form, name);
    }

    template <typename Check>
    QString checked(const QString &name, Check isGood)
    {
        auto value = text(name);
        require(isGood(value), name);
        return value;
    }

    /// A whole number from 0; nothing when the form does not name it.
    std::optional<int> count(const QString &name)
    {
        const auto value =
            checked(name, [](const QString &given) { return given.isEmpty() || isCount(given); });
        return value.isEmpty() ? std::nullopt : std::optional(value.toInt());
    }

    void require(bool isGood, const QString &name)
    {
        if (!isGood && m_bad.isEmpty()) {
            m_bad = name;
        }
    }

    /// Succeeds when all fields could be used and the account is \a accountSid.
    Done done(const QString &accountSid)
    {
        const auto account = text(QStringLiteral("AccountSid"));
        if (account.isEmpty() || account != accountSid) {
            return failure(Error::Kind::Refused,
                           Words::tr("The webhook is about another Twilio account."));
        }
        if (!m_bad.isEmpty()) {
            return failure(Error::Kind::BadInput,
                           Words::tr("The webhook's field %1 cannot be used.").arg(m_bad));
        }
        return {};
    }

private:
    const FormFields &m_form;
    QString m_bad;
};

} // namespace

Result<CallReport> callReport(const FormFields &form, const QString &accountSid)
{
    FormReader reader(form);
    CallReport report;
    report.sid = ProviderSid(reader.checked(QStringLiteral("CallSid"), isCallSid));
    const auto statusName = QStringLiteral("CallStatus");
    const auto status = callStatusFromText(reader.text(statusName));
    reader.require(status.has_value(), statusName);
    report.digit = reader.checked(QStringLiteral("Digits"), isKeys);
    report.answeredBy = reader.checked(QStringLiteral("AnsweredBy"), isAnsweredBy);
    report.sequence = reader.count(QStringLiteral("SequenceNumber"));
    if (const auto duration = reader.count(QStringLiteral("CallDuration"))) {
        report.duration = Seconds(*duration);
    }
    return reader.done(accountSid).map([&] {
        report.status = *status;
        return report;
    });
}

Result<TextReport> textReport(const FormFields &form, const QString &accountSid)
{
    FormReader reader(form);
    TextReport report;
    report.sid = ProviderSid(reader.checked(QStringLiteral("MessageSid"), isTextSid));
    const auto statusName = QStringLiteral("MessageStatus");
    const auto status = deliveryFromText(reader.text(statusName));
    reader.require(status.has_value(), statusName);
    const auto error = reader.count(QStringLiteral("ErrorCode")).value_or(0);
    return reader.done(accountSid).map([&] {
        report.status = *status;
        if (*status == TextDelivery::Undelivered || *status == TextDelivery::Failed) {
            report.error = error;
            report.why = deliveryProblem(error, {});
        }
        return report;
    });
}

Result<ReceivedText> receivedText(const FormFields &form, const QString &accountSid, Instant now)
{
    FormReader reader(form);
    const ProviderSid sid(reader.checked(QStringLiteral("MessageSid"), isTextSid));
    const auto fromName = QStringLiteral("From");
    const auto from = PhoneNumber::fromE164(reader.text(fromName));
    reader.require(from.has_value(), fromName);
    const auto body = reader.checked(
        QStringLiteral("Body"), [](const QString &text) { return text.size() <= longestBody; });
    return reader.done(accountSid).map([&] { return ReceivedText{sid, *from, body, now}; });
}

} // namespace savehub
