// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/closing.h"

#include "tests/ui/main_window_fixture.h"
#include "ui/widgets/question_bar.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace savehub;

/// Closing the window and quitting, without a tray.
class TestClosing : public MainWindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeParts(); }
    void cleanup() { close(); }

    void closesWhenNothingWaits();
    void keepsRunningWhileSomebodyWaits();
    void quitsAtOnceWhenNothingIsDue();
    void asksBeforeItMissesSomething();
    void aChangeOfTheDatabaseKeepsTheQuestion();
    void theDemoJustCloses();

private:
    void wait(Milliseconds until)
    {
        m_reader.steps.push_back({QStringLiteral("Ann"), sampleNow() + until + Minutes(3),
                                  Channel::Call, sampleNow() + until});
    }
    QString question() const { return the<QuestionBar>()->findChild<QLabel *>()->text(); }
    void pressQuit() { QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier); }
};

void TestClosing::closesWhenNothingWaits()
{
    wait(Hours(25));
    open();
    const QSignalSpy quit(m_window.get(), &MainWindow::quitWanted);
    QVERIFY(m_window->close());
    QCOMPARE(quit.count(), 1);
}

void TestClosing::keepsRunningWhileSomebodyWaits()
{
    wait(Hours(23));
    open();
    const QSignalSpy quit(m_window.get(), &MainWindow::quitWanted);
    QVERIFY(!m_window->close());
    QVERIFY2(question().contains(QLatin1String("keeps running")), qPrintable(question()));
    QVERIFY(m_window->isVisible() && !m_window->isMinimized());
    QTest::mouseClick(button(QStringLiteral("Leave it open")), Qt::LeftButton);
    QVERIFY(!m_window->close()); // not agreed to, so it is said again
    QTest::mouseClick(button(QStringLiteral("Minimise")), Qt::LeftButton);
    QTRY_VERIFY(m_window->isMinimized());
    m_window->present();
    QVERIFY(!m_window->close()); // the second time it is not said any more
    QTRY_VERIFY(m_window->isMinimized());
    QCOMPARE(quit.count(), 0);
}

void TestClosing::quitsAtOnceWhenNothingIsDue()
{
    wait(Minutes(11));
    open();
    const QSignalSpy quit(m_window.get(), &MainWindow::quitWanted);
    pressQuit();
    QCOMPARE(quit.count(), 1);
    QVERIFY(m_window->close());
    QCOMPARE(quit.count(), 1);
}

void TestClosing::asksBeforeItMissesSomething()
{
    wait(Minutes(7));
    open();
    const QSignalSpy quit(m_window.get(), &MainWindow::quitWanted);
    m_window->showMinimized();
    action(QStringLiteral("Quit"))->trigger();
    QVERIFY(!m_window->isMinimized());
    QCOMPARE(question(), QStringLiteral("Quit? This would be missed: Ann's call at 14:07."));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Space); // the harmless answer
    QVERIFY(!the<QuestionBar>()->isVisible());
    QCOMPARE(quit.count(), 0);
    pressQuit();
    QTest::mouseClick(button(QStringLiteral("Quit")), Qt::LeftButton);
    QCOMPARE(quit.count(), 1);
}

void TestClosing::aChangeOfTheDatabaseKeepsTheQuestion()
{
    wait(Minutes(7));
    open();
    pressQuit();
    m_console->setSettings(m_console->settings());
    QVERIFY(the<QuestionBar>()->isVisible());
}

void TestClosing::theDemoJustCloses()
{
    wait(Minutes(7));
    m_isDemo = true;
    open();
    const QSignalSpy quit(m_window.get(), &MainWindow::quitWanted);
    QVERIFY(m_window->close());
    QCOMPARE(quit.count(), 1);
}

QTEST_MAIN(TestClosing)
#include "tst_closing.moc"
