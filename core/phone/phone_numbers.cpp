// SPDX-License-Identifier: GPL-3.0-or-later
#include "phone/phone_numbers.h"

#include "domain/words.h"

#include <algorithm>
#include <optional>
#include <set>

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <QRegularExpression>

namespace savehub {

namespace {

using ParsedNumber = i18n::phonenumbers::PhoneNumber;
using Plans = i18n::phonenumbers::PhoneNumberUtil;

constexpr int longestWritten = 60;
/// Looking a number up takes a tenth of a millisecond, and a person who gets an email now gets a
/// text and a call soon.
constexpr qsizetype mostRemembered = 20'000;
const auto noRegion = "ZZ"; // libphonenumber's word for "unknown"

const Plans &plans()
{
    return *Plans::GetInstance();
}

/// Contacts that are copied from a phone contain invisible marks that turn the reading direction.
QString withoutInvisibles(QStringView written)
{
    auto text = written.trimmed().toString();
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
    return text;
}

QString masked(const QString &written)
{
    auto digits = written;
    digits.removeIf([](QChar c) { return !c.isDigit(); });
    const bool longEnough = digits.size() >= 7;
    return QStringLiteral("****") + (longEnough ? digits.right(4) : QString());
}

bool isPlus(QChar c)
{
    return c == u'+' || c == u'\uFF0B';
}

bool isPunctuation(QChar c)
{
    return c.isSpace() || c.category() == QChar::Punctuation_Dash
           || QStringView(u"()[]./\uFF08\uFF09\uFF0E\u2212").contains(c);
}

/// The library finds a number inside any text, and would take the first of two. So only digits and
/// what people put between them are accepted.
bool isWrittenNumber(const QString &text)
{
    const auto fits = [](QChar c) {
        return c.isDigit() || isPlus(c) || isPunctuation(c);
    };
    return text.size() <= longestWritten && std::all_of(text.begin(), text.end(), fits)
           && std::count_if(text.begin(), text.end(), isPlus) <= 1
           && std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

tl::unexpected<Error> badNumber(const QString &what, const QString &advice = {})
{
    return failure(Error::Kind::BadInput, what, advice);
}

tl::unexpected<Error> notANumber()
{
    return badNumber(Words::tr("This is not a phone number."));
}

tl::unexpected<Error> tooShort(const QString &shown)
{
    return badNumber(Words::tr("The phone number %1 is too short.").arg(shown));
}

tl::unexpected<Error> tooLong(const QString &shown)
{
    return badNumber(Words::tr("The phone number %1 is too long.").arg(shown));
}

tl::unexpected<Error> unknownCountryCode(const QString &shown)
{
    return badNumber(
        Words::tr("The phone number %1 has no country code that is in use.").arg(shown));
}

tl::unexpected<Error> refusal(Plans::ErrorType error, const QString &shown)
{
    switch (error) {
    case Plans::INVALID_COUNTRY_CODE_ERROR:
        return unknownCountryCode(shown);
    case Plans::TOO_SHORT_AFTER_IDD:
    case Plans::TOO_SHORT_NSN:
        return tooShort(shown);
    case Plans::TOO_LONG_NSN:
        return tooLong(shown);
    case Plans::NOT_A_NUMBER:
    case Plans::NO_PARSING_ERROR:
        break;
    }
    return notANumber();
}

/// Why a number that could be read is not valid.
tl::unexpected<Error> whyNotInUse(const ParsedNumber &parsed, const QString &shown)
{
    switch (plans().IsPossibleNumberWithReason(parsed)) {
    case Plans::TOO_SHORT:
    case Plans::IS_POSSIBLE_LOCAL_ONLY:
        return tooShort(shown);
    case Plans::TOO_LONG:
        return tooLong(shown);
    case Plans::INVALID_COUNTRY_CODE:
        return unknownCountryCode(shown);
    case Plans::INVALID_LENGTH:
    case Plans::IS_POSSIBLE:
        break;
    }
    return badNumber(Words::tr("The phone number %1 is not in a range that is in use.").arg(shown));
}

/// \a text as the library reads it. Refuses an extension, text around the number, and a national
/// number without a region.
Result<ParsedNumber> read(const QString &text, const QString &region)
{
    ParsedNumber parsed;
    const auto error = plans().Parse(text.toStdString(),
                                     region.isEmpty() ? noRegion : region.toStdString(), &parsed);
    if (error == Plans::NO_PARSING_ERROR && parsed.has_extension()) {
        return badNumber(Words::tr("The phone number %1 has an extension, which cannot be dialled.")
                             .arg(masked(text)));
    }
    if (!isWrittenNumber(text)) {
        return notANumber();
    }
    const bool national = std::none_of(text.begin(), text.end(), isPlus);
    if (region.isEmpty() && national) {
        return badNumber(Words::tr("The phone number %1 has no country code.").arg(masked(text)),
                         Words::tr("Write it with + and the country code, or name the country."));
    }
    if (error != Plans::NO_PARSING_ERROR) {
        return refusal(error, masked(text));
    }
    return parsed;
}

/// Ranges of which the library's type says too little: pay-per-call exchanges, and satellite phones
/// inside a country's plan.
bool isSpecialRange(const QString &e164)
{
    static const QRegularExpression ranges(QStringLiteral(
        "^\\+(?:1900|1976|1600|1[2-9][0-9]{2}976|8[78][0-9]|979"
        // Satellite phones of Australia, China, Indonesia and Russia, and Antarctica.
        "|61147|86(?:1349|1740)|62868|7954|6721)"));
    return ranges.match(e164).hasMatch();
}

bool isSomebodys(Plans::PhoneNumberType type)
{
    switch (type) {
    case Plans::FIXED_LINE:
    case Plans::MOBILE:
    case Plans::FIXED_LINE_OR_MOBILE:
    case Plans::TOLL_FREE:
    case Plans::VOIP:
        return true;
    default: // premium-rate, shared cost, personal, pager, universal access, voice mail
        return false;
    }
}

NumberFacts numberFacts(const ParsedNumber &parsed, const QString &e164)
{
    const auto type = plans().GetNumberType(parsed);
    if (type == Plans::UNKNOWN) { // then IsValidNumber() is false, too
        return {};
    }
    std::string region;
    plans().GetRegionCodeForNumber(parsed, &region);
    const bool hasCountry = region.size() == 2 && region != noRegion; // "001" is the whole world
    const bool isOrdinary = hasCountry && isSomebodys(type) && !isSpecialRange(e164);
    return {isOrdinary ? NumberKind::Ordinary : NumberKind::Special,
            hasCountry ? QString::fromStdString(region) : QString()};
}

/// \a digits behind the plus, without the work of Parse(). No country code begins with another one.
std::optional<ParsedNumber> split(QStringView digits)
{
    constexpr qsizetype longestCountryCode = 3;
    std::string region;
    for (qsizetype i = 1; i <= longestCountryCode && i < digits.size(); ++i) {
        const auto code = digits.first(i).toInt();
        plans().GetRegionCodeForCountryCode(code, &region);
        if (region == noRegion) {
            continue;
        }
        const auto national = digits.sliced(i);
        const auto firstOther = std::find_if(national.begin(), national.end() - 1,
                                             [](QChar digit) { return digit != u'0'; });
        ParsedNumber parsed;
        parsed.set_country_code(code);
        parsed.set_national_number(national.toULongLong());
        if (const auto zeros = static_cast<int>(firstOther - national.begin()); zeros > 0) {
            parsed.set_italian_leading_zero(true);
            parsed.set_number_of_leading_zeros(zeros);
        }
        return parsed;
    }
    return std::nullopt;
}

/// Parse() also strips what some countries dial before a number at home.
NumberFacts factsOfE164(const QString &e164)
{
    const auto quick = split(QStringView(e164).sliced(1));
    const auto facts = quick ? numberFacts(*quick, e164) : NumberFacts();
    if (facts.kind != NumberKind::Unused) {
        return facts;
    }
    ParsedNumber parsed;
    const auto error = plans().Parse(e164.toStdString(), noRegion, &parsed);
    return error == Plans::NO_PARSING_ERROR ? numberFacts(parsed, e164) : NumberFacts();
}

} // namespace

NumberFacts PhoneNumbers::factsOf(const PhoneNumber &number) const
{
    const auto known = m_known.constFind(number.e164());
    if (known != m_known.cend()) {
        return *known;
    }
    if (m_known.size() >= mostRemembered) {
        m_known.clear();
    }
    return *m_known.insert(number.e164(), factsOfE164(number.e164()));
}

bool PhoneNumbers::knowsRegion(QStringView region)
{
    std::set<std::string> known;
    plans().GetSupportedRegions(&known);
    return known.contains(region.toString().toUpper().toStdString());
}

Result<PhoneNumber> PhoneNumbers::parse(QStringView written, QStringView region) const
{
    if (!region.isEmpty() && !knowsRegion(region)) {
        return badNumber(
            Words::tr("The country of the phone number is not a known two-letter code."),
            Words::tr("Use an ISO 3166 code such as DE or US."));
    }
    const auto text = withoutInvisibles(written);
    const auto parsed = read(text, region.toString().toUpper());
    if (!parsed) {
        return tl::make_unexpected(parsed.error());
    }
    if (!plans().IsValidNumber(*parsed)) {
        return whyNotInUse(*parsed, masked(text));
    }
    std::string e164;
    plans().Format(*parsed, Plans::E164, &e164);
    const auto number = PhoneNumber::fromE164(QString::fromStdString(e164));
    if (!number) {
        return whyNotInUse(*parsed, masked(text));
    }
    if (numberFacts(*parsed, number->e164()).kind == NumberKind::Special) {
        return badNumber(
            Words::tr("The phone number %1 is a premium-rate, satellite or other special number.")
                .arg(masked(text)),
            Words::tr("Such numbers are never called; give an ordinary one."));
    }
    return *number;
}

} // namespace savehub
