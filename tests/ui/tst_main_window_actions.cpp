// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "tests/ui/main_window_fixture.h"
#include "ui/views/incident_panel.h"
#include "ui/widgets/confirm_button.h"
#include "ui/widgets/question_bar.h"

#include <QAction>
#include <QFileDialog>
#include <QLineEdit>
#include <QTest>

using namespace savehub;

/// What the window asks the engine to do, and what it asks the operator before.
class TestMainWindowActions : public MainWindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeParts(); }
    void cleanup() { close(); }

    void startsTheDemo();
    void checksTheSetupBesideItsWork();
    void actsAtOnce();
    void aSecondClickAsksForNothing();
    void resolvesOnlyWhenConfirmed();
    void keepsOnEscape();
    void withdrawsTheQuestionWithItsIncident();
    void allowsOnlyWhatTheStateAllows();
    void asksBeforeGoingLive();
    void stopsAtOnce();
    void stopsWhileAFileIsChosen();
    void oneFileIsChosenAtATime();
    void detectsMachinesWhenToldTo();
    void anImportIsConfirmedInPlace();
    void anImportIsNotConfirmedByItself();
    void anotherImportDropsTheQuestion();

private:
    /// Sets an import that takes nothing until it is confirmed.
    void askBeforeImporting();
    void chooseFile();
    QStringList m_imports; ///< "asked", "taken"
};

void TestMainWindowActions::startsTheDemo()
{
    int started = 0;
    m_actions.startDemo = [&] {
        ++started;
    };
    open();
    QTest::mouseClick(button(QStringLiteral("Start the demo")), Qt::LeftButton);
    QCOMPARE(started, 1);
}

