// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/confirm_button.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace savehub;

class TestConfirmButton : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void asksFirst();
    void confirmsWithTheNote();
    void keepsOnEscape();
    void keepsOnASecondClickAtTheSamePlace();
    void keepsWhenDisabled();
    void forgetsTheNote();

private:
    QPushButton *shown(const char *text) const;
    QLineEdit *note() const { return m_button->findChild<QLineEdit *>(); }

    std::unique_ptr<ConfirmButton> m_button;
    std::unique_ptr<QSignalSpy> m_confirmed;
};

void TestConfirmButton::init()
{
    m_button = std::make_unique<ConfirmButton>(ConfirmButton::Texts{
        QStringLiteral("Resolve…"), QStringLiteral("Resolve?"), QStringLiteral("Note"),
        QStringLiteral("Yes"), QStringLiteral("Keep")});
    m_confirmed = std::make_unique<QSignalSpy>(m_button.get(), &ConfirmButton::confirmed);
    m_button->show();
    QVERIFY(QTest::qWaitForWindowActive(m_button.get()));
}

void TestConfirmButton::cleanup()
{
    m_confirmed.reset();
    m_button.reset();
}

QPushButton *TestConfirmButton::shown(const char *text) const
{
    for (auto *button : m_button->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == QString::fromUtf8(text)) {
            return button;
        }
    }
    return nullptr;
}

void TestConfirmButton::asksFirst()
{
    QVERIFY(!shown("Yes"));
    QTest::mouseClick(shown("Resolve…"), Qt::LeftButton);
    QVERIFY(m_button->isAsking());
    QVERIFY(shown("Yes"));
    QVERIFY(!shown("Resolve…"));
    QCOMPARE(m_confirmed->count(), 0);
    QTest::mouseClick(shown("Keep"), Qt::LeftButton);
    QVERIFY(!m_button->isAsking());
    QCOMPARE(m_confirmed->count(), 0);
}

void TestConfirmButton::confirmsWithTheNote()
{
    m_button->ask();
    QVERIFY(note()->hasFocus());
    QTest::keyClicks(note(), QStringLiteral(" is ill "));
    QTest::mouseClick(shown("Yes"), Qt::LeftButton);
    QCOMPARE(m_confirmed->count(), 1);
    QCOMPARE((*m_confirmed)[0][0].toString(), QStringLiteral("is ill"));
    QVERIFY(!m_button->isAsking());
}

void TestConfirmButton::keepsOnEscape()
{
    m_button->ask();
    QTest::keyClick(note(), Qt::Key_Escape);
    QVERIFY(!m_button->isAsking());
    QVERIFY(m_button->button()->hasFocus());
    QCOMPARE(m_confirmed->count(), 0);
}

void TestConfirmButton::keepsOnASecondClickAtTheSamePlace()
{
    m_button->resize(400, 40);
    const auto place = shown("Resolve…")->mapTo(m_button.get(), QPoint(20, 10));
    m_button->ask();
    QCoreApplication::processEvents();
    auto *under = m_button->childAt(place);
    QVERIFY(under != shown("Yes"));
}

void TestConfirmButton::keepsWhenDisabled()
{
    m_button->ask();
    m_button->setEnabled(false);
    QVERIFY(!m_button->isAsking());
    QCOMPARE(m_confirmed->count(), 0);
}

void TestConfirmButton::forgetsTheNote()
{
    m_button->ask();
    QTest::keyClicks(note(), QStringLiteral("for somebody else"));
    m_button->keep();
    m_button->ask();
    QVERIFY(note()->text().isEmpty());
}

QTEST_MAIN(TestConfirmButton)
#include "tst_confirm_button.moc"
