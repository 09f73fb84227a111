// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

#include "app/print.h"
#include "app/secrets_at_start.h"
#include "config/secret_host.h"
#include "config/value_rules.h"
#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "secrets/keychain_secret_store.h"

#include <QFile>

#include <algorithm>
#include <cstdio>

namespace savehub {

namespace {

constexpr qint64 longestSecret = 4096;

/// Why the host that the secret is for is not certain, so that the secret might be kept for another
/// host. Empty when it is certain.
QString addressProblem(SecretName name, const Configuration &configuration)
{
    const auto address = name == SecretName::SmtpPassword ? QStringLiteral("SMTP_URL")
                                                          : QStringLiteral("TWILIO_API_BASE_URL");
    const auto &problems = configuration.problems;
    const auto found = std::find_if(problems.begin(), problems.end(), [&](const auto &problem) {
        return problem.severity == ConfigProblem::Severity::Error
               && (problem.variable == address || problem.variable.isEmpty());
    });
    return name == SecretName::ApiToken || found == problems.end() ? QString() : found->text();
}

} // namespace

int setSecretCommand(const CommandLine &line, const Configuration &configuration)
{
    const auto name = secretNameFromText(line.argument);
    if (!name) {
        printError(Words::tr("There is no secret \"%1\". Known: TWILIO_AUTH_TOKEN, "
                             "TWILIO_AUTH_TOKEN_SECONDARY, TWILIO_API_KEY_SECRET, SMTP_PASSWORD, "
                             "SAVEHUB_API_TOKEN.")
                       .arg(line.argument));
        return exitWrongUse;
    }
    if (const auto problem = addressProblem(*name, configuration); !problem.isEmpty()) {
        printError(problem);
        return exitFailed;
    }
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        printError(Words::tr("Standard input cannot be read."));
        return exitFailed;
    }
    const auto value = QString::fromUtf8(input.readLine(longestSecret)).trimmed();
    const auto known = std::make_shared<KnownSecrets>();
    known->add(configuration.secrets);
    known->add(Secret(value));
    setPrintRedaction(known);
    if (value.isEmpty()) {
        printError(Words::tr("No secret came on standard input; nothing was changed."));
        return exitFailed;
    }
    if (const auto checked = rules::secret(*name, value); !checked) {
        printError(Words::tr("%1 was not changed. %2").arg(toText(*name), checked.error().text()));
        return exitFailed;
    }
    KeychainSecretStore keychain;
    const auto host = hostFor(*name, configuration);
    const auto written = writeSecret(keychain, *name, {value, host});
    if (!written) {
        return fail(written.error());
    }
    const auto what =
        host.isEmpty() ? toText(*name) : Words::tr("%1 for %2").arg(toText(*name), oneLine(host));
    print(Words::tr("%1 is in the keychain. A console that runs takes it when it is "
                    "started again.\n")
              .arg(what));
    return exitDone;
}

} // namespace savehub
