// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/need.h"

#include <QTest>

using namespace savehub;

class TestNeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void needOf_data();
    void needOf();
};

namespace {
const auto noon = *instantFromIso(u"2026-11-22T12:00:00.000Z");
} // namespace

Q_DECLARE_METATYPE(BoardRow)

void TestNeed::needOf_data()
{
    QTest::addColumn<BoardRow>("row");
    QTest::addColumn<int>("need");
    const auto row = [](const char *name, IncidentState state, Milliseconds untilStart, Need need,
                        bool rings = false, bool failed = false,
                        Milliseconds untilNext = Hours(1)) {
        BoardRow incident;
        incident.state = state;
        incident.start = noon + untilStart;
        incident.nextStepAt = noon + untilNext;
        incident.isRinging = rings;
        incident.hasFailed = failed;
        QTest::newRow(name) << incident << static_cast<int>(need);
    };
    using State = IncidentState;
    row("rings", State::Open, Minutes(2), Need::Ringing, true);
    row("rings and failed", State::Open, Minutes(2), Need::Ringing, true, true);
    row("settled, rings still", State::Resolved, Minutes(2), Need::Settled, true);
    row("failed", State::Open, Minutes(11), Need::Somebody, false, true);
    row("missed", State::Open, Minutes(0), Need::Somebody);
    row("escalating", State::Escalating, -Minutes(60), Need::Somebody);
    row("escalating for long", State::Escalating, -Minutes(60) - Milliseconds(1),
        Need::OlderEscalation);
    row("due", State::Open, Minutes(5), Need::Due);
    row("its next step is due", State::Scheduled, Minutes(17), Need::Due, false, false, Minutes(5));
    row("later", State::Open, Minutes(5) + Milliseconds(1), Need::Later);
    row("acknowledged", State::Acknowledged, Minutes(2), Need::Later, false, true);
    row("settled", State::Resolved, Minutes(2), Need::Settled, false, true);
}

void TestNeed::needOf()
{
    QFETCH(BoardRow, row);
    QFETCH(int, need);
    QCOMPARE(static_cast<int>(savehub::needOf(row, noon)), need);
}

QTEST_GUILESS_MAIN(TestNeed)
#include "tst_need.moc"
