// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray.h"

#include <QAction>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace savehub;

class TestTray : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsMenuShowsStopsAndQuits();
};

void TestTray::itsMenuShowsStopsAndQuits()
{
    QAction stop(QStringLiteral("&Stop all calls"));
    Tray tray(&stop);
    tray.setState(QStringLiteral("LIVE"));
    QStringList texts;
    for (const auto *action : tray.menu()->actions()) {
        if (!action->isSeparator()) {
            texts.append(action->text().remove(QLatin1Char('&')));
        }
    }
    QCOMPARE(texts, (QStringList{QStringLiteral("Show the window"), QStringLiteral("LIVE"),
                                 QStringLiteral("Stop all calls"), QStringLiteral("Quit")}));
    const QSignalSpy show(&tray, &Tray::showWanted), quit(&tray, &Tray::quitWanted);
    tray.menu()->actions().front()->trigger();
    QCOMPARE(show.count(), 1);
    tray.menu()->actions().back()->trigger();
    QCOMPARE(quit.count(), 1);
}

QTEST_MAIN(TestTray)
#include "tst_tray.moc"
