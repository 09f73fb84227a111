// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/fake_callbacks.h"

#include <algorithm>

#include <QRegularExpression>
#include <QXmlStreamReader>

namespace savehub {

namespace {

using Fault = FakeCallbackFault;

bool isFinal(const QString &status)
{
    return status != QLatin1String("initiated") && status != QLatin1String("ringing")
           && status != QLatin1String("in-progress");
}

/// The name that StatusCallbackEvent has for \a status.
QString eventName(const QString &status)
{
    if (isFinal(status)) {
        return QStringLiteral("completed");
    }
    return status == QLatin1String("in-progress") ? QStringLiteral("answered") : status;
}

bool isWanted(const FakeCall &call, const QString &event)
{
    const std::pair wanted(QStringLiteral("StatusCallbackEvent"), event);
    const bool namesAny = !firstValue(call.form, wanted.first).isEmpty();
    return namesAny ? std::find(call.form.begin(), call.form.end(), wanted) != call.form.end()
                    : event == QLatin1String("completed");
}

/// The address to which the first Gather of \a twiml sends keys; empty if there is none.
QByteArray gatherAction(const QString &twiml)
{
    QXmlStreamReader reader(twiml);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == QLatin1String("Gather")) {
            return reader.attributes().value(QLatin1String("action")).toString().toUtf8();
        }
    }
    return {};
}

/// The address that Twilio signs: for voice over HTTPS, without the port.
QByteArray signedByVoice(const QByteArray &url)
{
    static const QRegularExpression port(QStringLiteral("\\A(https://[^/?:]+):[0-9]+"));
    return QString::fromUtf8(url).replace(port, QStringLiteral("\\1")).toUtf8();
}

QByteArray withWrongPort(const QByteArray &url)
{
    static const QRegularExpression port(QStringLiteral("\\A(https?://[^/?:]+)(:[0-9]+)?"));
    return QString::fromUtf8(url).replace(port, QStringLiteral("\\1:1")).toUtf8();
}

} // namespace

FakeCallbacks::FakeCallbacks(QString accountSid, QByteArray authToken)
    : m_accountSid(std::move(accountSid)),
      m_authToken(std::move(authToken))
{
}

void FakeCallbacks::onNext(Fault fault, int count)
{
    for (int number = m_queued + 1; count > 0; ++number) {
        if (m_faults.emplace(number, fault).second) {
            --count;
        }
    }
}

void FakeCallbacks::tell(const FakeCall &call, Instant now)
{
    sendHeldUntil(now);
    auto &told = toldOf(call);
    tellEvents(call, told, now);
    pressOfItself(call, told, now);
}

void FakeCallbacks::tellEvents(const FakeCall &call, Told &told, Instant now)
{
    const auto url = firstValue(call.form, u"StatusCallback").toUtf8();
    const auto course = call.course(now);
    for (; told.events < static_cast<int>(course.size()); ++told.events) {
        const auto &event = course[static_cast<size_t>(told.events)];
        if (!url.isEmpty() && isWanted(call, eventName(event.status))) {
            queue({url, report(call, event, told.reports++)}, signedByVoice(url), now);
        }
    }
}

void FakeCallbacks::pressOfItself(const FakeCall &call, Told &told, Instant now)
{
    const bool isDue = !call.life.keys.isEmpty() && !told.hasPressed
                       && call.status(now) == QLatin1String("in-progress")
                       && call.talked(now) >= call.life.keysAfter;
    if (isDue) {
        told.hasPressed = true;
        press(call, call.life.keys, now);
    }
}

bool FakeCallbacks::press(const FakeCall &call, const QString &keys, Instant now)
{
    const auto action = gatherAction(toldOf(call).twiml);
    const auto status = call.status(now);
    if (action.isEmpty() || status != QLatin1String("in-progress")) {
        return false;
    }
    auto form = callFields(call, status);
    form.emplace_back(QStringLiteral("msg"), QStringLiteral("Gather End"));
    form.emplace_back(QStringLiteral("Digits"), keys);
    form.emplace_back(QStringLiteral("FinishedOnKey"), QString());
    queue({action, form, {}, call.sid}, signedByVoice(action), now);
    return true;
}

void FakeCallbacks::text(const QByteArray &url, const QString &sid, const QString &from,
                         const QString &to, const QString &body, Instant now)
{
    const FormFields form{{QStringLiteral("ToCountry"), QStringLiteral("US")},
                          {QStringLiteral("SmsMessageSid"), sid},
                          {QStringLiteral("NumMedia"), QStringLiteral("0")},
                          {QStringLiteral("SmsSid"), sid},
                          {QStringLiteral("SmsStatus"), QStringLiteral("received")},
                          {QStringLiteral("Body"), body},
                          {QStringLiteral("To"), to},
                          {QStringLiteral("NumSegments"), QStringLiteral("1")},
                          {QStringLiteral("MessageSid"), sid},
                          {QStringLiteral("AccountSid"), m_accountSid},
                          {QStringLiteral("From"), from},
                          {QStringLiteral("ApiVersion"), QStringLiteral("2010-04-01")}};
    queue({url, form}, url, now);
}

