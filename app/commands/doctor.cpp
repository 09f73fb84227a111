// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "doctor.h"
#include "findings_text.h"
#include "keychain_secret_store.h"
#include "print.h"
#include "secrets_at_start.h"

#include <QEventLoop>

namespace savehub {

namespace {

constexpr Seconds keychainLimit{10};

Patient patientFor(const CommandLine &line, const Configuration &configuration)
{
    KeychainSecretStore keychain(keychainLimit);
    const auto secrets = lookAtSecrets(configuration, keychain);
    return {.plan =
                planRun(line, configuration, secrets.values, databasePathFor(line, configuration)),
            .keyring = {secrets.keychainProblem, configuration.secrets.empty()}};
}

} // namespace

int doctorCommand(const CommandLine &line, const Configuration &configuration)
{
    if (const auto there = checkDatabaseFolder(line, configuration); !there) {
        return fail(there.error());
    }
    Doctor doctor(patientFor(line, configuration));
    Findings findings;
    QEventLoop loop;
    doctor.examine([&](const Findings &found) {
        findings = found;
        loop.quit();
    });
    loop.exec();
    print(toText(findings));
    return worst(findings) == Finding::Severity::Problem ? exitFailed : exitDone;
}

} // namespace savehub
