// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

#include "app/doctor.h"
#include "app/print.h"
#include "app/secrets_at_start.h"
#include "doctor/findings_text.h"
#include "secrets/keychain_secret_store.h"

#include <QEventLoop>

namespace savehub {

namespace {

constexpr Seconds keychainLimit{10};

Patient patientFor(const CommandLine &line, const Configuration &configuration,
                   const QString &database)
{
    KeychainSecretStore keychain(keychainLimit);
    const auto secrets = lookAtSecrets(configuration, keychain);
    auto plan = planRun(line, configuration, secrets.values, database);
    plan.known->add(configuration.secrets); // also those that differ from the keychain's
    setPrintRedaction(plan.known);
    return {.plan = std::move(plan),
            .keyring = {secrets.keychainProblem, configuration.secrets.empty()}};
}

} // namespace

int doctorCommand(const CommandLine &line, const Configuration &configuration)
{
    const auto database = locateDatabase(line, configuration);
    if (!database) {
        return fail(database.error());
    }
    const auto patient = patientFor(line, configuration, *database);
    Doctor doctor(patient);
    Findings findings;
    QEventLoop loop;
    doctor.examine([&](const Findings &found) {
        findings = found;
        loop.quit();
    });
    loop.exec();
    print(patient.plan.known->cleaned(toText(findings)));
    return worst(findings) == Finding::Severity::Problem ? exitFailed : exitDone;
}

} // namespace savehub
