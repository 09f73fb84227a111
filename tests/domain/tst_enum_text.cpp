// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/enum_text.h"

#include <QSet>
#include <QTest>

using namespace savehub;

namespace {

/// The texts of every value from the first to \a last, which must be the enum's last one.
template <typename Enum>
void roundTrips(Enum last, const QStringList &expected)
{
    QStringList texts;
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        const auto value = static_cast<Enum>(i);
        const auto text = toText(value);
        texts.append(text);
        const auto read = enumFromText<Enum>(text);
        QVERIFY2(read == value, qPrintable(text));
        const auto otherCase = text == text.toUpper() ? text.toLower() : text.toUpper();
        QVERIFY2(text.isEmpty() || !enumFromText<Enum>(otherCase), qPrintable(otherCase));
    }
    QCOMPARE(texts, expected);
    QCOMPARE(QSet<QString>(texts.begin(), texts.end()).size(), texts.size());
    QVERIFY(!enumFromText<Enum>(QStringLiteral("nonsense")));
    QVERIFY(!enumFromText<Enum>(texts.last() + QLatin1Char(' ')));
    QVERIFY(!enumFromText<Enum>(texts.last().chopped(1)));
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

} // namespace

/// The stored texts are a promise to everybody who queries the database, so they are written out
/// here.
class TestEnumText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void incidentStates()
    {
        roundTrips(IncidentState::Resolved,
                   words("SCHEDULED OPEN ACKNOWLEDGED ESCALATING RESOLVED"));
    }
    void stepStatuses()
    {
        roundTrips(StepStatus::Skipped, words("PENDING SENDING EXECUTED FAILED SKIPPED"));
    }
    void channels() { roundTrips(Channel::Call, words("EMAIL SMS CALL")); }
    void recipients() { roundTrips(Recipient::Backup, words("attendee backup")); }
    void providers() { roundTrips(Provider::Twilio, words("mock twilio")); }
    void reasons()
    {
        roundTrips(Reason::Undelivered,
                   words(" calls_stopped incident_not_active outside_critical_window rate_limited "
                         "phone_called phone_quota no_phone invalid_phone "
                         "destination_not_allowed do_not_call budget_exceeded "
                         "provider_not_ready "
                         "missed_window line_full no_email no_backup acknowledged joined resolved "
                         "meeting_cancelled meeting_moved expired not_sent rejected "
                         "outcome_unknown undelivered"));
    }
    void attemptStatuses()
    {
        roundTrips(AttemptStatus::TestMode,
                   words("sending reconciling unknown queued initiated ringing in-progress "
                         "completed busy no-answer failed canceled not-sent rejected withheld "
                         "test-mode"));
    }
    void textDeliveries()
    {
        roundTrips(TextDelivery::Failed,
                   words("accepted queued sending sent delivered undelivered failed"));
    }
    void callEventSources()
    {
        roundTrips(CallEventSource::Poll, words("engine response webhook poll"));
    }
    void meetingSources()
    {
        roundTrips(MeetingSource::Typed, words("calendar-file calendar-url rest typed"));
        roundTrips(Answer::Missed, words("joined missed"));
        roundTrips(Warning::HeldCalls, words("daily-spend monthly-spend daily-calls "
                                             "monthly-calls calls-per-hour held-calls"));
    }
    void onlyTheReasonNoneIsEmpty()
    {
        QVERIFY(enumFromText<Reason>(u"") == Reason::None);
        QVERIFY(!enumFromText<IncidentState>(u""));
        QVERIFY(!enumFromText<AttemptStatus>(u""));
        QVERIFY(!enumFromText<Provider>(QStringView()));
    }
};

QTEST_GUILESS_MAIN(TestEnumText)
#include "tst_enum_text.moc"