void TestMainWindowActions::actsAtOnce()
{
    fillBusyDay(m_reader);
    open();
    choose("called");
    QTest::mouseClick(button(QStringLiteral("Acknowledge")), Qt::LeftButton);
    QTRY_VERIFY(button(QStringLiteral("Joined"))->isEnabled());
    QTest::mouseClick(button(QStringLiteral("Joined")), Qt::LeftButton);
    QTRY_VERIFY(button(QStringLiteral("Joined"))->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(m_console->asked,
             (QStringList{QStringLiteral("acknowledge called"), QStringLiteral("joined called"),
                          QStringLiteral("joined called")}));
}

void TestMainWindowActions::aSecondClickAsksForNothing()
{
    fillBusyDay(m_reader);
    open();
    choose("called");
    auto *joined = button(QStringLiteral("Joined"));
    QTest::mouseClick(joined, Qt::LeftButton);
    QTest::mouseClick(joined, Qt::LeftButton); // before the engine has answered
    m_window->refresh();
    QTest::keyClick(m_window.get(), Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(m_console->asked, QStringList{QStringLiteral("joined called")});
}

void TestMainWindowActions::resolvesOnlyWhenConfirmed()
{
    fillBusyDay(m_reader);
    open();
    choose("called");
    QTest::mouseClick(button(QStringLiteral("Resolve…")), Qt::LeftButton);
    QVERIFY(m_console->asked.isEmpty());
    QTest::keyClicks(the<IncidentPanel>()->findChild<QLineEdit *>(), QStringLiteral("is ill"));
    QTest::mouseClick(button(QStringLiteral("Yes")), Qt::LeftButton);
    QCOMPARE(m_console->asked, QStringList{QStringLiteral("resolve called is ill")});
}

void TestMainWindowActions::checksTheSetupBesideItsWork()
{
    int asked = 0;
    m_actions.setup.examine = [&](const auto &) {
        ++asked;
    };
    open();
    action(QStringLiteral("Check setup…"))->trigger();
    QVERIFY(the<SetupCheckDialog>()->isVisible());
    QVERIFY(!the<SetupCheckDialog>()->isModal());
    QVERIFY(the<SetupCheckDialog>()->width() < m_window->width());
    action(QStringLiteral("Check setup…"))->trigger(); // the dialog is open already
    QCOMPARE(m_window->findChildren<SetupCheckDialog *>().size(), 1);
    QCOMPARE(asked, 1);
    QTest::mouseClick(button(QStringLiteral("Close")), Qt::LeftButton);
    QTRY_VERIFY(!the<SetupCheckDialog>());
    action(QStringLiteral("Check setup…"))->trigger();
    QCOMPARE(asked, 2);
}

void TestMainWindowActions::keepsOnEscape()
{
    fillBusyDay(m_reader);
    open();
    choose("called");
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
    QVERIFY(button(QStringLiteral("Yes")));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QVERIFY(!button(QStringLiteral("Yes")));
    QVERIFY(m_console->asked.isEmpty());
}

void TestMainWindowActions::withdrawsTheQuestionWithItsIncident()
{
    fillBusyDay(m_reader);
    open();
    choose("called");
    the<IncidentPanel>()->askToResolve();
    choose("texted");
    QVERIFY(!the<ConfirmButton>()->isAsking());
    the<IncidentPanel>()->askToResolve();
    // Somebody else has resolved it meanwhile.
    m_reader.details[IncidentId(QStringLiteral("texted"))].record.incident.state =
        IncidentState::Resolved;
    m_window->refresh();
    QVERIFY(!the<ConfirmButton>()->isAsking());
    QVERIFY(m_console->asked.isEmpty());
}

void TestMainWindowActions::allowsOnlyWhatTheStateAllows()
{
    fillBusyDay(m_reader);
    open();
    const auto allowed = [this](const char *id) {
        choose(id);
        return QStringLiteral("%1%2%3")
            .arg(button(QStringLiteral("Acknowledge"))->isEnabled())
            .arg(button(QStringLiteral("Joined"))->isEnabled())
            .arg(button(QStringLiteral("Resolve…"))->isEnabled());
    };
    QCOMPARE(allowed("later1"), QStringLiteral("011"));
    QCOMPARE(allowed("called"), QStringLiteral("111"));
    QCOMPARE(allowed("acknowledged"), QStringLiteral("011"));
    QCOMPARE(allowed("escalating"), QStringLiteral("011"));
    QCOMPARE(allowed("joined"), QStringLiteral("000"));
}

void TestMainWindowActions::asksBeforeGoingLive()
{
    open();
    QTest::mouseClick(button(QStringLiteral("Twilio")), Qt::LeftButton);
    QVERIFY(the<QuestionBar>()->isVisible());
    QVERIFY(m_console->asked.isEmpty());
    QVERIFY(strip().startsWith(QLatin1String("MOCK")));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QVERIFY(!the<QuestionBar>()->isVisible());
    action(QStringLiteral("Use Twilio"))->trigger();
    QTest::mouseClick(button(QStringLiteral("Switch to LIVE")), Qt::LeftButton);
    QCOMPARE(m_console->asked, QStringList{QStringLiteral("provider twilio")});
    QVERIFY(strip().startsWith(QLatin1String("LIVE")));
    QTest::mouseClick(button(QStringLiteral("Test mode")), Qt::LeftButton);
    QTest::mouseClick(button(QStringLiteral("Test mode")), Qt::LeftButton);
    QVERIFY(the<QuestionBar>()->isVisible());
    QCOMPARE(m_console->asked.last(), QStringLiteral("test mode on"));
}

void TestMainWindowActions::stopsWhileAFileIsChosen()
{
    open();
    action(QStringLiteral("Import calendar…"))->trigger();
    auto *dialog = the<QFileDialog>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(!dialog->isModal());
    QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_console->settings().callsStopped);
}

void TestMainWindowActions::oneFileIsChosenAtATime()
{
    open();
    action(QStringLiteral("Import calendar…"))->trigger();
    action(QStringLiteral("Import people…"))->trigger();
    QTRY_COMPARE(m_window->findChildren<QFileDialog *>().size(), 1);
    QCOMPARE(the<QFileDialog>()->windowTitle(), QStringLiteral("Import people"));
}

void TestMainWindowActions::stopsAtOnce()
{
    open();
    QTest::mouseClick(button(QStringLiteral("Stop all calls")), Qt::LeftButton);
    QCOMPARE(m_console->asked, QStringList{QStringLiteral("stop on")});
    QVERIFY(strip().startsWith(QLatin1String("STOPPED")));
    QTest::mouseClick(button(QStringLiteral("Resume calls")), Qt::LeftButton); // ignored: too soon
    QCOMPARE(m_console->asked.size(), 1);
    auto *toggle = button(QStringLiteral("Resume calls"));
    const auto resume = [this, toggle] {
        if (m_console->asked.last() != QLatin1String("stop off")) {
            QTest::mouseClick(toggle, Qt::LeftButton);
        }
        return m_console->asked.last() == QLatin1String("stop off");
    };
    QTRY_VERIFY(resume());
    QVERIFY(strip().startsWith(QLatin1String("MOCK")));
}

void TestMainWindowActions::detectsMachinesWhenToldTo()
{
    open();
    const auto actions = m_window->findChildren<QAction *>();
    const auto found = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
        return action->text() == QLatin1String("Tell answering &machines apart ($0.0075 a call)");
    });
    QVERIFY(found != actions.end());
    QVERIFY(!(*found)->isChecked());
    (*found)->trigger();
    QVERIFY((*found)->isChecked());
    QCOMPARE(m_console->asked, QStringList{QStringLiteral("detect machines on")});
}

