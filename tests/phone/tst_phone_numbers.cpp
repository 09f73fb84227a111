// SPDX-License-Identifier: GPL-3.0-or-later
#include "phone/phone_numbers.h"

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <QTest>

#include <set>

using namespace savehub;

class TestPhoneNumbers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void neverShowsTheWholeNumber();
    void knowsWhatANumberIs_data();
    void knowsWhatANumberIs();
    void judgesEveryCountrysExampleAsItsLibraryDoes();
    void knowsRegions();

private:
    PhoneNumbers m_numbers;
};

void TestPhoneNumbers::reads_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("e164");

    QTest::newRow("international") << "+49 30 901820"
                                   << ""
                                   << "+4930901820";
    QTest::newRow("international, another region") << "+1 212-736-5000"
                                                   << "DE"
                                                   << "+12127365000";
    QTest::newRow("national") << "030 901820"
                              << "DE"
                              << "+4930901820";
    QTest::newRow("national with a slash") << "030/901820"
                                           << "de"
                                           << "+4930901820";
    QTest::newRow("with the way out of the country") << "0049 30 901820"
                                                     << "DE"
                                                     << "+4930901820";
    QTest::newRow("brackets and dots") << "(212) 736.5000"
                                       << "US"
                                       << "+12127365000";
    QTest::newRow("trunk zero in brackets") << "+44 (0)20 7219 3000"
                                            << ""
                                            << "+442072193000";
    QTest::newRow("Italy keeps its zero") << "06 6982"
                                          << "IT"
                                          << "+39066982";
    QTest::newRow("full-width digits") << QStringLiteral("\uFF0B\uFF14\uFF19 30 901820") << ""
                                       << "+4930901820";
    QTest::newRow("invisible marks") << QStringLiteral("\u202A+49 30 901820\u202C") << ""
                                     << "+4930901820";
    QTest::newRow("no-break spaces") << QStringLiteral(" +49\u00A030\u00A0901820 ") << ""
                                     << "+4930901820";
}

void TestPhoneNumbers::reads()
{
    QFETCH(QString, written);
    QFETCH(QString, region);
    QFETCH(QString, e164);
    const auto number = m_numbers.parse(written, region);
    QVERIFY2(number, number ? "" : qPrintable(number.error().text()));
    QCOMPARE(number->e164(), e164);
    QCOMPARE(m_numbers.factsOf(*number).kind, NumberKind::Ordinary);
}

void TestPhoneNumbers::refuses_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("says");

    QTest::newRow("empty") << ""
                           << "DE"
                           << "not a phone number";
    QTest::newRow("words") << "none"
                           << "DE"
                           << "not a phone number";
    QTest::newRow("letters on keys") << "1-800-FLOWERS"
                                     << "US"
                                     << "not a phone number";
    QTest::newRow("two numbers") << "+49 30 901820 / +49 30 901821"
                                 << ""
                                 << "not a phone number";
    QTest::newRow("text around it") << "call +49 30 901820"
                                    << ""
                                    << "not a phone number";
    QTest::newRow("endless") << QString(500, u'1') << "US"
                             << "not a phone number";
    QTest::newRow("too short") << "+49 30"
                               << ""
                               << "too short";
    QTest::newRow("without its area") << "736-5000"
                                      << "US"
                                      << "too short";
    QTest::newRow("too long") << "+1 212 736 5000 99"
                              << ""
                              << "too long";
    QTest::newRow("range not in use") << "+1 555 555 0100"
                                      << ""
                                      << "not in a range";
    QTest::newRow("country code not in use") << "+999 123 456 789"
                                             << ""
                                             << "no country code that";
    QTest::newRow("national, no region") << "030 901820"
                                         << ""
                                         << "no country code";
    QTest::newRow("extension") << "+1 212-736-5000 ext. 12"
                               << ""
                               << "extension";
    QTest::newRow("extension by x") << "(212) 736-5000 x12"
                                    << "US"
                                    << "extension";
    QTest::newRow("unknown region") << "030 901820"
                                    << "XX"
                                    << "two-letter code";
    QTest::newRow("region by name") << "030 901820"
                                    << "Germany"
                                    << "two-letter code";
}

void TestPhoneNumbers::refuses()
{
    QFETCH(QString, written);
    QFETCH(QString, region);
    QFETCH(QString, says);
    const auto number = m_numbers.parse(written, region);
    QVERIFY(!number);
    QCOMPARE(number.error().kind, Error::Kind::BadInput);
    QVERIFY2(number.error().text().contains(says), qPrintable(number.error().text()));
}

void TestPhoneNumbers::neverShowsTheWholeNumber()
{
    const auto text = m_numbers.parse(u"+1 555 555 0100", {}).error().text();
    QVERIFY(text.contains(QStringLiteral("****0100")));
    QVERIFY(!text.contains(QStringLiteral("555")));

    const auto brief = m_numbers.parse(u"+49 3012", {}).error().text();
    QVERIFY2(!brief.contains(QStringLiteral("3012")), "four of six digits are the number");
}

