// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/doctor.h"

#include "doctor/examination.h"
#include "engine/cost.h"
#include "mail/smtp_proxy.h"
#include "net/http_proxy.h"
#include "phrases/in_words.h"
#include "store/checkup.h"
#include "store/foreign_files.h"
#include "twilio/account_facts.h"
#include "twilio/webhook_self_test.h"

#include <QFileInfo>

#include <filesystem>

namespace savehub {

namespace {

/// The nearest folder above \a path that exists.
QString nearestFolder(const QString &path)
{
    QFileInfo folder(QFileInfo(path).absolutePath());
    while (!folder.exists() && !folder.isRoot()) {
        folder.setFile(folder.absolutePath());
    }
    return folder.absoluteFilePath();
}

/// Asks the file system itself, since Qt's list of mounts does not exist in every container.
std::optional<qint64> bytesFree(const QString &folder)
{
    std::error_code failed;
    const auto space = std::filesystem::space(QFile::encodeName(folder).toStdString(), failed);
    return failed ? std::nullopt : std::optional(static_cast<qint64>(space.available));
}

ModeFacts modeOf(const RunPlan &plan, const Settings &settings)
{
    return {.provider = settings.provider,
            .testMode = settings.testMode,
            .callsStopped = settings.callsStopped,
            .production = plan.production};
}

/// Removes secrets: the findings contain words of servers, of files and of the keychain.
Findings cleaned(Findings findings, const Redaction &known)
{
    for (auto &finding : findings) {
        for (auto *words : {&finding.check, &finding.what, &finding.why, &finding.advice}) {
            *words = known.withoutSecrets(*words);
        }
    }
    return findings;
}

} // namespace

Doctor::Doctor(Patient patient)
    : m_patient(std::move(patient)),
      m_client(redactionBy(m_patient.plan.known)),
      m_mail([account = m_patient.plan.smtp] { return account; }, redactionBy(m_patient.plan.known))
{
}

void Doctor::examine(std::function<void(Findings)> done)
{
    m_done = std::move(done);
    m_facts.settings = m_patient.plan.badSettings;
    m_facts.keyring = m_patient.keyring;
    m_facts.proxies = {proxyNameFor(m_patient.plan.twilio.apiBaseUrl),
                       smtpProxyNameFor(m_patient.plan.smtp.server)};
    m_open = 3;
    lookAtDatabase();
    lookAtMail();
    lookAtWebhook();
    readAccountFacts(m_client, m_clock, m_patient.plan.twilio, [this](const TwilioFacts &twilio) {
        m_facts.twilio = twilio;
        answerCame();
    });
}

void Doctor::lookAtDatabase()
{
    const auto &options = m_patient.plan.database;
    const auto &layers = m_patient.plan.settings;
    auto &database = m_facts.database;
    const QFileInfo file(options.path);
    database.path = file.absoluteFilePath();
    database.exists = file.exists();
    database.bytesFree = bytesFree(nearestFolder(options.path));
    m_facts.mode = modeOf(m_patient.plan, layers.onTopOf(layers.defaults));
    if (!database.exists) {
        const auto place = checkIsOnlyOurs(options.path);
        database.problem = place ? std::nullopt : std::optional(place.error());
        return;
    }
    const auto &twilio = m_patient.plan.twilio;
    const auto now = m_clock.now();
    const auto checkup = tryWriting(options).and_then([&] {
        return readCheckup(options, layers, now,
                           {twilio.authToken.text(), twilio.authTokenSecondary.text()});
    });
    if (!checkup) {
        database.problem = checkup.error();
        return;
    }
    m_facts.mode = modeOf(m_patient.plan, checkup->settings);
    const auto age = [now](const std::optional<Instant> &since) {
        return since ? std::optional(now - *since) : std::nullopt;
    };
    m_facts.tokens = {age(checkup->tokensSince.at(0)), age(checkup->tokensSince.at(1))};
    m_facts.people = {checkup->numbers, checkup->callsPlanned, callEstimate(checkup->settings)};
}

void Doctor::lookAtMail()
{
    m_facts.mail.isConfigured = m_mail.problem().isEmpty();
    m_mail.tryLogin([this](const SendOutcome &outcome) {
        m_facts.mail.problem = inWords(whyNot(outcome));
        answerCame();
    });
}

void Doctor::lookAtWebhook()
{
    const auto &plan = m_patient.plan;
    if (m_patient.hasNoPort) { // send nothing to the program that has the port
        m_facts.webhook = {
            .address = plan.twilio.webhookUrl, .listener = plan.listen.text(), .hasNoPort = true};
        --m_open;
        return;
    }
    testWebhook(m_client, plan.twilio, plan.listen, [this](const WebhookFacts &webhook) {
        m_facts.webhook = webhook;
        answerCame();
    });
}

void Doctor::answerCame()
{
    if (--m_open == 0) {
        m_done(cleaned(savehub::examine(m_facts), m_patient.plan.known->redaction()));
    }
}

} // namespace savehub
