// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print.h"

#include "app/command_line.h"
#include "domain/untrusted_text.h"

#include <cstdio>

#include <poll.h>
#include <unistd.h>

namespace savehub {

namespace {

constexpr int readersPatience = 1'000; ///< ms

/// Errors contain words from everywhere, and the code that prints them does not know the secrets.
std::shared_ptr<const KnownSecrets> &knownToPrint()
{
    static std::shared_ptr<const KnownSecrets> known = std::make_shared<KnownSecrets>();
    return known;
}

} // namespace

void setPrintRedaction(std::shared_ptr<const KnownSecrets> known)
{
    knownToPrint() = std::move(known);
}

Redaction printRedaction()
{
    return knownToPrint()->redaction();
}

void print(const QString &text)
{
    std::fputs(printRedaction().withoutSecrets(text).toUtf8().constData(), stdout);
    std::fflush(stdout);
}

void printError(const QString &text)
{
    pollfd readiness{STDERR_FILENO, POLLOUT, 0};
    if (::poll(&readiness, 1, readersPatience) == 0) {
        return; // a full pipe that nobody reads must not keep the program from its work
    }
    std::fprintf(stderr, "savehub-console: %s\n",
                 oneLine(printRedaction().withoutSecrets(text), 2000).toUtf8().constData());
}

int fail(const Error &error)
{
    printError(error.text());
    return exitFailed;
}

int tell(const ImportReport &report)
{
    for (const auto &problem : report.problems) {
        printError(problem);
    }
    print(report.summary + QLatin1Char('\n'));
    return exitDone;
}

} // namespace savehub