void TestPhoneNumbers::knowsWhatANumberIs_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<NumberKind>("kind");
    QTest::addColumn<QString>("country");
    const auto row = [](const char *name, const char *number, NumberKind kind,
                        const char *country) {
        QTest::newRow(name) << QString::fromLatin1(number) << kind << QString::fromLatin1(country);
    };
    row("a landline", "+442072193000", NumberKind::Ordinary, "GB");
    row("a mobile", "+491701234567", NumberKind::Ordinary, "DE");
    row("Canada", "+14165550123", NumberKind::Ordinary, "CA");
    row("Jamaica", "+18765551234", NumberKind::Ordinary, "JM");
    row("Jersey", "+447797712345", NumberKind::Ordinary, "JE");
    row("Cuba", "+5371234567", NumberKind::Ordinary, "CU");
    row("toll-free", "+18002345678", NumberKind::Ordinary, "US");
    row("no range in use", "+15555550100", NumberKind::Unused, "");
    row("no country", "+999123456789", NumberKind::Unused, "");
    row("US premium", "+19002345678", NumberKind::Special, "US");
    row("US pay-per-call", "+12129762345", NumberKind::Special, "US");
    row("Canadian satellite", "+16002012345", NumberKind::Special, "CA");
    row("UK premium", "+449012345678", NumberKind::Special, "GB");
    row("UK personal", "+447012345678", NumberKind::Special, "GB");
    row("UK shared cost", "+448712345678", NumberKind::Special, "GB");
    row("UK pager", "+447640123456", NumberKind::Special, "GB");
    row("German premium", "+499001234567", NumberKind::Special, "DE");
    row("German shared cost", "+4918012345", NumberKind::Special, "DE");
    row("Spanish premium", "+34803123456", NumberKind::Special, "ES");
    row("Spanish shared cost", "+34901123456", NumberKind::Special, "ES");
    row("French premium", "+33891123456", NumberKind::Special, "FR");
    row("Australian satellite", "+61147101234", NumberKind::Special, "AU");
    row("Chinese satellite", "+8613491234567", NumberKind::Special, "CN");
    row("another", "+8617401234567", NumberKind::Special, "CN");
    row("Chinese mobile", "+8613501234567", NumberKind::Ordinary, "CN");
    row("Indonesian satellite", "+6286812345678", NumberKind::Special, "ID");
    row("Russian satellite", "+79541234567", NumberKind::Special, "RU");
    row("Antarctica", "+672106412", NumberKind::Special, "NF");
    row("Inmarsat", "+870301234567", NumberKind::Special, "");
    row("universal personal", "+878101234567890", NumberKind::Special, "");
    row("Iridium", "+881612345678", NumberKind::Special, "");
    row("global networks", "+882161234567", NumberKind::Special, "");
    row("iNum", "+883510012345", NumberKind::Special, "");
    row("international premium", "+979123456789", NumberKind::Special, "");
    row("international toll-free", "+80012345678", NumberKind::Special, "");
    row("international shared cost", "+80812345678", NumberKind::Special, "");
}

void TestPhoneNumbers::knowsWhatANumberIs()
{
    QFETCH(const QString, number);
    const auto facts = m_numbers.factsOf(*PhoneNumber::fromE164(number));
    QTEST(facts.kind, "kind");
    QTEST(facts.country, "country");
    const bool isRead = m_numbers.parse(number, {}).has_value();
    QCOMPARE(isRead, facts.kind == NumberKind::Ordinary);
    QCOMPARE(m_numbers.factsOf(*PhoneNumber::fromE164(number)), facts); // from the cache
}

void TestPhoneNumbers::judgesEveryCountrysExampleAsItsLibraryDoes()
{
    using Plans = i18n::phonenumbers::PhoneNumberUtil;
    const auto &plans = *Plans::GetInstance();
    std::set<std::string> regions;
    plans.GetSupportedRegions(&regions);
    int examples = 0;
    for (const auto &region : regions) {
        for (int type = Plans::FIXED_LINE; type <= Plans::VOICEMAIL; ++type) {
            i18n::phonenumbers::PhoneNumber example;
            if (!plans.GetExampleNumberForType(region, static_cast<Plans::PhoneNumberType>(type),
                                               &example)) {
                continue;
            }
            std::string e164;
            plans.Format(example, Plans::E164, &e164);
            const auto number = PhoneNumber::fromE164(QString::fromStdString(e164));
            if (!number) {
                continue; // too short to be called from abroad
            }
            i18n::phonenumbers::PhoneNumber parsed;
            QCOMPARE(plans.Parse(e164, "ZZ", &parsed), Plans::NO_PARSING_ERROR);
            const auto facts = m_numbers.factsOf(*number);
            QVERIFY2((facts.kind == NumberKind::Unused) != plans.IsValidNumber(parsed),
                     e164.c_str());
            std::string country;
            plans.GetRegionCodeForNumber(parsed, &country);
            QVERIFY2(facts.country == QString::fromStdString(country)
                         || (facts.country.isEmpty() && (country == "ZZ" || country == "001")),
                     e164.c_str());
            ++examples;
        }
    }
    QVERIFY(examples > 1000);
}

void TestPhoneNumbers::knowsRegions()
{
    QVERIFY(PhoneNumbers::knowsRegion(u"DE"));
    QVERIFY(PhoneNumbers::knowsRegion(u"us"));
    QVERIFY(!PhoneNumbers::knowsRegion(u"XX"));
    QVERIFY(!PhoneNumbers::knowsRegion(u""));
}

QTEST_GUILESS_MAIN(TestPhoneNumbers)
#include "tst_phone_numbers.moc"
