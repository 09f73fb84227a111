// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/checks.h"

#include "tests/doctor/findings_help.h"

using namespace savehub;
using namespace savehub::test;
using Severity = Finding::Severity;

namespace {

PhoneNumber number(QStringView text)
{
    return *PhoneNumber::fromE164(text);
}

const std::vector<PhoneNumber> team{number(u"+34600123456"), number(u"+34600123457"),
                                    number(u"+12425550100")};

/// An account without any problem.
TwilioFacts healthy()
{
    TwilioFacts twilio;
    twilio.authToken = {CredentialFacts::State::Right, {}};
    twilio.standing = AccountStanding{};
    twilio.sender = SenderFacts{true, true, true, false, {}};
    twilio.verified = std::vector<PhoneNumber>{};
    twilio.balance = Balance{microDollars(25'000'000), QStringLiteral("USD")};
    twilio.countries = std::vector<DialingCountry>{
        {QStringLiteral("United States/Canada"), {QStringLiteral("+1")}, true},
        {QStringLiteral("Bahamas"), {QStringLiteral("+1242")}, true},
        {QStringLiteral("Spain"), {QStringLiteral("+34")}, true},
        {QStringLiteral("Jersey"), {QStringLiteral("+44")}, false},
        {QStringLiteral("United Kingdom"), {QStringLiteral("+44")}, true}};
    return twilio;
}

} // namespace

class TestAccountChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void account_data();
    void account();
    void trialReachesVerifiedNumbersOnly();
    void fromNumber_data();
    void fromNumber();
    void textsShouldBeReportedHere();
    void countries_data();
    void countries();
    void balance_data();
    void balance();
};

void TestAccountChecks::account_data()
{
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<AccountStatus>("status");
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<QString>("says");
    QTest::newRow("active") << true << AccountStatus::Active << Severity::Fine << "active";
    QTest::newRow("suspended") << true << AccountStatus::Suspended << Severity::Problem
                               << "is suspended";
    QTest::newRow("closed") << true << AccountStatus::Closed << Severity::Problem << "is closed";
    QTest::newRow("unknown") << false << AccountStatus::Active << Severity::Hint << "not known";
}

void TestAccountChecks::account()
{
    QFETCH(bool, isKnown);
    QFETCH(AccountStatus, status);
    QFETCH(QString, says);
    auto twilio = healthy();
    twilio.standing = isKnown ? std::optional(AccountStanding{status, false}) : std::nullopt;
    const auto findings = checkAccount(twilio);
    QTEST(worst(findings), "severity");
    QVERIFY(wordsOf(findings).contains(says));
    QVERIFY(isComplete(findings));
}

void TestAccountChecks::trialReachesVerifiedNumbersOnly()
{
    auto twilio = healthy();
    QVERIFY(checkTrial(twilio, {team}).empty());

    twilio.standing->isTrial = true;
    twilio.verified = std::vector{team.at(1)};
    const auto some = checkTrial(twilio, {team});
    QCOMPARE(worst(some), Severity::Problem);
    QVERIFY(isComplete(some));
    QVERIFY(some.front().what.startsWith(QStringLiteral("2 of 3 numbers")));
    QVERIFY(some.front().what.contains(QStringLiteral("****3456, ****0100")));
    QVERIFY(!wordsOf(some).contains(QStringLiteral("600123456")));
    QVERIFY(some.front().advice.contains(QStringLiteral("Verified Caller IDs")));

    twilio.verified = team;
    QCOMPARE(worst(checkTrial(twilio, {team})), Severity::Hint);
    QCOMPARE(worst(checkTrial(twilio, {})), Severity::Hint);
    twilio.verified.reset();
    QCOMPARE(worst(checkTrial(twilio, {team})), Severity::Warning);

    std::vector<PhoneNumber> many;
    for (int i = 0; i < 14; ++i) {
        many.push_back(number(QStringLiteral("+346001234%1").arg(i, 2, 10, QLatin1Char('0'))));
    }
    twilio.verified = std::vector<PhoneNumber>{};
    QVERIFY(checkTrial(twilio, {many}).front().what.contains(QStringLiteral("and 4 more")));
}

void TestAccountChecks::fromNumber_data()
{
    QTest::addColumn<bool>("hasNumber");
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<SenderFacts>("sender");
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const SenderFacts &sender, Severity severity,
                        const char *says) {
        QTest::newRow(name) << true << true << sender << severity << QString::fromLatin1(says);
    };
    row("calls and texts", {true, true, true, false, {}}, Severity::Fine, "can call and text");
    row("only calls", {true, true, false, false, {}}, Severity::Warning, "cannot send texts");
    row("only texts", {true, false, true, false, {}}, Severity::Problem, "cannot place calls");
    row("caller ID", {false, false, false, true, {}}, Severity::Warning, "caller ID");
    row("somebody else's", {}, Severity::Problem, "does not belong");
    QTest::newRow("unknown") << true << false << SenderFacts() << Severity::Hint
                             << "could not be read";
    QTest::newRow("none") << false << false << SenderFacts() << Severity::Problem << "is not set";
}

