// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/findings_text.h"

#include <QTest>

using namespace savehub;
using Severity = Finding::Severity;

class TestFindingsText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsByCheckAndCounts();
    void oneFindingCannotLookLikeTwo();
};

void TestFindingsText::groupsByCheckAndCounts()
{
    const auto clock = QStringLiteral("Clock");
    const auto balance = QStringLiteral("Balance");
    const Findings findings{
        {Severity::Fine, clock, QStringLiteral("It agrees.")},
        {Severity::Problem, balance, QStringLiteral("Nothing."), QStringLiteral("No calls."),
         QStringLiteral("Pay.")},
        {Severity::Hint, balance, QStringLiteral("Euros."), {}, QStringLiteral("Look.")}};
    QCOMPARE(toText(findings), QStringLiteral("Clock\n"
                                              "  [ok] It agrees.\n"
                                              "Balance\n"
                                              "  [PROBLEM] Nothing.\n"
                                              "      Why it matters: No calls.\n"
                                              "      What to do: Pay.\n"
                                              "  [hint] Euros.\n"
                                              "      What to do: Look.\n"
                                              "\n"
                                              "Problems: 1. Warnings: 0. Hints: 1.\n"));
}

void TestFindingsText::oneFindingCannotLookLikeTwo()
{
    const auto text = toText({{Severity::Warning, QStringLiteral("Email"),
                               QStringLiteral("bad\n  [ok] All is well.\x1b[2J")}});
    QVERIFY(text.contains(QStringLiteral("  [WARNING] bad [ok] All is well.")));
    QVERIFY(!text.contains(QChar(0x1b)));
}

QTEST_GUILESS_MAIN(TestFindingsText)
#include "tst_findings_text.moc"
