// SPDX-License-Identifier: GPL-3.0-or-later
#include "results_panel.h"

#include <QProgressBar>
#include <QPushButton>
#include <QtTest>

using namespace savehub;

class TstResultsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsHowFarAnImportIs();
    void anImportIsCancelledOnce();
    void resultsTakeItsPlace();

private:
    static QPushButton *button(ResultsPanel &panel, const QString &text)
    {
        for (auto *button : panel.findChildren<QPushButton *>()) {
            if (button->text() == text) {
                return button;
            }
        }
        qFatal("there is no such button");
    }
};

void TstResultsPanel::showsHowFarAnImportIs()
{
    ResultsPanel panel;
    QVERIFY(panel.isHidden());
    panel.setProgress(3, 20);
    QVERIFY(panel.isVisible());
    const auto *bar = panel.findChild<QProgressBar *>();
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->value(), 3);
    QCOMPARE(bar->maximum(), 20);
    QVERIFY(!button(panel, QStringLiteral("&Close"))->isVisible());
}

void TstResultsPanel::anImportIsCancelledOnce()
{
    ResultsPanel panel;
    QSignalSpy wanted(&panel, &ResultsPanel::cancelWanted);
    panel.setProgress(3, 20);
    auto *cancel = button(panel, QStringLiteral("&Cancel"));
    cancel->click();
    panel.setProgress(4, 20);
    cancel->click();
    QCOMPARE(wanted.size(), 1);
    panel.setResults(QStringLiteral("done"), {});
    panel.setProgress(1, 20);
    QVERIFY(cancel->isEnabled());
}

void TstResultsPanel::resultsTakeItsPlace()
{
    ResultsPanel panel;
    panel.setProgress(3, 20);
    panel.setResults(QStringLiteral("done"), {QStringLiteral("a row was left out")});
    QVERIFY(panel.isVisible());
    QVERIFY(!panel.findChild<QProgressBar *>()->isVisible());
    QVERIFY(button(panel, QStringLiteral("&Close"))->isVisible());
    panel.setResults(QStringLiteral("done"), {});
    QVERIFY(panel.isHidden());
}

QTEST_MAIN(TstResultsPanel)
#include "tst_results_panel.moc"
