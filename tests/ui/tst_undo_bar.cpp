// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/undo_bar.h"

#include "tests/ui/sample_day.h"
#include "ui/widgets/elided_label.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace savehub;

class TestUndoBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void countsTenSeconds();
    void theNewestIsUndoneFirst();
    void whatStaysSaysWhy();
    void goesWhenTheClockIsSetBack();

private:
    QString text() const { return m_bar->findChild<ElidedLabel *>()->text(); }
    QPushButton *button() const { return m_bar->findChild<QPushButton *>(); }

    const IncidentId m_ann{QStringLiteral("ann")};
    const IncidentId m_ben{QStringLiteral("ben")};
    std::unique_ptr<UndoBar> m_bar;
};

void TestUndoBar::init()
{
    m_bar = std::make_unique<UndoBar>();
}

void TestUndoBar::countsTenSeconds()
{
    const QSignalSpy offering(m_bar.get(), &UndoBar::offeringChanged);
    QVERIFY(m_bar->isHidden());
    m_bar->offer(m_ann, QStringLiteral("<b>Ann</b>\n"), Reason::Resolved, sampleNow());
    QVERIFY(!m_bar->isHidden());
    QCOMPARE(text(), QStringLiteral("<b>Ann</b>: resolved."));
    QCOMPARE(button()->text(), QStringLiteral("Undo (10)"));
    m_bar->tick(sampleNow() + Milliseconds(9001));
    QCOMPARE(button()->text(), QStringLiteral("Undo (1)"));
    m_bar->tick(sampleNow() + Seconds(10));
    QVERIFY(m_bar->isHidden());
    QVERIFY(!offering.last()[0].toBool());
    const QSignalSpy wanted(m_bar.get(), &UndoBar::undoWanted);
    m_bar->undo();
    QCOMPARE(wanted.count(), 0);
}

void TestUndoBar::theNewestIsUndoneFirst()
{
    QList<QString> undone;
    connect(m_bar.get(), &UndoBar::undoWanted, this, [&](const IncidentId &incident, Reason what) {
        undone.append(incident.text() + QString::number(static_cast<int>(what)));
    });
    m_bar->offer(m_ann, QStringLiteral("Ann"), Reason::Joined, sampleNow());
    m_bar->offer(m_ben, QStringLiteral("Ben"), Reason::Acknowledged, sampleNow() + Seconds(4));
    QCOMPARE(text(), QStringLiteral("Ben: acknowledged."));
    QTest::mouseClick(button(), Qt::LeftButton);
    QCOMPARE(text(), QStringLiteral("Ann: joined."));
    QCOMPARE(button()->text(), QStringLiteral("Undo (6)"));
    m_bar->undo(); // a double click is meant for Ben alone
    QCOMPARE(undone.size(), 1);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QVERIFY(m_bar->isHidden());
    const auto entry = [](const char *id, Reason what) {
        return QString::fromLatin1(id) + QString::number(static_cast<int>(what));
    };
    QCOMPARE(undone,
             (QList<QString>{entry("ben", Reason::Acknowledged), entry("ann", Reason::Joined)}));
}

void TestUndoBar::whatStaysSaysWhy()
{
    const QSignalSpy wanted(m_bar.get(), &UndoBar::undoWanted);
    const QSignalSpy offering(m_bar.get(), &UndoBar::offeringChanged);
    m_bar->offer(m_ann, QStringLiteral("Ann"), Reason::Joined, sampleNow());
    m_bar->showNotUndoable(m_ben, QStringLiteral("Ben"), Reason::Joined,
                           QStringLiteral("It rings."), sampleNow() + Seconds(4));
    QVERIFY(!m_bar->isHidden());
    QCOMPARE(text(), QStringLiteral("Ben: joined. It rings."));
    QVERIFY(button()->isHidden());
    QVERIFY(!offering.last()[0].toBool());
    m_bar->undo(); // does not undo Ann's, which is not shown any more
    QCOMPARE(wanted.count(), 0);
    m_bar->tick(sampleNow() + Seconds(14));
    QVERIFY(m_bar->isHidden());
    m_bar->offer(m_ann, QStringLiteral("Ann"), Reason::Joined, sampleNow() + Seconds(20));
    QVERIFY(!button()->isHidden());
}

void TestUndoBar::goesWhenTheClockIsSetBack()
{
    m_bar->offer(m_ann, QStringLiteral("Ann"), Reason::Joined, sampleNow());
    m_bar->tick(sampleNow() - Hours(1));
    QVERIFY(m_bar->isHidden());
}

QTEST_MAIN(TestUndoBar)
#include "tst_undo_bar.moc"
