// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/api_access_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace savehub;

class TestApiAccessDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theTokenIsHiddenUntilItIsAskedFor();
    void copiesTheToken();
    void saysThatNothingListens();
    void withoutATokenThereIsNothingToShow();
    void renewsAfterAsking();
    void keepsTheTokenWhenTheAnswerIsNo();
    void aTokenThatWasNotKeptIsNotShown();
    void anAnswerMayComeTooLate();

private:
    ApiAccess access();
    static QPushButton *button(const QDialog &dialog, const QString &text);
    static QLineEdit *token(const QDialog &dialog) { return dialog.findChild<QLineEdit *>(); }
    static bool says(const QDialog &dialog, const QString &text);

    QString m_address;
    QString m_token;
    Done m_kept;
    std::function<void(Done)> m_waiting;
    bool m_answersLater = false;
};

void TestApiAccessDialog::init()
{
    m_address = QStringLiteral("http://127.0.0.1:3000");
    m_token = QStringLiteral("the-token");
    m_kept = {};
    m_answersLater = false;
}

ApiAccess TestApiAccessDialog::access()
{
    return {.address = [this] { return m_address; },
            .token = [this] { return m_token; },
            .renew =
                [this](std::function<void(Done)> done) {
                    if (m_answersLater) {
                        m_waiting = std::move(done);
                        return;
                    }
                    m_token = m_kept ? QStringLiteral("another") : m_token;
                    done(m_kept);
                }};
}

QPushButton *TestApiAccessDialog::button(const QDialog &dialog, const QString &text)
{
    const auto all = dialog.findChildren<QPushButton *>();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto *one) { return one->text() == text; });
    return found == all.end() ? nullptr : *found;
}

bool TestApiAccessDialog::says(const QDialog &dialog, const QString &text)
{
    const auto labels = dialog.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const auto *label) { return label->text().contains(text); });
}

void TestApiAccessDialog::theTokenIsHiddenUntilItIsAskedFor()
{
    const ApiAccessDialog dialog(access());
    QCOMPARE(token(dialog)->echoMode(), QLineEdit::Password);
    button(dialog, QStringLiteral("&Show"))->click();
    QCOMPARE(token(dialog)->echoMode(), QLineEdit::Normal);
    QCOMPARE(token(dialog)->text(), m_token);
    QVERIFY(token(dialog)->isReadOnly());
}

void TestApiAccessDialog::copiesTheToken()
{
    const ApiAccessDialog dialog(access());
    button(dialog, QStringLiteral("&Copy"))->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), m_token);
}

void TestApiAccessDialog::saysThatNothingListens()
{
    QVERIFY(says(ApiAccessDialog(access()), m_address));
    m_address.clear();
    QVERIFY(says(ApiAccessDialog(access()), QStringLiteral("Nothing listens")));
}

void TestApiAccessDialog::withoutATokenThereIsNothingToShow()
{
    m_token.clear();
    const ApiAccessDialog dialog(access());
    QVERIFY(!button(dialog, QStringLiteral("&Copy"))->isEnabled());
    QVERIFY(!button(dialog, QStringLiteral("&Show"))->isEnabled());
}

void TestApiAccessDialog::renewsAfterAsking()
{
    const ApiAccessDialog dialog(access());
    button(dialog, QStringLiteral("&Renew…"))->click();
    QCOMPARE(token(dialog)->text(), QStringLiteral("the-token"));
    button(dialog, QStringLiteral("&Yes"))->click();
    QCOMPARE(token(dialog)->text(), QStringLiteral("another"));
    QVERIFY(says(dialog, QStringLiteral("The token is renewed.")));
}

void TestApiAccessDialog::keepsTheTokenWhenTheAnswerIsNo()
{
    const ApiAccessDialog dialog(access());
    button(dialog, QStringLiteral("&Renew…"))->click();
    button(dialog, QStringLiteral("&Keep"))->click();
    QCOMPARE(m_token, QStringLiteral("the-token"));
}

void TestApiAccessDialog::aTokenThatWasNotKeptIsNotShown()
{
    m_kept = failure(Error::Kind::Unavailable, QStringLiteral("The keyring is locked."));
    const ApiAccessDialog dialog(access());
    button(dialog, QStringLiteral("&Renew…"))->click();
    button(dialog, QStringLiteral("&Yes"))->click();
    QCOMPARE(token(dialog)->text(), QStringLiteral("the-token"));
    QVERIFY(says(dialog, QStringLiteral("The keyring is locked.")));
}

void TestApiAccessDialog::anAnswerMayComeTooLate()
{
    m_answersLater = true;
    {
        const ApiAccessDialog dialog(access());
        button(dialog, QStringLiteral("&Renew…"))->click();
        button(dialog, QStringLiteral("&Yes"))->click();
    }
    QVERIFY(m_waiting);
    m_waiting({});
}

QTEST_MAIN(TestApiAccessDialog)
#include "tst_api_access_dialog.moc"
