// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/checks.h"

#include "domain/words.h"

#include <cstdlib>

namespace savehub {

namespace {

using Severity = Finding::Severity;

constexpr Milliseconds doubtfulOffset = Seconds{2};
constexpr Milliseconds harmfulOffset = Seconds{30};

constexpr qint64 megabyte = 1'000'000;
constexpr qint64 littleSpace = 100 * megabyte;
constexpr qint64 noSpace = 10 * megabyte;

QString inSeconds(Milliseconds time)
{
    return QString::number(static_cast<double>(std::abs(time.count())) / 1000.0, 'f', 1);
}

} // namespace

Findings checkSettings(const std::vector<SettingFacts> &settings)
{
    Findings findings;
    for (const auto &setting : settings) {
        findings.push_back(
            {setting.isUsed ? Severity::Warning : Severity::Problem, Words::tr("Settings"),
             setting.text,
             setting.isUsed ? QString()
                            : Words::tr("The console does not start with a setting that it cannot "
                                        "read.")});
    }
    return findings;
}

Findings checkMode(const ModeFacts &mode)
{
    const auto heading = Words::tr("Mode");
    if (mode.callsStopped) {
        return {{Severity::Problem, heading, Words::tr("Calls are stopped by the kill switch."),
                 Words::tr("No call and no text goes out until somebody allows them again."),
                 Words::tr("Switch it off in the window when the reason is gone.")}};
    }
    if (mode.provider == Provider::Mock) {
        return {{Severity::Hint, heading, Words::tr("The mock provider plays calls and texts."),
                 Words::tr("Nobody is really called or texted."),
                 Words::tr("For real ones set CALL_PROVIDER=twilio, or switch in the window.")}};
    }
    if (mode.testMode) {
        return {{Severity::Hint, heading,
                 Words::tr("Test mode is on: calls are built, not placed."),
                 Words::tr("Nobody is really called or texted."),
                 Words::tr("For real ones set CALL_TEST_MODE=false, or switch in the window.")}};
    }
    return {{Severity::Fine, heading, Words::tr("Twilio places real calls.")}};
}

Findings checkClock(const std::optional<Milliseconds> &ahead)
{
    const auto heading = Words::tr("Clock");
    if (!ahead) {
        return {{Severity::Hint,
                 heading,
                 Words::tr("It could not be compared with Twilio's."),
                 {},
                 Words::tr("See that time synchronisation is on: timedatectl")}};
    }
    const auto offset = Milliseconds(std::abs(ahead->count()));
    if (offset <= doubtfulOffset) {
        return {{Severity::Fine, heading, Words::tr("It agrees with Twilio's.")}};
    }
    const auto what = ahead->count() > 0
                          ? Words::tr("It is %1 s ahead of Twilio's.").arg(inSeconds(*ahead))
                          : Words::tr("It is %1 s behind Twilio's.").arg(inSeconds(*ahead));
    return {{offset > harmfulOffset ? Severity::Problem : Severity::Warning, heading, what,
             Words::tr("Calls go out in the minute from 3:00 to 2:00 before the start, by this "
                       "clock: people are rung too early or too late."),
             Words::tr("Turn time synchronisation on: timedatectl set-ntp true")}};
}

Findings checkKeyring(const KeyringFacts &keyring)
{
    const auto heading = Words::tr("Keyring");
    if (!keyring.problem) {
        return {{Severity::Fine, heading, Words::tr("It answers.")}};
    }
    if (!keyring.isNeeded) {
        return {{Severity::Hint, heading, keyring.problem->what,
                 Words::tr("Headless the secrets of the environment are enough. With a window they "
                           "have to be in the keyring."),
                 keyring.problem->advice}};
    }
    return {{Severity::Warning, heading, keyring.problem->what,
             Words::tr("Secrets are kept there and nowhere else."), keyring.problem->advice}};
}

Findings checkMail(const MailFacts &mail)
{
    const auto heading = Words::tr("Email");
    if (mail.problem.isEmpty()) {
        return {
            {Severity::Fine, heading, Words::tr("The mail server takes connection and login.")}};
    }
    return {{Severity::Problem, heading, mail.problem,
             Words::tr("The reminder by email and the email to the backup contact fail."),
             mail.isConfigured
                 ? Words::tr("Check SMTP_URL (host, port, smtp or smtps, user) and SMTP_PASSWORD.")
                 : Words::tr("Set SMTP_URL, such as smtp://user@mail.example.com:587, SMTP_FROM "
                             "and SMTP_PASSWORD.")}};
}

Findings checkProxies(const ProxyFacts &proxies)
{
    Findings findings;
    const auto add = [&findings](const QString &what) {
        findings.push_back({Severity::Hint, Words::tr("Proxy"), what,
                            Words::tr("The system's configuration or the environment says so. Who "
                                      "runs it sees where connections go, and when."),
                            Words::tr("If you do not know it, look at https_proxy, smtp_proxy, "
                                      "all_proxy and the desktop's network settings.")});
    };
    if (!proxies.toTwilio.isEmpty()) {
        add(Words::tr("Calls and texts go through %1").arg(proxies.toTwilio));
    }
    if (!proxies.toMail.isEmpty()) {
        add(Words::tr("Emails go through %1 unless no_proxy names the mail server.")
                .arg(proxies.toMail));
    }
    return findings;
}

Findings checkDatabase(const DatabaseFacts &database)
{
    const auto heading = Words::tr("Database");
    if (database.problem) {
        return {{Severity::Problem, heading, database.problem->what,
                 Words::tr("Nothing goes out that could not be written down first."),
                 database.problem->advice}};
    }
    const Finding fine{
        Severity::Fine, heading,
        database.exists ? Words::tr("It can be written: %1").arg(database.path)
                        : Words::tr("It will be made at the first start: %1").arg(database.path)};
    if (!database.bytesFree) {
        return {fine,
                {Severity::Hint,
                 heading,
                 Words::tr("How much room is left where it lies is not known."),
                 {},
                 Words::tr("See that the disk has some.")}};
    }
    if (*database.bytesFree < littleSpace) {
        return {{*database.bytesFree < noSpace ? Severity::Problem : Severity::Warning, heading,
                 Words::tr("Only %1 MB are left where it lies: %2")
                     .arg(QString::number(*database.bytesFree / megabyte), database.path),
                 Words::tr("Nothing goes out that could not be written down first."),
                 Words::tr("Make room on the disk.")}};
    }
    return {fine};
}

} // namespace savehub
