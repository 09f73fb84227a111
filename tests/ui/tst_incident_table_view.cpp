// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/incident_table_view.h"

#include "tests/ui/main_window_fixture.h"
#include "ui/views/incident_panel.h"
#include "ui/widgets/undo_bar.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QStatusBar>
#include <QStyleHints>
#include <QTest>
#include <QToolButton>

using namespace savehub;

/// Which incident is chosen, by whom, and which keys work then.
class TestIncidentTableView : public MainWindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { close(); }

    void nobodyIsChosenAtTheStart();
    void spaceDoesNothing();
    void noButtonTakesTheFocus();
    void noKeySettlesWhoWasNotChosen();
    void whoIsChosenByKeysIsChosenOnPurpose();
    void returnOpensTheHistoryOnly();
    void settlingGoesOnToTheNextInNeed();
    void theNextIsNotSettledByTheSameKey();
    void theNextIsNotSettledByADoubleClick();
    void theNextIsNotSettledByANervousHand();
    void whoIsChosenMeanwhileCanBeSettledAtOnce();
    void theFocusIsKeptWhenTheNextIsShown();
    void othersWhoSettleMoveNothing();
    void staysWhereNobodyIsInNeed();
    void undoBringsTheEyesBack();
    void noUndoIsOfferedWhileTheCallIsBeingEnded();
    void nothingJumpsWhenSomethingIsSaid();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window->focusWidget() ? m_window->focusWidget() : m_window.get(), key,
                        modifiers);
    }
    QString chosen() const { return the<IncidentTableView>()->chosen().text(); }
    /// Settles the incident as the engine does, for the operator here or for somebody else.
    void settle(const char *id, bool here);
    QListView *history() const { return the<IncidentPanel>()->findChild<QListView *>(); }
};

void TestIncidentTableView::init()
{
    makeParts();
    fillBusyDay(m_reader);
    open();
}

void TestIncidentTableView::settle(const char *id, bool here)
{
    const IncidentId incident(QString::fromUtf8(id));
    for (auto &row : m_reader.rows) {
        if (row.id == incident) {
            row.state = IncidentState::Resolved;
        }
    }
    m_reader.details[incident].record.incident.state = IncidentState::Resolved;
    if (here) {
        Q_EMIT m_console->answered(incident, Reason::Joined);
    }
    m_window->refresh();
}

void TestIncidentTableView::nobodyIsChosenAtTheStart()
{
    QVERIFY(chosen().isEmpty());
    m_window->refresh();
    the<IncidentTableView>()->clearFocus();
    the<IncidentTableView>()->setFocus(Qt::TabFocusReason);
    QVERIFY(chosen().isEmpty());
    QVERIFY(!the<IncidentTableView>()->currentIndex().isValid());
    QVERIFY(!button(QStringLiteral("Joined")));
}

void TestIncidentTableView::spaceDoesNothing()
{
    press(Qt::Key_Space);
    QVERIFY(chosen().isEmpty());
    choose("called");
    press(Qt::Key_Space);
    QCOMPARE(chosen(), QStringLiteral("called"));
    QVERIFY(m_console->asked.isEmpty());
}

void TestIncidentTableView::noButtonTakesTheFocus()
{
    QVERIFY(!qobject_cast<QAbstractButton *>(m_window->focusWidget()));
    choose("called");
    for (const auto *text : {"Acknowledge", "Joined", "Resolve…"}) {
        auto *settles = button(QString::fromUtf8(text));
        QVERIFY(settles);
        QTRY_VERIFY(settles->isEnabled());
        QTest::mouseClick(settles, Qt::LeftButton);
        QVERIFY2(!qobject_cast<QAbstractButton *>(m_window->focusWidget()), text);
    }
    press(Qt::Key_Escape); // closes the note of Resolve
    QVERIFY(m_window->focusWidget() != button(QStringLiteral("Resolve…")));
    m_console->asked.clear();
    press(Qt::Key_Space);
    QVERIFY(m_console->asked.isEmpty());
}

