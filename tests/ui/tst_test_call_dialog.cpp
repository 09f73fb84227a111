// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/test_call_dialog.h"

#include "tests/ui/fake_console.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace savehub;

class TestTestCallDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhatACallWouldDo();
    void callsTheNumberAsItIsWritten_data();
    void callsTheNumberAsItIsWritten();
    void asksForAnInternationalNumber_data();
    void asksForAnInternationalNumber();
    void enterCalls();
    void showsHowTheCallGoes();
    void showsTheLastCallWhenOpened();
    void saysWhyThereWasNone();
    void whatTheProviderWroteIsShownLetterByLetter();

private:
    void callNumber(const QString &number);
    QPushButton *callButton() const;
    QString words() const;

    std::unique_ptr<FakeConsole> m_console;
    std::unique_ptr<TestCallDialog> m_dialog;
};

void TestTestCallDialog::init()
{
    m_dialog.reset();
    m_console = std::make_unique<FakeConsole>();
    m_dialog = std::make_unique<TestCallDialog>(*m_console);
    m_dialog->show();
}

QPushButton *TestTestCallDialog::callButton() const
{
    const auto buttons = m_dialog->findChildren<QPushButton *>();
    const auto found = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *button) {
        return button->text() == QLatin1String("&Call");
    });
    return found == buttons.end() ? nullptr : *found;
}

QString TestTestCallDialog::words() const
{
    QStringList words;
    for (const auto *label : m_dialog->findChildren<QLabel *>()) {
        words += label->text();
    }
    return words.join(u'\n');
}

void TestTestCallDialog::callNumber(const QString &number)
{
    m_dialog->findChild<QLineEdit *>()->setText(number);
    QTest::mouseClick(callButton(), Qt::LeftButton);
}

void TestTestCallDialog::saysWhatACallWouldDo()
{
    QVERIFY(words().contains(QLatin1String("No phone rings")));
    Settings settings{.provider = Provider::Twilio};
    m_console->setSettings(settings);
    QVERIFY(words().contains(QLatin1String("A real call.")));
    settings.testMode = true;
    m_console->setSettings(settings);
    QVERIFY(words().contains(QLatin1String("Test mode")));
    settings.callsStopped = true;
    m_console->setSettings(settings);
    QVERIFY(words().contains(QLatin1String("All calls are stopped")));
}

void TestTestCallDialog::callsTheNumberAsItIsWritten_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("bare") << QStringLiteral("+12025550123");
    QTest::newRow("spaced") << QStringLiteral(" +1 202 555 0123 ");
    QTest::newRow("punctuated") << QStringLiteral("+1 (202) 555-0123");
}

void TestTestCallDialog::callsTheNumberAsItIsWritten()
{
    QFETCH(QString, typed);
    callNumber(typed);
    QCOMPARE(m_console->asked.size(), 1);
    QVERIFY(m_console->asked.front().startsWith(QLatin1String("test call +12025550123 ")));
    QVERIFY(!callButton()->isEnabled());
}

void TestTestCallDialog::asksForAnInternationalNumber_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("national") << QStringLiteral("600 123 456");
    QTest::newRow("words") << QStringLiteral("+1 call me 5551234");
}

void TestTestCallDialog::asksForAnInternationalNumber()
{
    QFETCH(QString, typed);
    callNumber(typed);
    QVERIFY(m_console->asked.isEmpty());
    QVERIFY(words().contains(QLatin1String("with + and the country code")));
    QVERIFY(callButton()->isEnabled());
}

void TestTestCallDialog::enterCalls()
{
    auto *number = m_dialog->findChild<QLineEdit *>();
    number->setText(QStringLiteral("+12025550123"));
    QTest::keyClick(number, Qt::Key_Return);
    QCOMPARE(m_console->asked.size(), 1);
}

void TestTestCallDialog::showsHowTheCallGoes()
{
    callNumber(QStringLiteral("+12025550123"));
    Attempt call{.to = *PhoneNumber::fromE164(u"+12025550123"), .estimate = microDollars(25'000)};
    Q_EMIT m_console->testCallChanged(call);
    QVERIFY(words().contains(QStringLiteral("Calling ****0123…")));
    QVERIFY(!callButton()->isEnabled());
    call.status = AttemptStatus::Ringing;
    Q_EMIT m_console->testCallChanged(call);
    QVERIFY(words().contains(QLatin1String("****0123: Ringing")));
    call.status = AttemptStatus::Completed;
    call.digit = QStringLiteral("1");
    call.price = microDollars(14'000);
    Q_EMIT m_console->testCallChanged(call);
    QVERIFY(words().contains(QLatin1String("Key 1 was pressed.")));
    QVERIFY(words().contains(QLatin1String("$0.014")));
    QVERIFY(callButton()->isEnabled());
    QVERIFY(!words().contains(QLatin1String("2025550123")));
}

void TestTestCallDialog::showsTheLastCallWhenOpened()
{
    m_console->testCall =
        Attempt{.to = *PhoneNumber::fromE164(u"+12025550123"), .status = AttemptStatus::Ringing};
    m_dialog = std::make_unique<TestCallDialog>(*m_console);
    QVERIFY(words().contains(QLatin1String("****0123: Ringing")));
    QVERIFY(!callButton()->isEnabled());
}

void TestTestCallDialog::saysWhyThereWasNone()
{
    callNumber(QStringLiteral("+12025550123"));
    Q_EMIT m_console->testCallRefused({Error::Kind::Refused,
                                       QStringLiteral("All calls are stopped."),
                                       QStringLiteral("Resume.")});
    QVERIFY(words().contains(QLatin1String("All calls are stopped.")));
    QVERIFY(callButton()->isEnabled());
}

void TestTestCallDialog::whatTheProviderWroteIsShownLetterByLetter()
{
    Q_EMIT m_console->testCallChanged({.to = *PhoneNumber::fromE164(u"+12025550123"),
                                       .status = AttemptStatus::Rejected,
                                       .error = QStringLiteral("<b>no</b>"),
                                       .estimate = microDollars(25'000)});
    QVERIFY(words().contains(QLatin1String("<b>no</b>")));
    QVERIFY(!words().contains(u'$')); // a rejected call costs nothing
    for (const auto *label : m_dialog->findChildren<QLabel *>()) {
        const bool isBuddy = label->buddy() != nullptr;
        QVERIFY(isBuddy || label->textFormat() == Qt::PlainText);
    }
}

QTEST_MAIN(TestTestCallDialog)
#include "tst_test_call_dialog.moc"
