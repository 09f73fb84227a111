// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/incident_table_model.h"

#include "tests/ui/sample_day.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace savehub;

using Model = IncidentTableModel;

class TestIncidentTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsAnIncident();
    void keepsTheRowsItKnows_data();
    void keepsTheRowsItKnows();
    void tellsOnlyOfRowsThatChanged();
    void thoseWhoNeedSomebodyComeFirst();
    void foldsOlderEscalations();
    void countsDownWithTheClock();
    void ticksOnlyTheRowsAskedFor();
    void isUrgentInTheLastMinutes_data();
    void isUrgentInTheLastMinutes();
    void keepsWhatItShowsWhenReadingFails();
    void takesTitlesAsPlainText();

private:
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return m_model->index(row, column).data(role).toString();
    }
    void setRows(const QString &ids);
    QString ids() const;

    FakeIncidentReader m_reader;
    StillClock m_clock;
    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestIncidentTableModel::init()
{
    m_reader = {};
    m_clock.time = sampleNow();
    m_model = std::make_unique<Model>(m_reader, m_clock, QTimeZone("Europe/Madrid"));
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestIncidentTableModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

/// Adds one row for each letter. The meetings start in that order.
void TestIncidentTableModel::setRows(const QString &letters)
{
    m_reader.rows.clear();
    for (const auto letter : letters) {
        m_reader.add(sampleIncident(letter, QStringLiteral("Person ") + letter,
                                    QStringLiteral("Meeting"),
                                    Minutes(30) + Seconds(qint64(m_reader.rows.size()))));
    }
}

QString TestIncidentTableModel::ids() const
{
    QString letters;
    for (const auto &row : m_model->rows()) {
        letters += row.id.text();
    }
    return letters;
}

void TestIncidentTableModel::showsAnIncident()
{
    m_reader.add(calledIncident(QStringLiteral("a"), QStringLiteral("Amélie"),
                                QStringLiteral("Board review")));
    QVERIFY(m_model->refresh());
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(cell(0, Model::PersonColumn), QStringLiteral("Amélie"));
    QCOMPARE(cell(0, Model::PersonColumn, Model::SecondLineRole), QStringLiteral("****3456"));
    QCOMPARE(cell(0, Model::MeetingColumn), QStringLiteral("Board review"));
    QCOMPARE(cell(0, Model::StartsInColumn), QStringLiteral("in 2 min 15 s"));
    QCOMPARE(cell(0, Model::StateColumn), QStringLiteral("Open"));
    QCOMPARE(cell(0, Model::NextStepColumn), QStringLiteral("Call"));
    QCOMPARE(cell(0, Model::LastOutcomeColumn), QStringLiteral("Ringing"));
    QCOMPARE(cell(0, Model::LastOutcomeColumn, Model::SecondLineRole),
             QStringLiteral("call 2 of 2"));
    QCOMPARE(cell(0, Model::CostColumn), QStringLiteral("$0.025"));
    QCOMPARE(m_model->incident(m_model->indexOf(IncidentId(QStringLiteral("a"))))->person,
             QStringLiteral("Amélie"));
    QVERIFY(!m_model->indexOf(IncidentId(QStringLiteral("z"))).isValid());
    QVERIFY(!m_model->incident({}));
}

void TestIncidentTableModel::keepsTheRowsItKnows_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("fill") << QString() << QStringLiteral("abc");
    QTest::newRow("empty") << QStringLiteral("abc") << QString();
    QTest::newRow("insert") << QStringLiteral("abd") << QStringLiteral("abcd");
    QTest::newRow("remove") << QStringLiteral("abcd") << QStringLiteral("bd");
    QTest::newRow("move up") << QStringLiteral("abc") << QStringLiteral("cab");
    QTest::newRow("move down") << QStringLiteral("abcd") << QStringLiteral("bcda");
    QTest::newRow("reverse") << QStringLiteral("abcde") << QStringLiteral("edcba");
    QTest::newRow("all at once") << QStringLiteral("abcdef") << QStringLiteral("fxbaye");
}

void TestIncidentTableModel::keepsTheRowsItKnows()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    setRows(before);
    QVERIFY(m_model->refresh());
    QHash<QString, QPersistentModelIndex> kept;
    for (int i = 0; i < before.size(); ++i) {
        kept.insert(before.mid(i, 1), m_model->index(i, 0));
    }
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    setRows(after);
    QVERIFY(m_model->refresh());
    QCOMPARE(ids(), after);
    QCOMPARE(resets.count(), 0);
    for (auto it = kept.cbegin(); it != kept.cend(); ++it) {
        QCOMPARE(it.value().row(), static_cast<int>(after.indexOf(it.key())));
    }
}

void TestIncidentTableModel::tellsOnlyOfRowsThatChanged()
{
    setRows(QStringLiteral("abc"));
    QVERIFY(m_model->refresh());
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    QVERIFY(m_model->refresh());
    QCOMPARE(changes.count(), 0);
    m_reader.rows[1].state = IncidentState::Acknowledged;
    QVERIFY(m_model->refresh());
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes[0][0].toModelIndex().row(), 1);
    QCOMPARE(cell(1, Model::StateColumn), QStringLiteral("Acknowledged"));
}

