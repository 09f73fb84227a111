// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/taken_back.h"

#include "tests/ui/sample_day.h"

#include <QTest>

using namespace savehub;

class TestTakenBack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingStaysWithoutACall();
    void aCallThatIsBeingEndedStays();
    void aCallOfWhichNothingLeftDoesNot();
    void whatWasOverBeforeDoesNotCount();
    void anAcknowledgementHasItsOwnTime();

private:
    IncidentRecord m_record;
};

void TestTakenBack::init()
{
    m_record = calledIncident(QStringLiteral("a"), QStringLiteral("Ann"), {}).record;
    m_record.incident.state = IncidentState::Resolved;
    m_record.incident.resolvedAt = sampleNow();
}

void TestTakenBack::nothingStaysWithoutACall()
{
    QCOMPARE(whyItStays(m_record, Reason::Joined), QString()); // the call keeps ringing
    m_record.attempts.clear();
    QCOMPARE(whyItStays(m_record, Reason::Joined), QString());
    QCOMPARE(whyItStays({}, Reason::Joined), QString());
}

void TestTakenBack::aCallThatIsBeingEndedStays()
{
    auto &call = m_record.attempts.back();
    call.cancelWanted = true;
    const auto why = whyItStays(m_record, Reason::Joined);
    QVERIFY2(why.contains(QLatin1String("being ended")), qPrintable(why));
    call.status = AttemptStatus::Canceled;
    call.endedAt = sampleNow() + Seconds(1);
    QVERIFY(whyItStays(m_record, Reason::Joined).contains(QLatin1String("was taken back")));
}

void TestTakenBack::aCallOfWhichNothingLeftDoesNot()
{
    m_record.attempts.back().status = AttemptStatus::Withheld;
    m_record.attempts.back().cancelWanted = true;
    m_record.attempts.back().endedAt = sampleNow();
    QCOMPARE(whyItStays(m_record, Reason::Resolved), QString());
}

void TestTakenBack::whatWasOverBeforeDoesNotCount()
{
    m_record.attempts.front().cancelWanted = true;
    m_record.attempts.front().endedAt = sampleNow() - Seconds(1);
    QCOMPARE(whyItStays(m_record, Reason::Joined), QString());
}

void TestTakenBack::anAcknowledgementHasItsOwnTime()
{
    m_record.attempts.back().cancelWanted = true;
    m_record.incident.resolvedAt.reset();
    QCOMPARE(whyItStays(m_record, Reason::Acknowledged), QString());
    m_record.incident.acknowledgedAt = sampleNow();
    QVERIFY(!whyItStays(m_record, Reason::Acknowledged).isEmpty());
}

QTEST_GUILESS_MAIN(TestTakenBack)
#include "tst_taken_back.moc"
