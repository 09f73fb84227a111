// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/fake_call.h"

#include <algorithm>
#include <array>

#include <QLocale>

namespace savehub {

namespace {

using Kind = FakeLife::Kind;

constexpr int defaultTimeout = 60;
constexpr int microsAMinute = 25'000;

Seconds numberIn(const FormFields &form, QStringView name, int fallback)
{
    const auto text = firstValue(form, name);
    return Seconds(text.isEmpty() ? fallback : text.toInt());
}

QString priceOf(Seconds duration)
{
    const auto minutes = (duration.count() + 59) / 60;
    return QStringLiteral("-0.%1").arg(minutes * microsAMinute / 10, 5, 10, QLatin1Char('0'));
}

} // namespace

std::optional<FakeLife> FakeLife::fromText(const QString &text)
{
    static const std::array<std::pair<QLatin1String, Kind>, 5> all{{
        {QLatin1String("answered"), Kind::Answered},
        {QLatin1String("machine"), Kind::AnsweredByMachine},
        {QLatin1String("busy"), Kind::Busy},
        {QLatin1String("no-answer"), Kind::NoAnswer},
        {QLatin1String("failed"), Kind::Failed},
    }};
    for (const auto &[name, kind] : all) {
        if (text == name) {
            FakeLife life;
            life.kind = kind;
            return life;
        }
    }
    return std::nullopt;
}

Instant FakeCall::answeredAt() const
{
    return startsAt + life.ringing;
}

bool FakeCall::isAnswered(Instant now) const
{
    const bool canBe = life.kind == Kind::Answered || life.kind == Kind::AnsweredByMachine;
    return canBe && answeredAt() <= std::min(now, stoppedAt.value_or(now));
}

Instant FakeCall::endsByItself() const
{
    switch (life.kind) {
    case Kind::Answered:
    case Kind::AnsweredByMachine: {
        const auto limit = numberIn(form, u"TimeLimit", 14'400);
        return answeredAt() + std::min(life.talking, limit);
    }
    case Kind::NoAnswer:
        return startsAt + numberIn(form, u"Timeout", defaultTimeout);
    case Kind::Busy:
    case Kind::Failed:
        break;
    }
    return startsAt + life.ringing;
}

Instant FakeCall::endsAt() const
{
    return stoppedAt ? std::min(*stoppedAt, endsByItself()) : endsByItself();
}

bool FakeCall::isOver(Instant now) const
{
    return now >= endsAt();
}

QString FakeCall::finalStatus() const
{
    if (isAnswered(endsAt())) {
        return QStringLiteral("completed");
    }
    if (stoppedAt) {
        return QStringLiteral("canceled");
    }
    switch (life.kind) {
    case Kind::Busy:
        return QStringLiteral("busy");
    case Kind::NoAnswer:
        return QStringLiteral("no-answer");
    default:
        return QStringLiteral("failed");
    }
}

QString FakeCall::status(Instant now) const
{
    if (isOver(now)) {
        return finalStatus();
    }
    if (now < startsAt) {
        return QStringLiteral("queued");
    }
    return isAnswered(now) ? QStringLiteral("in-progress") : QStringLiteral("ringing");
}

std::vector<FakeCallEvent> FakeCall::course(Instant now) const
{
    std::vector<FakeCallEvent> all;
    if (startsAt < endsAt()) {
        all.push_back({QStringLiteral("initiated"), startsAt});
        all.push_back({QStringLiteral("ringing"), startsAt});
    }
    if (isAnswered(endsAt())) {
        all.push_back({QStringLiteral("in-progress"), answeredAt()});
    }
    all.push_back({finalStatus(), endsAt()});
    std::erase_if(all, [now](const FakeCallEvent &event) { return event.at > now; });
    return all;
}

Seconds FakeCall::talked(Instant now) const
{
    return isAnswered(now)
               ? std::chrono::duration_cast<Seconds>(std::min(now, endsAt()) - answeredAt())
               : Seconds(0);
}

QString FakeCall::answeredBy(Instant now) const
{
    if (!isAnswered(now) || firstValue(form, u"MachineDetection").isEmpty()) {
        return {};
    }
    return life.kind == Kind::Answered ? QStringLiteral("human") : QStringLiteral("machine_start");
}

QJsonObject FakeCall::resource(Instant now) const
{
    const bool hasStarted = now >= startsAt && (!stoppedAt || *stoppedAt > startsAt);
    QJsonObject call{
        {QStringLiteral("sid"), sid},
        {QStringLiteral("to"), to()},
        {QStringLiteral("from"), from()},
        {QStringLiteral("status"), status(now)},
        {QStringLiteral("direction"), QStringLiteral("outbound-api")},
        {QStringLiteral("date_created"), toRfc2822(createdAt)},
        {QStringLiteral("start_time"), hasStarted ? QJsonValue(toRfc2822(startsAt)) : QJsonValue()},
        {QStringLiteral("queue_time"), QString::number((startsAt - createdAt).count())},
        {QStringLiteral("price_unit"), QStringLiteral("USD")},
        {QStringLiteral("price"), QJsonValue()},
        {QStringLiteral("duration"), QJsonValue()},
        {QStringLiteral("end_time"), QJsonValue()},
        {QStringLiteral("answered_by"), QJsonValue()},
    };
    if (const auto who = answeredBy(now); !who.isEmpty()) {
        call[QStringLiteral("answered_by")] = who;
    }
    if (isOver(now)) {
        call[QStringLiteral("duration")] = QString::number(talked(now).count());
        call[QStringLiteral("end_time")] = toRfc2822(endsAt());
        if (now >= endsAt() + life.priceLag) {
            call[QStringLiteral("price")] = priceOf(talked(now));
        }
    }
    return call;
}

QString toRfc2822(Instant instant)
{
    // Qt::RFC2822Date leaves out the day of the week, which Twilio writes.
    return QLocale::c().toString(toDateTimeUtc(instant),
                                 QStringLiteral("ddd, dd MMM yyyy hh:mm:ss '+0000'"));
}

} // namespace savehub
