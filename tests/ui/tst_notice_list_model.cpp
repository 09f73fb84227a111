// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/notice_list_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace savehub;

class TestNoticeListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheNewestFirst();
    void countsTheUnseen();
    void keepsTheLastTwoHundred();
    void hidesNumbers();
    void oneCauseIsOneLine();
    void theGravestIsForemostUntilItWasSeen();
    void anAlarmOutlivesAFlood();
    void whatIsOverGoes();
};

namespace {

const auto noon = *instantFromIso(u"2026-11-22T12:00:00.000Z");

Notice notice(const QString &text)
{
    return {Notice::Severity::Warning, IncidentId(QStringLiteral("i")), text};
}

QString textAt(const NoticeListModel &model, int row)
{
    return model.index(row).data(NoticeListModel::TextRole).toString();
}

} // namespace

void TestNoticeListModel::showsTheNewestFirst()
{
    NoticeListModel model(QTimeZone("Europe/Madrid"));
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(notice(QStringLiteral("first")), noon);
    model.add(notice(QStringLiteral("second")), noon + Minutes(1));
    QCOMPARE(textAt(model, 0), QStringLiteral("second"));
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("13:01 Warning: second"));
    QCOMPARE(model.index(0).data(NoticeListModel::IncidentRole).toString(), QStringLiteral("i"));
    model.remove(0);
    QCOMPARE(textAt(model, 0), QStringLiteral("first"));
    model.remove(7);
    model.removeAll();
    QCOMPARE(model.rowCount(), 0);
}

void TestNoticeListModel::countsTheUnseen()
{
    NoticeListModel model(QTimeZone::utc());
    QSignalSpy counts(&model, &NoticeListModel::unseenChanged);
    model.add(notice(QStringLiteral("old")), noon);
    model.markSeen();
    model.add(notice(QStringLiteral("new")), noon);
    QCOMPARE(model.unseen(), 1);
    model.remove(1);
    QCOMPARE(model.unseen(), 1);
    model.remove(0);
    QCOMPARE(model.unseen(), 0);
    QCOMPARE(counts.count(), 4);
}

void TestNoticeListModel::keepsTheLastTwoHundred()
{
    NoticeListModel model(QTimeZone::utc());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 1; i <= 205; ++i) {
        model.add(notice(QString::number(i)), noon);
    }
    QCOMPARE(model.rowCount(), 200);
    QCOMPARE(model.unseen(), 200);
    QCOMPARE(textAt(model, 0), QStringLiteral("205"));
    QCOMPARE(textAt(model, 199), QStringLiteral("6"));
}

void TestNoticeListModel::hidesNumbers()
{
    NoticeListModel model(QTimeZone::utc());
    model.add(notice(QStringLiteral("+34600123456 <b>does</b>\nnot answer")), noon);
    QCOMPARE(textAt(model, 0), QStringLiteral("****3456 <b>does</b> not answer"));
}

void TestNoticeListModel::oneCauseIsOneLine()
{
    NoticeListModel model(QTimeZone::utc());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 1; i <= 112; ++i) {
        model.add({Notice::Severity::Alarm, IncidentId(QString::number(i)),
                   QStringLiteral("Person %1: held back").arg(i), QStringLiteral("a cap")},
                  noon);
        model.markSeen();
    }
    model.add(notice(QStringLiteral("another")), noon);
    model.add(
        {Notice::Severity::Warning, {}, QStringLiteral("less grave"), QStringLiteral("a cap")},
        noon);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.unseen(), 2);
    const auto first = model.index(2);
    QCOMPARE(first.data().toString(), QStringLiteral("12:00 Alarm ×112: Person 112: held back"));
    QCOMPARE(first.data(NoticeListModel::CountRole).toInt(), 112);
    QCOMPARE(first.data(NoticeListModel::IncidentRole).toString(), QStringLiteral("112"));
    model.add(notice(QStringLiteral("another")), noon); // the same words count as the same cause
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0).data(NoticeListModel::HeadingRole).toString(),
             QStringLiteral("Warning ×2"));
}

void TestNoticeListModel::theGravestIsForemostUntilItWasSeen()
{
    NoticeListModel model(QTimeZone::utc());
    QCOMPARE(model.foremost(), -1);
    model.add({Notice::Severity::Warning, {}, QStringLiteral("first")}, noon);
    model.add({Notice::Severity::Alarm, {}, QStringLiteral("alarm")}, noon);
    model.add({Notice::Severity::Warning, {}, QStringLiteral("second")}, noon);
    model.add({Notice::Severity::Info, {}, QStringLiteral("note")}, noon);
    QCOMPARE(textAt(model, model.foremost()), QStringLiteral("alarm"));
    model.markSeen(model.foremost());
    QCOMPARE(textAt(model, model.foremost()), QStringLiteral("second"));
    model.markSeen();
    QCOMPARE(textAt(model, model.foremost()), QStringLiteral("note"));
    model.markSeen(9);
    QCOMPARE(model.unseen(), 0);
}

void TestNoticeListModel::anAlarmOutlivesAFlood()
{
    NoticeListModel model(QTimeZone::utc());
    model.add({Notice::Severity::Alarm, {}, QStringLiteral("alarm")}, noon);
    for (int i = 1; i <= 300; ++i) {
        model.add(notice(QString::number(i)), noon);
    }
    QCOMPARE(model.rowCount(), 200);
    QCOMPARE(textAt(model, model.foremost()), QStringLiteral("alarm"));
}

void TestNoticeListModel::whatIsOverGoes()
{
    NoticeListModel model(QTimeZone::utc());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto cause = QStringLiteral("a cause");
    model.add({Notice::Severity::Warning, {}, QStringLiteral("first"), cause}, noon);
    model.add(notice(QStringLiteral("another")), noon);
    model.add({Notice::Severity::Alarm, {}, QStringLiteral("worse"), cause}, noon);
    model.removeCause(cause);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(textAt(model, 0), QStringLiteral("another"));
    QCOMPARE(model.unseen(), 1);

    model.add({Notice::Severity::Alarm, {}, QStringLiteral("worse"), cause}, noon);
    model.add({Notice::Severity::Info, {}, QStringLiteral("well again"), cause, true}, noon);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(textAt(model, 0), QStringLiteral("well again"));
}

QTEST_GUILESS_MAIN(TestNoticeListModel)
#include "tst_notice_list_model.moc"