bool FakeCallbacks::isIdle() const
{
    return std::all_of(m_sent.begin(), m_sent.end(),
                       [](const FakeCallback &callback) { return callback.isAnswered; });
}

FormFields FakeCallbacks::callFields(const FakeCall &call, const QString &status) const
{
    return {{QStringLiteral("Called"), call.to()},
            {QStringLiteral("Direction"), QStringLiteral("outbound-api")},
            {QStringLiteral("Caller"), call.from()},
            {QStringLiteral("CallSid"), call.sid},
            {QStringLiteral("To"), call.to()},
            {QStringLiteral("ApiVersion"), QStringLiteral("2010-04-01")},
            {QStringLiteral("CallStatus"), status},
            {QStringLiteral("From"), call.from()},
            {QStringLiteral("AccountSid"), m_accountSid},
            {QStringLiteral("CalledCity"), QString()}};
}

FormFields FakeCallbacks::report(const FakeCall &call, const FakeCallEvent &event,
                                 int sequence) const
{
    auto form = callFields(call, event.status);
    form.emplace_back(QStringLiteral("Timestamp"), toRfc2822(event.at));
    form.emplace_back(QStringLiteral("CallbackSource"), QStringLiteral("call-progress-events"));
    form.emplace_back(QStringLiteral("SequenceNumber"), QString::number(sequence));
    if (const auto who = call.answeredBy(event.at); !who.isEmpty()) {
        form.emplace_back(QStringLiteral("AnsweredBy"), who);
    }
    if (isFinal(event.status)) {
        const auto seconds = call.talked(event.at).count();
        form.emplace_back(QStringLiteral("CallDuration"), QString::number(seconds));
        form.emplace_back(QStringLiteral("Duration"), QString::number((seconds + 59) / 60));
    }
    return form;
}

FakeCallbacks::Told &FakeCallbacks::toldOf(const FakeCall &call)
{
    const auto [told, isNew] = m_told.try_emplace(call.sid);
    if (isNew) {
        told->second.twiml = firstValue(call.form, u"Twiml");
    }
    return told->second;
}

std::optional<Fault> FakeCallbacks::takeFault()
{
    const auto planned = m_faults.extract(++m_queued);
    return planned.empty() ? std::nullopt : std::optional(planned.mapped());
}

void FakeCallbacks::queue(FakeCallback callback, const QByteArray &signedUrl, Instant now)
{
    const auto fault = takeFault();
    const auto token = fault == Fault::Forge ? QByteArray(32, '0') : m_authToken;
    const auto url = fault == Fault::WrongPort ? withWrongPort(signedUrl) : signedUrl;
    if (fault != Fault::Unsigned) {
        callback.signature = fakeSignature(token, url, callback.form);
    }
    if (fault == Fault::Drop) {
        return;
    }
    if (fault == Fault::Reorder || fault == Fault::Delay) {
        const bool isLate = fault == Fault::Delay;
        m_held.push_back({callback, isLate ? std::optional(now + delay) : std::nullopt});
        return;
    }
    send(callback);
    sendHeldForOrder();
    if (fault == Fault::Duplicate) {
        send(callback);
    }
    if (fault == Fault::Replay) {
        send(m_sent.front());
    }
}

void FakeCallbacks::send(FakeCallback callback)
{
    callback.isAnswered = false;
    m_sent.push_back(callback);
    m_sender.post(callback.url, callback.form, callback.signature,
                  [this, index = m_sent.size() - 1](int status, const QByteArray &body) {
                      auto &sent = m_sent[index];
                      sent.isAnswered = true;
                      sent.status = status;
                      sent.answer = body;
                      if (!sent.nextFor.isEmpty() && status == 200) {
                          m_told[sent.nextFor].twiml = QString::fromUtf8(body);
                      }
                  });
}

void FakeCallbacks::sendHeldForOrder()
{
    for (const auto &held : std::exchange(m_held, {})) {
        held.until ? m_held.push_back(held) : send(held.callback);
    }
}

void FakeCallbacks::sendHeldUntil(Instant now)
{
    for (const auto &held : std::exchange(m_held, {})) {
        held.until &&*held.until <= now ? send(held.callback) : m_held.push_back(held);
    }
}

} // namespace savehub
