// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/undo_words.h"

#include "tests/ui/sample_day.h"

#include <QTest>

using namespace savehub;

class TestUndoWords : public QObject
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

void TestUndoWords::init()
{
    m_record = calledIncident(QStringLiteral("a"), QStringLiteral("Ann"), {}).record;
    m_record.incident.state = IncidentState::Resolved;
    m_record.incident.resolvedAt = sampleNow();
}

void TestUndoWords::nothingStaysWithoutACall()
{
    QCOMPARE(whyNotUndoable(m_record, Reason::Joined), QString()); // the call keeps ringing
    m_record.attempts.clear();
    QCOMPARE(whyNotUndoable(m_record, Reason::Joined), QString());
    QCOMPARE(whyNotUndoable({}, Reason::Joined), QString());
}

void TestUndoWords::aCallThatIsBeingEndedStays()
{
    auto &call = m_record.attempts.back();
    call.cancelWanted = true;
    const auto why = whyNotUndoable(m_record, Reason::Joined);
    QVERIFY2(why.contains(QLatin1String("being ended")), qPrintable(why));
    call.status = AttemptStatus::Canceled;
    call.endedAt = sampleNow() + Seconds(1);
    QVERIFY(whyNotUndoable(m_record, Reason::Joined).contains(QLatin1String("was taken back")));
}

void TestUndoWords::aCallOfWhichNothingLeftDoesNot()
{
    m_record.attempts.back().status = AttemptStatus::Withheld;
    m_record.attempts.back().cancelWanted = true;
    m_record.attempts.back().endedAt = sampleNow();
    QCOMPARE(whyNotUndoable(m_record, Reason::Resolved), QString());
}

void TestUndoWords::whatWasOverBeforeDoesNotCount()
{
    m_record.attempts.front().cancelWanted = true;
    m_record.attempts.front().endedAt = sampleNow() - Seconds(1);
    QCOMPARE(whyNotUndoable(m_record, Reason::Joined), QString());
}

void TestUndoWords::anAcknowledgementHasItsOwnTime()
{
    m_record.attempts.back().cancelWanted = true;
    m_record.incident.resolvedAt.reset();
    QCOMPARE(whyNotUndoable(m_record, Reason::Acknowledged), QString());
    m_record.incident.acknowledgedAt = sampleNow();
    QVERIFY(!whyNotUndoable(m_record, Reason::Acknowledged).isEmpty());
}

QTEST_GUILESS_MAIN(TestUndoWords)
#include "tst_undo_words.moc"
