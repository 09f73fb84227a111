// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/undo_watch.h"

#include <QTest>

using namespace savehub;

class TestUndoWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerStandsUntilThereIsNews_data();
    void anAnswerStandsUntilThereIsNews();
    void anAnswerInACallIsThePersonsOwn();
    void othersDisturbNobody();
    void keepsTheLastHundred();
};

namespace {

const IncidentId ann(QStringLiteral("ann"));
const auto who = QStringLiteral("operator");

event::CallReported reported(const char *digit)
{
    event::CallReported event;
    event.report.digit = QString::fromLatin1(digit);
    return event;
}

} // namespace

Q_DECLARE_METATYPE(Event)

void TestUndoWatch::anAnswerStandsUntilThereIsNews_data()
{
    QTest::addColumn<Event>("event");
    QTest::addColumn<bool>("wasRefused");
    QTest::addColumn<bool>("stands");
    const auto row = [](const char *name, const Event &event, bool wasRefused, bool stands) {
        QTest::newRow(name) << event << wasRefused << stands;
    };
    row("a step is due", event::Due{}, false, true);
    row("a call rings", reported(""), false, true);
    row("a key", reported("1"), false, false);
    row("checked in: refused as settled", event::Joined{who, {}}, true, false);
    row("does not come", event::Missed{who, {}}, true, false);
    row("a text", event::TextReceived{{{}, *PhoneNumber::fromE164(u"+12025550123"), {}, {}}}, false,
        false);
    row("resolved by another", event::Resolve{who, {}}, true, false);
    row("cancelled", event::MeetingCancelled{who}, true, false);
    row("moved", event::MeetingMoved{who}, true, false);
    row("undone", event::Undo{who, Reason::Joined}, false, false);
}

void TestUndoWatch::anAnswerStandsUntilThereIsNews()
{
    QFETCH(Event, event);
    QFETCH(bool, wasRefused);
    QFETCH(bool, stands);
    UndoWatch watch;
    QVERIFY(!watch.answerMayBeUndone(ann));
    watch.note(ann, event::Acknowledge{who}, false);
    QVERIFY(watch.answerMayBeUndone(ann));
    watch.note(ann, event, wasRefused);
    QCOMPARE(watch.answerMayBeUndone(ann), stands);
}

void TestUndoWatch::anAnswerInACallIsThePersonsOwn()
{
    UndoWatch watch;
    watch.note(ann, event::Joined{who, AttemptKey(QStringLiteral("key"))}, false);
    QVERIFY(!watch.answerMayBeUndone(ann));
}

void TestUndoWatch::othersDisturbNobody()
{
    UndoWatch watch;
    watch.note(ann, event::Joined{who, {}}, false);
    watch.note(IncidentId(QStringLiteral("ben")), event::Joined{who, {}}, true);
    QVERIFY(watch.answerMayBeUndone(ann));
    watch.forget();
    QVERIFY(!watch.answerMayBeUndone(ann));
}

void TestUndoWatch::keepsTheLastHundred()
{
    UndoWatch watch;
    watch.note(ann, event::Joined{who, {}}, false);
    for (int i = 0; i < 100; ++i) {
        watch.note(IncidentId(QString::number(i)), event::Joined{who, {}}, false);
    }
    QVERIFY(!watch.answerMayBeUndone(ann));
    QVERIFY(watch.answerMayBeUndone(IncidentId(QStringLiteral("0"))));
}

QTEST_GUILESS_MAIN(TestUndoWatch)
#include "tst_undo_watch.moc"
