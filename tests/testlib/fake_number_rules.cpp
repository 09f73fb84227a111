// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/fake_number_rules.h"

#include "domain/phone_number.h"

#include <algorithm>

namespace savehub {

namespace {

FakeRefusal refused(int code, const QString &message)
{
    return {400, code, message};
}

FakeRefusal fromRefusal(const QString &from, const QSet<QString> &ownNumbers)
{
    if (from.isEmpty()) {
        return refused(21213, QStringLiteral("No 'From' number is specified"));
    }
    if (from == QLatin1String("+15005550001") || !PhoneNumber::fromE164(from)) {
        return refused(
            21212, QStringLiteral("The 'From' number %1 is not a valid phone number.").arg(from));
    }
    if (!ownNumbers.contains(from)) {
        return refused(21210, QStringLiteral("Source number %1 is not yet verified for your "
                                             "account")
                                  .arg(from));
    }
    return {};
}

/// The numbers that Twilio's test credentials refuse, with the same errors.
FakeRefusal magicRefusal(const QString &to)
{
    if (to == QLatin1String("+15005550001")) {
        return refused(21217,
                       QStringLiteral("Phone number %1 does not appear to be valid").arg(to));
    }
    if (to == QLatin1String("+15005550002")) {
        return refused(21214, QStringLiteral("'To' phone number %1 cannot be reached").arg(to));
    }
    if (to == QLatin1String("+15005550003")) {
        return refused(21215, QStringLiteral("Account not authorized to call %1").arg(to));
    }
    if (to == QLatin1String("+15005550004")) {
        return refused(21216, QStringLiteral("Call blocked to %1").arg(to));
    }
    return {};
}

} // namespace

FakeRefusal FakeNumberRules::refusal(const QString &to, const QString &from) const
{
    if (to.isEmpty()) {
        return refused(21201, QStringLiteral("No 'To' number is specified"));
    }
    if (!PhoneNumber::fromE164(to)) {
        return refused(21211,
                       QStringLiteral("The 'To' number %1 is not a valid phone number.").arg(to));
    }
    if (const auto own = fromRefusal(from, ownNumbers); own.code != 0) {
        return own;
    }
    if (const auto magic = magicRefusal(to); magic.code != 0) {
        return magic;
    }
    const bool isBlocked =
        std::any_of(blockedPrefixes.begin(), blockedPrefixes.end(),
                    [&to](const QString &prefix) { return to.startsWith(prefix); });
    if (isBlocked) {
        return refused(21215, QStringLiteral("Account not authorized to call %1. Perhaps you need "
                                             "to enable some international permissions")
                                  .arg(to));
    }
    if (isTrial && !verifiedNumbers.contains(to)) {
        return refused(21219, QStringLiteral("The number %1 is unverified. Trial accounts may only "
                                             "make calls to verified numbers.")
                                  .arg(to));
    }
    return {};
}

} // namespace savehub
