// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/main_window_fixture.h"
#include "ui/widgets/question_bar.h"
#include "ui/widgets/results_panel.h"

#include <QScreen>
#include <QStatusBar>
#include <QTest>

using namespace savehub;

/// The window on the screen of the platform plugin: small screens at several scales.
class TestWindowFit : public MainWindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeParts(); }
    void cleanup() { close(); }

    void fitsAndShowsStop_data();
    void fitsAndShowsStop();
    void whatActsIsInReach();
    void whatAnImportAsksIsInReach();
    void forgetsThePlaceOfALargerScreen();

private:
    void tellOfTrouble();
    /// Verifies that the whole button is visible, with all of its words.
    void verifyInSight(const QString &text);
};

void TestWindowFit::fitsAndShowsStop_data()
{
    QTest::addColumn<bool>("busy");
    QTest::newRow("nothing to show") << false;
    QTest::newRow("busy") << true;
}

/// Makes the strip and the notice line say much.
void TestWindowFit::tellOfTrouble()
{
    Settings settings;
    settings.provider = Provider::Twilio;
    m_console->setSettings(settings, QStringLiteral("Twilio credentials not configured"));
    Q_EMIT m_console->noticed({Notice::Severity::Alarm, {}, QStringLiteral("Look here.")});
}

void TestWindowFit::fitsAndShowsStop()
{
    QFETCH(bool, busy);
    if (busy) {
        fillBusyDay(m_reader);
    }
    open();
    tellOfTrouble();
    if (busy) {
        choose("called");
    }
    QCoreApplication::processEvents();
    const auto screen = m_window->screen()->availableGeometry();
    QVERIFY2(m_window->width() <= screen.width() && m_window->height() <= screen.height(),
             qPrintable(QStringLiteral("%1 x %2 on %3 x %4")
                            .arg(m_window->width())
                            .arg(m_window->height())
                            .arg(screen.width())
                            .arg(screen.height())));
    verifyInSight(QStringLiteral("Stop all calls"));
}

void TestWindowFit::verifyInSight(const QString &text)
{
    auto *wanted = button(text);
    QVERIFY2(wanted, qPrintable(text));
    const QRect place(wanted->mapTo(m_window.get(), QPoint()), wanted->size());
    QVERIFY2(m_window->rect().contains(place), qPrintable(text));
    QVERIFY2(wanted->width() >= wanted->sizeHint().width(), qPrintable(text));
    QVERIFY2(wanted->height() >= wanted->sizeHint().height(), qPrintable(text));
    QVERIFY2(wanted->visibleRegion() == QRegion(wanted->rect()), qPrintable(text));
}

void TestWindowFit::whatActsIsInReach()
{
    fillBusyDay(m_reader);
    open();
    tellOfTrouble();
    choose("texted"); // its name and title are long
    Q_EMIT m_console->answered(IncidentId(QStringLiteral("called")), Reason::Joined);
    QCoreApplication::processEvents();
    for (const auto *text : {"Acknowledge", "Joined", "Resolve…", "Undo (10)", "Stop all calls"}) {
        verifyInSight(QString::fromUtf8(text));
    }
    button(QStringLiteral("Resolve…"))->click();
    QCoreApplication::processEvents();
    for (const auto *text : {"Yes", "Keep"}) {
        verifyInSight(QString::fromUtf8(text));
    }
    button(QStringLiteral("Keep"))->click();
    the<QuestionBar>()->ask(QStringLiteral("Real calls will be placed and charged again. Resume?"),
                            QStringLiteral("Resume calls"), QStringLiteral("Keep it as it is"),
                            [] {});
    QCoreApplication::processEvents();
    for (const auto *text : {"Acknowledge", "Joined", "Resolve…", "Resume calls",
                             "Keep it as it is", "Stop all calls"}) {
        verifyInSight(QString::fromUtf8(text));
    }
}

void TestWindowFit::whatAnImportAsksIsInReach()
{
    fillBusyDay(m_reader);
    open();
    tellOfTrouble();
    choose("called");
    the<ResultsPanel>()->ask(
        QStringLiteral("The import plans 5,120 incidents, more than 2,000. ").repeated(8),
        {QStringLiteral("Import and allow them"), QStringLiteral("Leave those rows out")});
    QCoreApplication::processEvents();
    for (const auto *text :
         {"Import and allow them", "Leave those rows out", "Do not import", "Stop all calls"}) {
        verifyInSight(QString::fromUtf8(text));
    }
}

void TestWindowFit::forgetsThePlaceOfALargerScreen()
{
    open();
    m_window->setGeometry(QRect(3000, 2000, 1900, 1200));
    m_window->close();
    close();
    open();
    const auto screen = m_window->screen()->availableGeometry();
    const auto place = m_window->geometry();
    QVERIFY2(screen.contains(place), qPrintable(QStringLiteral("%1, %2: %3 x %4 on %5 x %6")
                                                    .arg(place.x())
                                                    .arg(place.y())
                                                    .arg(place.width())
                                                    .arg(place.height())
                                                    .arg(screen.width())
                                                    .arg(screen.height())));
}

QTEST_MAIN(TestWindowFit)
#include "tst_window_fit.moc"
