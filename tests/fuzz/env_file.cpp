// SPDX-License-Identifier: GPL-3.0-or-later
// A .env file, which people write by hand.
#include "config/env_file.h"
#include "tests/fuzz/promise.h"

#include <QRegularExpression>

using namespace savehub;

namespace {

/// Writes \a entry into a file in single quotes and reads it again.
EnvFile writtenAgain(const EnvEntry &entry)
{
    const auto line = entry.name + QStringLiteral("='") + entry.value + u'\'';
    return parseEnvFile(line.toUtf8(), QStringLiteral("again"));
}

bool canBeQuoted(const QString &value)
{
    return !value.contains(QRegularExpression(QStringLiteral("['\\x00-\\x1f\\x7f]")));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto bytes = toView(data, size).toByteArray();
    const auto file = parseEnvFile(bytes, QStringLiteral("fuzz.env"));
    const auto lines = bytes.count('\n') + bytes.count('\r') + 1;

    int last = 0;
    for (const auto &entry : file.entries) {
        promise(entry.line > last && entry.line <= lines, "lines are counted and ascend");
        last = entry.line;
        promise(!entry.name.isEmpty(), "an entry has a name");
        promise(file.find(entry.name) && file.find(entry.name)->line >= entry.line,
                "the last entry of a name counts");
        if (canBeQuoted(entry.value)) {
            const auto again = writtenAgain(entry);
            promise(again.entries.size() == 1 && again.entries.front().value == entry.value,
                    "what is in single quotes is taken as it is");
        }
    }
    for (const auto &problem : file.problems) {
        promise(!problem.what.isEmpty() && problem.where.startsWith(QStringLiteral("fuzz.env")),
                "a problem says what and where");
        promise(!problem.text().contains(u'\n'), "a problem is one line");
    }
    return 0;
}
