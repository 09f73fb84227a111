// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/setup_check_dialog.h"

#include "ui/widgets/finding_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace savehub;
using Severity = Finding::Severity;

namespace {

Finding finding(Severity severity, const QString &check)
{
    return {severity, check, check + QStringLiteral(" is so."), QStringLiteral("It matters."),
            QStringLiteral("Do something.")};
}

const Findings mixed{finding(Severity::Fine, QStringLiteral("Mode")),
                     finding(Severity::Warning, QStringLiteral("Balance")),
                     finding(Severity::Problem, QStringLiteral("Webhook")),
                     finding(Severity::Hint, QStringLiteral("Email")),
                     finding(Severity::Problem, QStringLiteral("Database"))};

} // namespace

class TestSetupCheckDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysThatItChecks();
    void showsWhatIsWorstFirst();
    void everySeverityHasItsWord();
    void saysThatEverythingIsFine();
    void aFailureIsShownAndCanBeRepeated();
    void checksAgain();
    void copiesInTheDoctorsOrder();
    void whatLooksLikeHtmlIsShownLetterByLetter();
    void aLongWordIsBroken();
    void theKeyboardScrolls();
    void anAnswerMayComeTooLate();

private:
    void open();
    void answer(const Result<Findings> &result) { m_asked.back()(result); }
    QPushButton *button(const QString &text) const;
    /// The texts of the dialog's labels, in their order.
    QStringList words() const;
    QStringList headings() const;

    std::vector<std::function<void(Result<Findings>)>> m_asked;
    std::unique_ptr<SetupCheckDialog> m_dialog;
};

void TestSetupCheckDialog::init()
{
    m_asked.clear();
    open();
}

void TestSetupCheckDialog::open()
{
    SetupCheck check;
    check.examine = [this](auto done) {
        m_asked.push_back(std::move(done));
    };
    check.toText = [](const Findings &findings) {
        QStringList checks;
        for (const auto &finding : findings) {
            checks += finding.check;
        }
        return checks.join(u',');
    };
    m_dialog = std::make_unique<SetupCheckDialog>(check);
    m_dialog->show();
}

QPushButton *TestSetupCheckDialog::button(const QString &text) const
{
    for (auto *each : m_dialog->findChildren<QPushButton *>()) {
        if (each->text().remove(u'&') == text) {
            return each;
        }
    }
    return nullptr;
}

QStringList TestSetupCheckDialog::words() const
{
    QStringList words;
    for (const auto *label : m_dialog->findChildren<QLabel *>()) {
        words += label->text();
    }
    return words;
}

QStringList TestSetupCheckDialog::headings() const
{
    QStringList headings;
    for (const auto *view : m_dialog->findChildren<FindingView *>()) {
        headings += view->accessibleName();
    }
    return headings;
}

void TestSetupCheckDialog::saysThatItChecks()
{
    QCOMPARE(m_asked.size(), size_t(1));
    QVERIFY(words().contains(QStringLiteral("Checking…")));
    QVERIFY(m_dialog->findChild<QProgressBar *>()->isVisible());
    QVERIFY(!button(QStringLiteral("Check again"))->isEnabled());
    QVERIFY(!button(QStringLiteral("Copy as text"))->isEnabled());
    QVERIFY(!m_dialog->isModal()); // so that calls can be stopped meanwhile
}

void TestSetupCheckDialog::showsWhatIsWorstFirst()
{
    answer(mixed);
    QCOMPARE(headings(),
             QStringList({QStringLiteral("Problem: Webhook"), QStringLiteral("Problem: Database"),
                          QStringLiteral("Warning: Balance"), QStringLiteral("Hint: Email"),
                          QStringLiteral("Fine: Mode")}));
    QVERIFY(words().contains(QStringLiteral("Problems: 2. Warnings: 1. Hints: 1.")));
    QVERIFY(words().contains(QStringLiteral("Webhook is so.")));
    QVERIFY(words().contains(QStringLiteral("Why it matters: It matters.")));
    QVERIFY(words().contains(QStringLiteral("What to do: Do something.")));
    QVERIFY(!m_dialog->findChild<QProgressBar *>()->isVisible());
}

