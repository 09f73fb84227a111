// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_model.h"

#include "domain/enum_text.h"
#include "engine/call_guards.h"
#include "tests/ui/sample_day.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace savehub;

using Model = TimelineModel;

class TestTimelineModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void mergesStepsAndCallEventsByTime();
    void saysWhyACallWasAllowed();
    void saysWhyACallWasNotMade();
    void showsBothZonesWhereTheyDiffer();
    void hidesNumbersAndControlCharacters();
    void growsWithoutLosingItsPlace();

private:
    QStringList titles(const Model &model) const;
    int rowOf(const Model &model, const QString &title) const;

    IncidentDetail m_called;
    QTimeZone m_madrid{"Europe/Madrid"};
};

void TestTimelineModel::init()
{
    m_called = calledIncident(QStringLiteral("a"), QStringLiteral("Amélie"),
                              QStringLiteral("Board review"));
}

QStringList TestTimelineModel::titles(const Model &model) const
{
    QStringList all;
    for (int i = 0; i < model.rowCount(); ++i) {
        all.append(model.index(i, 0).data().toString());
    }
    return all;
}

int TestTimelineModel::rowOf(const Model &model, const QString &title) const
{
    return static_cast<int>(titles(model).indexOf(title));
}

void TestTimelineModel::mergesStepsAndCallEventsByTime()
{
    Model model(m_madrid);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDetail(m_called);
    QCOMPARE(
        titles(model),
        (QStringList{
            QStringLiteral("Planned"), QStringLiteral("Email: sent"), QStringLiteral("Text: sent"),
            QStringLiteral("Call: being made"), QStringLiteral("Call 1 to ****3456: No answer"),
            QStringLiteral("Call 1: Queued at the provider"), QStringLiteral("Call 1: Ringing"),
            QStringLiteral("Call 1: No answer"), QStringLiteral("Call 2 to ****3456: Ringing"),
            QStringLiteral("Call 2: Queued at the provider"), QStringLiteral("Call 2: Ringing"),
            QStringLiteral("Meeting starts"), QStringLiteral("Email to backup: planned"),
            QStringLiteral("Text to backup: planned")}));
    QCOMPARE(model.index(1, 0).data(Model::PersonTimeRole).toString(), QStringLiteral("13:50:15"));
    QVERIFY(model.index(12, 0).data(Model::UpcomingRole).toBool());
}

void TestTimelineModel::saysWhyACallWasAllowed()
{
    Model model(m_madrid);
    model.setDetail(m_called);
    const auto call = model.index(rowOf(model, QStringLiteral("Call: being made")), 0);
    const auto checks = call.data(Model::ChecksRole).toStringList();
    QCOMPARE(checks.size(), 8);
    for (const auto &check : checks) {
        QVERIFY2(check.startsWith(QStringLiteral("✓")), qPrintable(check));
    }
    QVERIFY(checks[2].contains(QLatin1String("180.000 s")));
}

void TestTimelineModel::saysWhyACallWasNotMade()
{
    auto &call = m_called.record.steps[2];
    call.status = StepStatus::Skipped;
    call.reason = Reason::DoNotCall;
    call.guardTrail = trailToJson(
        {{QStringLiteral("kill_switch"), QStringLiteral("not stopped"), Reason::None},
         {QStringLiteral("phone"), QStringLiteral("do not call"), Reason::DoNotCall},
         {QStringLiteral("incident"), toText(IncidentState::Resolved), Reason::IncidentNotActive}});
    Model model(m_madrid);
    model.setDetail(m_called);
    const auto entry = model.index(rowOf(model, QStringLiteral("Call: skipped")), 0);
    QCOMPARE(entry.data(Model::DetailRole).toString(), QStringLiteral("asked not to be called"));
    QCOMPARE(entry.data(Model::ChecksRole).toStringList(),
             (QStringList{QStringLiteral("✓ Calls not stopped"),
                          QStringLiteral("✗ Phone can be called: do not call"),
                          QStringLiteral("✗ Incident open: Resolved")}));
}

void TestTimelineModel::showsBothZonesWhereTheyDiffer()
{
    m_called.record.person.timeZone = "Asia/Tokyo";
    Model model(m_madrid);
    model.setDetail(m_called);
    const auto email = model.index(1, 0);
    QCOMPARE(email.data(Model::PersonTimeRole).toString(), QStringLiteral("21:50:15"));
    QCOMPARE(email.data(Model::OperatorTimeRole).toString(), QStringLiteral("13:50:15 here"));
    m_called.record.person.timeZone = "Europe/Madrid";
    model.setDetail(m_called);
    QVERIFY(model.index(1, 0).data(Model::OperatorTimeRole).toString().isEmpty());
}

void TestTimelineModel::hidesNumbersAndControlCharacters()
{
    m_called.record.attempts[0].error = QStringLiteral("no\nroute to +34600123456");
    m_called.callEvents[0].detail = QStringLiteral("to=+34 600 123 456");
    m_called.record.steps[0].errorMessage = QStringLiteral("34600123456");
    Model model(m_madrid);
    model.setDetail(m_called);
    for (int i = 0; i < model.rowCount(); ++i) {
        const auto text = model.index(i, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(!text.contains(QLatin1String("600123")), qPrintable(text));
        QVERIFY2(!text.contains(QLatin1String("600 123")), qPrintable(text));
    }
    const auto first =
        model.index(rowOf(model, QStringLiteral("Call 1 to ****3456: No answer")), 0);
    QVERIFY(
        first.data(Model::DetailRole).toString().startsWith(QLatin1String("no route to ****3456")));
}

void TestTimelineModel::growsWithoutLosingItsPlace()
{
    const auto whole = m_called;
    m_called.callEvents.resize(2);
    Model model(m_madrid);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDetail(m_called);
    const QPersistentModelIndex start(
        model.index(rowOf(model, QStringLiteral("Meeting starts")), 0));
    const auto before = start.row();
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setDetail(whole);
    QCOMPARE(start.row(), before + 3);
    QCOMPARE(resets.count(), 0);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timeline_model.moc"
