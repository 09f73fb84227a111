// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/import_limits.h"

#include <QLocale>
#include <QTest>

using namespace savehub;

namespace {

Invited invited(const char *name, int invitations, int earlier = 0)
{
    const auto text = QString::fromUtf8(name);
    return {PersonId(text), text, text.toLower() + QStringLiteral("@example.org"), invitations,
            earlier};
}

WouldPlan part(const char *name, const char *uid, int incidents, bool isNew = true, int day = 1)
{
    const auto text = QString::fromUtf8(name);
    return {.person = PersonId(text),
            .name = text,
            .email = text.toLower() + QStringLiteral("@example.org"),
            .uid = QString::fromUtf8(uid),
            .incidents = incidents,
            .isNew = isNew,
            .day = QStringLiteral("day %1").arg(day)};
}

} // namespace

Q_DECLARE_METATYPE(savehub::Invited)

/// What an import may plan without a confirmation.
class TestImportLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void isConfirmedOnlyWhereItIsMuch_data();
    void isConfirmedOnlyWhereItIsMuch();
    void namesWhatIsMuch_data();
    void namesWhatIsMuch();
    void aSeriesIsOneInvitation();
    void whatASeriesHasOnOneDayCounts();
    void strangersWordsAreMasked();
};

void TestImportLimits::isConfirmedOnlyWhereItIsMuch_data()
{
    QTest::addColumn<int>("incidents");
    QTest::addColumn<int>("invitations");
    QTest::addColumn<int>("earlier");
    QTest::addColumn<bool>("fine");
    QTest::newRow("nothing") << 0 << 0 << 0 << true;
    QTest::newRow("as many incidents as may be") << 2000 << 1 << 0 << true;
    QTest::newRow("an incident more") << 2001 << 1 << 0 << false;
    QTest::newRow("as many invitations as may be") << 50 << 50 << 0 << true;
    QTest::newRow("an invitation more") << 51 << 51 << 0 << false;
    QTest::newRow("with those before, as many as may be") << 20 << 20 << 30 << true;
    QTest::newRow("with those before, one more") << 20 << 20 << 31 << false;
    QTest::newRow("one more after many that were confirmed") << 1 << 1 << 200 << false;
}

void TestImportLimits::isConfirmedOnlyWhereItIsMuch()
{
    QFETCH(const int, incidents);
    QFETCH(const int, invitations);
    QFETCH(const int, earlier);
    QFETCH(const bool, fine);
    const auto verdict = checkAmounts(incidents, {invited("Ana", invitations, earlier)});
    QCOMPARE(verdict.has_value(), fine);
    if (!fine) {
        QCOMPARE(verdict.error().kind, Error::Kind::Unconfirmed);
        QCOMPARE(verdict.error().advice, QString()); // it depends on where the import is confirmed
    }
}

void TestImportLimits::namesWhatIsMuch_data()
{
    QTest::addColumn<int>("incidents");
    QTest::addColumn<std::vector<Invited>>("people");
    QTest::addColumn<QString>("words");
    const auto hour = QStringLiteral("It makes more than 50 invitations within an hour: ");
    QTest::newRow("incidents") << 5120 << std::vector<Invited>{invited("Ana", 50)}
                               << QStringLiteral(
                                      "The import plans 5,120 incidents, more than 2,000 at once.");
    QTest::newRow("invitations") << 62
                                 << std::vector<Invited>{invited("Ana", 3), invited("Ben", 60, 2)}
                                 << hour + QStringLiteral("62 for Ben (ben@example.org).");
    QTest::newRow("both") << 2002 << std::vector<Invited>{invited("Ben", 51)}
                          << QStringLiteral(
                                 "The import plans 2,002 incidents, more than 2,000 at once. ")
                                 + hour + QStringLiteral("51 for Ben (ben@example.org).");
    const std::vector<Invited> four{invited("Ana", 51), invited("Ben", 60), invited("Cem", 51),
                                    invited("Dora", 70)};
    const auto three = QStringLiteral("70 for Dora (dora@example.org), 60 for Ben "
                                      "(ben@example.org), 51 for Ana (ana@example.org), ");
    QTest::newRow("four people") << 4 << four
                                 << hour + three
                                        + QStringLiteral("and too many for one other person.");
    auto five = four;
    five.push_back(invited("Eve", 51));
    QTest::newRow("five people") << 5 << five
                                 << hour + three
                                        + QStringLiteral("and too many for 2 other people.");
}

void TestImportLimits::namesWhatIsMuch()
{
    QFETCH(const int, incidents);
    QFETCH(const std::vector<Invited>, people);
    QFETCH(const QString, words);
    const auto verdict = checkAmounts(incidents, people);
    QVERIFY(!verdict);
    QCOMPARE(verdict.error().what, words);
}

void TestImportLimits::aSeriesIsOneInvitation()
{
    ImportAmounts amounts;
    amounts.add({part("Ana", "weekly", 1), part("Ben", "weekly", 1)});
    amounts.add({part("Ana", "weekly", 1, true, 8)});
    amounts.add({part("Ana", "once", 1), part("Ana", "moved", 1, false)});
    for (int day = 1; day <= 180; ++day) {
        amounts.add({part("Ben", "daily", 1, true, day)});
    }
    amounts.add({part("Cem", "moved", 1, false), part("Cem", "moved", 1, false, 2)});
    QCOMPARE(amounts.incidents(), 187);
    QCOMPARE(amounts.invited(), (std::vector<Invited>{invited("Ana", 2), invited("Ben", 2)}));
}

/// Otherwise one UID could invite without end.
void TestImportLimits::whatASeriesHasOnOneDayCounts()
{
    ImportAmounts amounts;
    amounts.add({part("Ana", "flood", 60), part("Ana", "flood", 5, true, 2)});
    amounts.add({part("Ben", "known", 40, false), part("Ben", "known", 20, false)});
    QCOMPARE(amounts.invited(), (std::vector<Invited>{invited("Ana", 60), invited("Ben", 59)}));
}

void TestImportLimits::strangersWordsAreMasked()
{
    auto one = invited("Ana", 51);
    one.name = QStringLiteral("Ana\n+34 600 123 456");
    const auto verdict = checkAmounts(51, {one});
    QVERIFY(verdict.error().what.contains(QStringLiteral("51 for Ana ****3456 (ana@")));
}

QTEST_GUILESS_MAIN(TestImportLimits)
#include "tst_import_limits.moc"