void TestSetupCheckDialog::everySeverityHasItsWord()
{
    answer(mixed);
    QStringList chips;
    for (const auto *chip : m_dialog->findChildren<QWidget *>()) {
        if (chip->inherits("savehub::Chip")) {
            chips += chip->accessibleName();
        }
    }
    QCOMPARE(chips, QStringList({QStringLiteral("Problem"), QStringLiteral("Problem"),
                                 QStringLiteral("Warning"), QStringLiteral("Hint"),
                                 QStringLiteral("Fine")}));
}

void TestSetupCheckDialog::saysThatEverythingIsFine()
{
    answer(Findings{{Severity::Fine, QStringLiteral("Mode"), QStringLiteral("Calls go out.")}});
    QVERIFY(words().contains(QStringLiteral("Everything is fine.")));
    QVERIFY(!words().join(u'|').contains(QStringLiteral("What to do")));
}

void TestSetupCheckDialog::aFailureIsShownAndCanBeRepeated()
{
    answer(failure(Error::Kind::Unavailable, QStringLiteral("It did not end."),
                   QStringLiteral("Try again.")));
    QVERIFY(words().contains(QStringLiteral("The check failed.")));
    QVERIFY(words().join(u'|').contains(QStringLiteral("It did not end. Try again.")));
    QVERIFY(!button(QStringLiteral("Copy as text"))->isEnabled());
    QVERIFY(button(QStringLiteral("Check again"))->isEnabled());
}

void TestSetupCheckDialog::checksAgain()
{
    answer(mixed);
    button(QStringLiteral("Check again"))->click();
    QCOMPARE(m_asked.size(), size_t(2));
    QCOMPARE(headings(), QStringList());
    QVERIFY(words().contains(QStringLiteral("Checking…")));
    answer(Findings{mixed.front()});
    QCOMPARE(headings(), QStringList({QStringLiteral("Fine: Mode")}));
}

void TestSetupCheckDialog::copiesInTheDoctorsOrder()
{
    answer(mixed);
    button(QStringLiteral("Copy as text"))->click();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("Mode,Balance,Webhook,Email,Database"));
    QVERIFY(words().join(u'|').contains(QStringLiteral("The text is in the clipboard.")));
}

void TestSetupCheckDialog::whatLooksLikeHtmlIsShownLetterByLetter()
{
    const auto html = QStringLiteral("<b>proxy</b> <img src=x>");
    answer(Findings{{Severity::Problem, html, html, html, html + u'\n' + html}});
    for (const auto *label : m_dialog->findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(!label->text().contains(u'\n'));
    }
    QVERIFY(words().contains(html));
}

void TestSetupCheckDialog::aLongWordIsBroken()
{
    const auto height = [this] {
        return m_dialog->findChild<FindingView *>()->height();
    };
    answer(Findings{{Severity::Hint, QStringLiteral("Database"), QString(5, u'x')}});
    QTRY_VERIFY(height() > 0);
    const auto oneLine = height();
    answer(Findings{{Severity::Hint, QStringLiteral("Database"), QString(300, u'x')}});
    QTRY_VERIFY(height() > oneLine);
    QCOMPARE(m_dialog->findChild<QScrollArea *>()->horizontalScrollBar()->maximum(), 0);
}

void TestSetupCheckDialog::theKeyboardScrolls()
{
    Findings many;
    for (int i = 0; i < 30; ++i) {
        many.push_back(finding(Severity::Problem, QString::number(i)));
    }
    answer(many);
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    auto *area = m_dialog->findChild<QScrollArea *>();
    QVERIFY(area->hasFocus());
    QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0);
    QTest::keyClick(area, Qt::Key_PageDown);
    QVERIFY(area->verticalScrollBar()->value() > 0);
    QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
}

void TestSetupCheckDialog::anAnswerMayComeTooLate()
{
    m_dialog.reset();
    answer(mixed);
}

QTEST_MAIN(TestSetupCheckDialog)
#include "tst_setup_check_dialog.moc"