void TestMainWindowActions::askBeforeImporting()
{
    m_imports.clear();
    m_actions.importCalendar = [this](const QString &,
                                      const WindowActions::ImportListener &listener) {
        m_imports += QStringLiteral("asked");
        const auto take = [this, listener]() -> WindowActions::Cancel {
            m_imports += QStringLiteral("taken");
            listener.report(QStringLiteral("5120 incidents planned."), {});
            return {};
        };
        listener.ask({QStringLiteral("The import plans 5120 incidents."),
                      {{QStringLiteral("Import all the same"), take}}});
        return WindowActions::Cancel();
    };
    open();
}

void TestMainWindowActions::chooseFile()
{
    action(QStringLiteral("Import calendar…"))->trigger();
    auto *dialog = the<QFileDialog>();
    Q_EMIT dialog->fileSelected(QStringLiteral("team.ics"));
    delete dialog;
}

void TestMainWindowActions::anImportIsConfirmedInPlace()
{
    askBeforeImporting();
    chooseFile();
    QCOMPARE(m_imports, QStringList{QStringLiteral("asked")});
    QVERIFY(everyText().contains(QStringLiteral("The import plans 5120 incidents.")));
    QVERIFY(action(QStringLiteral("Import people…"))->isEnabled());
    QTest::mouseClick(button(QStringLiteral("Import all the same")), Qt::LeftButton);
    QCOMPARE(m_imports, (QStringList{QStringLiteral("asked"), QStringLiteral("taken")}));
    QVERIFY(!button(QStringLiteral("Import all the same")));
    QCOMPARE(newestNotice(), QStringLiteral("5120 incidents planned."));
}

void TestMainWindowActions::anImportIsNotConfirmedByItself()
{
    askBeforeImporting();
    chooseFile();
    QVERIFY(!qobject_cast<QAbstractButton *>(m_window->focusWidget()));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Space);
    QTest::mouseClick(button(QStringLiteral("Do not import")), Qt::LeftButton);
    QCOMPARE(m_imports, QStringList{QStringLiteral("asked")});
    QVERIFY(!button(QStringLiteral("Import all the same")));
    QCOMPARE(newestNotice(), QStringLiteral("Nothing was imported."));
}

void TestMainWindowActions::anotherImportDropsTheQuestion()
{
    askBeforeImporting();
    m_actions.importPeople = [](const QString &, const WindowActions::ImportListener &) {
        return WindowActions::Cancel(); // the import is under way
    };
    close();
    open();
    chooseFile();
    action(QStringLiteral("Import people…"))->trigger();
    Q_EMIT the<QFileDialog>()->fileSelected(QStringLiteral("people.csv"));
    QVERIFY(!button(QStringLiteral("Import all the same")));
    QCOMPARE(m_imports, QStringList{QStringLiteral("asked")});
}

QTEST_MAIN(TestMainWindowActions)
#include "tst_main_window_actions.moc"