void TestIncidentTableView::noKeySettlesWhoWasNotChosen()
{
    const auto tryAllKeys = [this] {
        for (const auto key : {Qt::Key_J, Qt::Key_K, Qt::Key_R}) {
            QTest::keyClick(m_window.get(), key, Qt::ControlModifier);
            QTest::keyClick(m_window.get(), key, Qt::AltModifier);
        }
        for (const auto key : {Qt::Key_Space, Qt::Key_Return, Qt::Key_Enter, Qt::Key_Delete}) {
            QTest::keyClick(m_window.get(), key);
        }
    };
    tryAllKeys();
    QVERIFY(m_console->asked.isEmpty());
    QVERIFY(m_window->statusBar()->currentMessage().contains(QLatin1String("Choose somebody")));
}

void TestIncidentTableView::whoIsChosenByKeysIsChosenOnPurpose()
{
    the<IncidentTableView>()->setFocus();
    press(Qt::Key_Down);
    QCOMPARE(the<IncidentTableView>()->currentIndex().row(), 0);
    QVERIFY(the<IncidentTableView>()->isChosenOnPurpose());
    press(Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(m_console->asked, QStringList{QStringLiteral("joined ") + chosen()});
}

void TestIncidentTableView::returnOpensTheHistoryOnly()
{
    choose("called");
    press(Qt::Key_Return);
    QVERIFY(history()->hasFocus());
    QVERIFY(m_console->asked.isEmpty());
}

void TestIncidentTableView::settlingGoesOnToTheNextInNeed()
{
    auto *table = the<IncidentTableView>();
    m_window->resize(900, 400);
    choose("called");
    const auto row = table->currentIndex().row();
    const auto next = table->model()->index(row + 1, 0).data().toString();
    const auto place = table->verticalScrollBar()->value();
    settle("called", true);
    QCOMPARE(table->currentIndex().data().toString(), next);
    QCOMPARE(table->currentIndex().row(), row);
    QCOMPARE(table->verticalScrollBar()->value(), place);
    QCOMPARE(the<IncidentPanel>()->findChild<ElidedLabel *>()->text(), next);
}

void TestIncidentTableView::theNextIsNotSettledByTheSameKey()
{
    choose("called");
    press(Qt::Key_J, Qt::ControlModifier);
    settle("called", true);
    QVERIFY(chosen() != QLatin1String("called"));
    press(Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(m_console->asked, QStringList{QStringLiteral("joined called")});
    press(Qt::Key_Return); // now the choice is on purpose
    QVERIFY(the<IncidentTableView>()->isChosenOnPurpose());
}

void TestIncidentTableView::theNextIsNotSettledByADoubleClick()
{
    choose("called");
    auto *joined = button(QStringLiteral("Joined"));
    QTest::mouseClick(joined, Qt::LeftButton);
    settle("called", true);
    const auto next = chosen();
    QTest::mouseClick(joined, Qt::LeftButton);
    QCOMPARE(m_console->asked, QStringList{QStringLiteral("joined called")});
    QTRY_VERIFY(joined->isEnabled());
    QTest::mouseClick(joined, Qt::LeftButton); // a click on purpose
    QCOMPARE(m_console->asked.last(), QStringLiteral("joined ") + next);
}

void TestIncidentTableView::theNextIsNotSettledByANervousHand()
{
    const auto usual = QGuiApplication::styleHints()->mouseDoubleClickInterval();
    QGuiApplication::styleHints()->setMouseDoubleClickInterval(10);
    choose("called");
    settle("called", true);
    QElapsedTimer sinceThen;
    sinceThen.start();
    for (const auto *text : {"Acknowledge", "Joined", "Resolve…"}) {
        QVERIFY2(!button(QString::fromUtf8(text))->isEnabled(), text);
    }
    QTRY_VERIFY(button(QStringLiteral("Joined"))->isEnabled());
    QGuiApplication::styleHints()->setMouseDoubleClickInterval(usual);
    QVERIFY2(sinceThen.elapsed() >= 600, qPrintable(QString::number(sinceThen.elapsed())));
}

void TestIncidentTableView::whoIsChosenMeanwhileCanBeSettledAtOnce()
{
    choose("called");
    settle("called", true);
    QVERIFY(!button(QStringLiteral("Joined"))->isEnabled());
    choose("texted");
    QTest::mouseClick(button(QStringLiteral("Joined")), Qt::LeftButton);
    QCOMPARE(m_console->asked, QStringList{QStringLiteral("joined texted")});
}

void TestIncidentTableView::theFocusIsKeptWhenTheNextIsShown()
{
    choose("called");
    settle("called", true);
    QVERIFY(the<IncidentTableView>()->hasFocus());
    QTRY_VERIFY(button(QStringLiteral("Joined"))->isEnabled());
    QVERIFY(the<IncidentTableView>()->hasFocus());
    const auto next = chosen();
    QTest::mouseClick(button(QStringLiteral("Resolve…")), Qt::LeftButton);
    press(Qt::Key_Return); // in the note
    QCOMPARE(m_console->asked, QStringList{QStringLiteral("resolve %1 ").arg(next)});
    settle(qPrintable(next), true);
    QVERIFY(qobject_cast<QAbstractItemView *>(m_window->focusWidget()));
}

void TestIncidentTableView::othersWhoSettleMoveNothing()
{
    choose("called");
    settle("called", false);
    QCOMPARE(chosen(), QStringLiteral("called"));
    choose("texted");
    settle("unknown", true);
    QCOMPARE(chosen(), QStringLiteral("texted"));
    QVERIFY(the<IncidentTableView>()->isChosenOnPurpose());
}

void TestIncidentTableView::staysWhereNobodyIsInNeed()
{
    m_reader = {};
    m_reader.add(calledIncident(QStringLiteral("called"), QStringLiteral("Ann"), {}));
    m_reader.add(sampleIncident(QStringLiteral("later"), QStringLiteral("Ben"), {}, Hours(3)));
    m_window->refresh();
    choose("called");
    settle("called", true);
    QCOMPARE(chosen(), QStringLiteral("called"));
}

void TestIncidentTableView::undoBringsTheEyesBack()
{
    choose("called");
    QVERIFY(!action(QStringLiteral("Undo"))->isEnabled());
    settle("called", true);
    QVERIFY(the<UndoBar>()->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_console->asked, QStringList{QStringLiteral("undo joined called")});
    QCOMPARE(chosen(), QStringLiteral("called"));
    QVERIFY(!the<UndoBar>()->isVisible());
    QVERIFY(!action(QStringLiteral("Undo"))->isEnabled());
}

void TestIncidentTableView::noUndoIsOfferedWhileTheCallIsBeingEnded()
{
    choose("called");
    auto &record = m_reader.details[IncidentId(QStringLiteral("called"))].record;
    record.incident.resolvedAt = m_clock.now();
    record.attempts.back().cancelWanted = true; // as the engine does
    settle("called", true);
    QVERIFY(the<UndoBar>()->isVisible());
    QCOMPARE(the<UndoBar>()->findChild<ElidedLabel *>()->text(),
             QStringLiteral("Amélie Laurent: joined. The call is being ended."));
    QVERIFY(!action(QStringLiteral("Undo"))->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_console->asked.isEmpty());
}

void TestIncidentTableView::nothingJumpsWhenSomethingIsSaid()
{
    const auto places = [this] {
        QCoreApplication::processEvents();
        const auto place = [this](QWidget *part) {
            return QRect(part->mapTo(m_window.get(), QPoint()), part->size());
        };
        return QList<QRect>{place(the<IncidentTableView>()), place(the<IncidentPanel>())};
    };
    for (const auto &size : {QSize(640, 400), QSize(1280, 700)}) {
        m_window->resize(size);
        const auto before = places();
        Q_EMIT m_console->noticed({Notice::Severity::Alarm, IncidentId(QStringLiteral("unknown")),
                                   QStringLiteral("Look here.")});
        Q_EMIT m_console->answered(IncidentId(QStringLiteral("texted")), Reason::Joined);
        QVERIFY(the<UndoBar>()->isVisible());
        QCOMPARE(places(), before);
        QTest::mouseClick(the<NoticeBar>()->findChild<QToolButton *>(), Qt::LeftButton);
        m_clock.time += Minutes(1);
        QTRY_VERIFY(!the<UndoBar>()->isVisible());
        QCOMPARE(newestNotice(), QStringLiteral("No notices"));
        QCOMPARE(places(), before);
    }
}

QTEST_MAIN(TestIncidentTableView)
#include "tst_incident_table_view.moc"