void TestIncidentTableModel::thoseWhoNeedSomebodyComeFirst()
{
    setRows(QStringLiteral("abcdef"));
    m_reader.rows[0].state = IncidentState::Resolved;
    m_reader.rows[2].start = sampleNow() + Minutes(4);
    m_reader.rows[3].hasFailed = true;
    m_reader.rows[4].isRinging = true;
    m_reader.rows[5].state = IncidentState::Escalating;
    m_reader.rows[5].start = sampleNow() - Minutes(59);
    QVERIFY(m_model->refresh());
    QCOMPARE(ids(), QStringLiteral("efdcba"));
    m_clock.time += Minutes(26);
    QVERIFY(m_model->refresh());
    QCOMPARE(ids(), QStringLiteral("ecdba")); // c was missed, f is folded away
}

void TestIncidentTableModel::foldsOlderEscalations()
{
    setRows(QStringLiteral("abcd"));
    for (const auto i : {0, 1, 2}) {
        m_reader.rows[size_t(i)].state = IncidentState::Escalating;
        m_reader.rows[size_t(i)].start = sampleNow() - Minutes(60 + i);
    }
    QVERIFY(m_model->refresh());
    QCOMPARE(ids(), QStringLiteral("ad"));
    QCOMPARE(m_model->olderCount(), 2);
    m_model->setOlderShown(true);
    QVERIFY(m_model->refresh());
    QCOMPARE(ids(), QStringLiteral("acbd"));
    QCOMPARE(m_model->olderCount(), 2);
}

void TestIncidentTableModel::countsDownWithTheClock()
{
    setRows(QStringLiteral("a"));
    QVERIFY(m_model->refresh());
    QCOMPARE(cell(0, Model::StartsInColumn), QStringLiteral("in 30 min 00 s"));
    QCOMPARE(cell(0, Model::NextStepColumn, Model::SecondLineRole),
             QStringLiteral("in 18 min 00 s"));
    m_clock.time += Seconds(1);
    QCOMPARE(cell(0, Model::StartsInColumn), QStringLiteral("in 29 min 59 s"));
    QCOMPARE(cell(0, Model::NextStepColumn, Model::SecondLineRole),
             QStringLiteral("in 17 min 59 s"));
}

void TestIncidentTableModel::ticksOnlyTheRowsAskedFor()
{
    setRows(QStringLiteral("abcd"));
    QVERIFY(m_model->refresh());
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->tick(1, 2);
    QCOMPARE(changes.count(), 2);
    for (const auto &change : changes) {
        QCOMPARE(change[0].toModelIndex().row(), 1);
        QCOMPARE(change[1].toModelIndex().row(), 2);
        QCOMPARE(change[0].toModelIndex().column(), change[1].toModelIndex().column());
    }
    changes.clear();
    m_model->tick(-1, 2);
    m_model->tick(4, 9);
    QCOMPARE(changes.count(), 0);
}

void TestIncidentTableModel::isUrgentInTheLastMinutes_data()
{
    QTest::addColumn<int>("secondsLeft");
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("urgent");
    const auto row = [](const char *name, int left, IncidentState state, bool urgent) {
        QTest::newRow(name) << left << static_cast<int>(state) << urgent;
    };
    row("open, early", 301, IncidentState::Open, false);
    row("open, five minutes", 300, IncidentState::Open, true);
    row("escalating, past", -700, IncidentState::Escalating, true);
    row("acknowledged", 100, IncidentState::Acknowledged, false);
    row("resolved", 100, IncidentState::Resolved, false);
}

void TestIncidentTableModel::isUrgentInTheLastMinutes()
{
    QFETCH(int, secondsLeft);
    QFETCH(int, state);
    setRows(QStringLiteral("a"));
    m_reader.rows[0].start = sampleNow() + Seconds(secondsLeft);
    m_reader.rows[0].state = static_cast<IncidentState>(state);
    QVERIFY(m_model->refresh());
    QTEST(m_model->index(0, 0).data(Model::UrgentRole).toBool(), "urgent");
}

void TestIncidentTableModel::keepsWhatItShowsWhenReadingFails()
{
    setRows(QStringLiteral("ab"));
    QVERIFY(m_model->refresh());
    m_reader.error = Error{Error::Kind::Unavailable, QStringLiteral("The database is busy."), {}};
    const auto read = m_model->refresh();
    QVERIFY(!read);
    QCOMPARE(read.error().what, QStringLiteral("The database is busy."));
    QCOMPARE(ids(), QStringLiteral("ab"));
}

void TestIncidentTableModel::takesTitlesAsPlainText()
{
    m_reader.add(sampleIncident(QStringLiteral("a"), QStringLiteral("<b>x</b>\u202e"),
                                QStringLiteral("two\nlines"), Minutes(30)));
    QVERIFY(m_model->refresh());
    QCOMPARE(cell(0, Model::PersonColumn), QStringLiteral("<b>x</b>"));
    QCOMPARE(cell(0, Model::MeetingColumn), QStringLiteral("two lines"));
    QVERIFY(cell(0, Model::PersonColumn, Qt::ToolTipRole).contains(QLatin1String("&lt;b&gt;")));
}

QTEST_GUILESS_MAIN(TestIncidentTableModel)
#include "tst_incident_table_model.moc"
