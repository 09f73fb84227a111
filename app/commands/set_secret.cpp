// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "keychain_secret_store.h"
#include "print.h"
#include "secrets_at_start.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SetSecret)
};

constexpr qint64 longestSecret = 4096;

} // namespace

int setSecretCommand(const CommandLine &line)
{
    const auto name = secretNameFromText(line.argument);
    if (!name) {
        printError(Words::tr("There is no secret \"%1\". Known: TWILIO_AUTH_TOKEN, "
                             "TWILIO_AUTH_TOKEN_SECONDARY, TWILIO_API_KEY_SECRET, SMTP_PASSWORD, "
                             "SAVEHUB_API_TOKEN.")
                       .arg(line.argument));
        return exitWrongUse;
    }
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        printError(Words::tr("Standard input cannot be read."));
        return exitFailed;
    }
    const auto value = QString::fromUtf8(input.readLine(longestSecret)).trimmed();
    if (value.isEmpty()) {
        printError(Words::tr("No secret came on standard input; nothing was changed."));
        return exitFailed;
    }
    KeychainSecretStore keychain;
    const auto written = writeSecret(keychain, *name, value);
    if (!written) {
        return fail(written.error());
    }
    print(Words::tr("%1 is in the keychain. A console that runs takes it when it is "
                    "started again.\n")
              .arg(toText(*name)));
    return exitDone;
}

} // namespace savehub
