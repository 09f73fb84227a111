// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/results_panel.h"

#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

using namespace savehub;

class TstResultsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsHowFarAnImportIs();
    void anImportIsCancelledOnce();
    void resultsTakeItsPlace();
    void asksInPlace();
    void noAnswerHasTheFocusByItself();
    void escapeDoesNotImport();
    void anotherQuestionHasItsOwnAnswers();

private:
    static QPushButton *button(ResultsPanel &panel, const QString &text)
    {
        const auto buttons = panel.findChildren<QPushButton *>();
        const auto found = std::find_if(buttons.rbegin(), buttons.rend(), [&](const auto *button) {
            return button->text() == text; // the newest: older ones are deleted later
        });
        if (found == buttons.rend()) {
            qFatal("there is no such button");
        }
        return *found;
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

void TstResultsPanel::asksInPlace()
{
    ResultsPanel panel;
    QSignalSpy answered(&panel, &ResultsPanel::answered);
    panel.setProgress(0, 20);
    const auto question = QStringLiteral("It plans much.");
    panel.ask(question, {QStringLiteral("Take it"), QStringLiteral("Take half")});
    QVERIFY(panel.isVisible());
    QVERIFY(!panel.findChild<QProgressBar *>()->isVisible());
    QCOMPARE(panel.findChild<QPlainTextEdit *>()->toPlainText(), question);
    auto *half = button(panel, QStringLiteral("Take half"));
    half->click();
    QVERIFY(panel.isHidden());
    half->click(); // a second click is ignored
    QCOMPARE(answered.size(), 1);
    QCOMPARE(answered.front().front().toInt(), 1);
    panel.ask(question, {QStringLiteral("Take it")});
    button(panel, QStringLiteral("Do not import"))->click();
    QCOMPARE(answered.back().front().toInt(), -1);
    panel.setProgress(1, 20);
    QVERIFY(panel.isVisible());
}

void TstResultsPanel::noAnswerHasTheFocusByItself()
{
    ResultsPanel panel;
    panel.setProgress(0, 20);
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    button(panel, QStringLiteral("&Cancel"))->setFocus();
    panel.ask(QStringLiteral("It plans much."), {QStringLiteral("Take it")});
    QVERIFY(!qobject_cast<QPushButton *>(panel.focusWidget()));
    QSignalSpy answered(&panel, &ResultsPanel::answered);
    QTest::keyClick(panel.focusWidget(), Qt::Key_Space);
    QTest::keyClick(panel.focusWidget(), Qt::Key_Return);
    QVERIFY(answered.isEmpty());
}

void TstResultsPanel::escapeDoesNotImport()
{
    ResultsPanel panel;
    panel.ask(QStringLiteral("It plans much."), {QStringLiteral("Take it")});
    QSignalSpy answered(&panel, &ResultsPanel::answered);
    QTest::keyClick(button(panel, QStringLiteral("Take it")), Qt::Key_Escape);
    QCOMPARE(answered.size(), 1);
    QCOMPARE(answered.front().front().toInt(), -1);
}

void TstResultsPanel::anotherQuestionHasItsOwnAnswers()
{
    ResultsPanel panel;
    panel.ask(QStringLiteral("It plans much."), {QStringLiteral("Take it")});
    panel.ask(QStringLiteral("It plans more."), {QStringLiteral("Take more")});
    QStringList texts;
    for (const auto *shown : panel.findChildren<QPushButton *>()) {
        if (shown->isVisible()) {
            texts += shown->text();
        }
    }
    QCOMPARE(texts, (QStringList{QStringLiteral("Take more"), QStringLiteral("Do not import")}));
}

QTEST_MAIN(TstResultsPanel)
#include "tst_results_panel.moc"