void TestAccountChecks::fromNumber()
{
    QFETCH(bool, hasNumber);
    QFETCH(bool, isKnown);
    QFETCH(SenderFacts, sender);
    QFETCH(QString, says);
    auto twilio = healthy();
    twilio.hasFromNumber = hasNumber;
    twilio.sender = isKnown ? std::optional(sender) : std::nullopt;
    const auto findings = checkSender(twilio, {});
    QTEST(worst(findings), "severity");
    QVERIFY2(wordsOf(findings).contains(says), qPrintable(wordsOf(findings)));
    QVERIFY(isComplete(findings));
}

void TestAccountChecks::textsShouldBeReportedHere()
{
    const auto here = QStringLiteral("https://console.example.com/sms/response");
    auto twilio = healthy();
    const auto findings = checkSender(twilio, here);
    QCOMPARE(worst(findings), Severity::Hint);
    QVERIFY(findings.back().advice.contains(here));
    twilio.sender->textAddress = here;
    QCOMPARE(worst(checkSender(twilio, here)), Severity::Fine);
}

void TestAccountChecks::countries_data()
{
    QTest::addColumn<QString>("forbidden");
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<QString>("says");
    QTest::newRow("all allowed") << "" << Severity::Fine << "may be called";
    QTest::newRow("Spain") << "Spain" << Severity::Problem << "Spain: ****3456, ****3457";
    QTest::newRow("the longer code counts")
        << "Bahamas" << Severity::Problem << "Bahamas: ****0100";
    QTest::newRow("and not the shorter one")
        << "United States/Canada" << Severity::Fine << "may be called";
}

void TestAccountChecks::countries()
{
    QFETCH(QString, forbidden);
    QFETCH(QString, says);
    auto twilio = healthy();
    for (auto &country : *twilio.countries) {
        country.isAllowed = country.isAllowed && country.name != forbidden;
    }
    // One of two countries that share a code is enough: which of them a number is in is not known.
    auto people = team;
    people.push_back(number(u"+447700900123"));
    const auto findings = checkCountries(twilio, {people});
    QTEST(worst(findings), "severity");
    QVERIFY2(wordsOf(findings).contains(says), qPrintable(wordsOf(findings)));
    QVERIFY(isComplete(findings));
    twilio.countries.reset();
    QCOMPARE(worst(checkCountries(twilio, {people})), Severity::Hint);
    QVERIFY(checkCountries(twilio, {}).empty());
}

void TestAccountChecks::balance_data()
{
    QTest::addColumn<qint64>("micros");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<qint64>("calls");
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<QString>("says");
    const auto dollars = QStringLiteral("USD");
    QTest::newRow("enough") << qint64(25'000'000) << dollars << qint64(100) << Severity::Fine
                            << "$25.00 is left";
    QTest::newRow("five dollars") << qint64(5'000'000) << dollars << qint64(0) << Severity::Fine
                                  << "$5.00";
    QTest::newRow("less") << qint64(4'999'999) << dollars << qint64(0) << Severity::Warning
                          << "Only $4.999999";
    QTest::newRow("the week, just")
        << qint64(25'000'000) << dollars << qint64(1'000) << Severity::Fine << "$25.00 is left";
    QTest::newRow("less than the week")
        << qint64(25'000'000) << dollars << qint64(1'001) << Severity::Warning
        << "the 1001 calls planned for the coming week cost about $25.025";
    QTest::newRow("nothing") << qint64(0) << dollars << qint64(0) << Severity::Problem
                             << "Nothing is left";
    QTest::newRow("debts") << qint64(-1'000'000) << dollars << qint64(9) << Severity::Problem
                           << "-$1.00";
    QTest::newRow("euros") << qint64(1) << QStringLiteral("EUR") << qint64(0) << Severity::Hint
                           << "kept in EUR";
}

void TestAccountChecks::balance()
{
    QFETCH(qint64, micros);
    QFETCH(QString, currency);
    QFETCH(qint64, calls);
    QFETCH(QString, says);
    auto twilio = healthy();
    twilio.balance = Balance{microDollars(micros), currency};
    const auto findings = checkBalance(twilio, {{}, calls, microDollars(25'000)});
    QTEST(worst(findings), "severity");
    QVERIFY2(wordsOf(findings).contains(says), qPrintable(wordsOf(findings)));
    QVERIFY(isComplete(findings));
    twilio.balance.reset();
    QCOMPARE(worst(checkBalance(twilio, {})), Severity::Hint);
}

QTEST_GUILESS_MAIN(TestAccountChecks)
#include "tst_account_checks.moc"
