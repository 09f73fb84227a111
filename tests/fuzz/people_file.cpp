// SPDX-License-Identifier: GPL-3.0-or-later
// A table of people, as spreadsheets export it.
#include "csv/people_file.h"
#include "phone/phone_numbers.h"
#include "tests/fuzz/promise.h"

#include <QBuffer>
#include <QSet>

using namespace savehub;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    auto bytes = toView(data, size).toByteArray();
    const auto lines = bytes.count('\n') + bytes.count('\r') + 1;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const PhoneNumbers numbers;
    const auto file = readPeople(buffer, numbers, QStringLiteral("ES"));
    if (!file) {
        promise(file.error().kind == Error::Kind::BadInput && !file.error().what.isEmpty(),
                "an error says what is wrong with the table");
        return 0;
    }
    QSet<QString> emails;
    for (const auto &person : file->people) {
        promise(!person.name.isEmpty() && person.email.contains(u'@'), "a person can be told");
        promise(person.email == person.email.toLower(), "emails are in lower case");
        promise(!emails.contains(person.email), "a person is there once");
        emails.insert(person.email);
        promise(!person.phone || numbers.factsOf(*person.phone).kind == NumberKind::Ordinary,
                "a phone number is an ordinary one");
    }
    for (const auto &person : within({}, *file).people) {
        promise(!person.phone && !person.backup.phone,
                "where nothing is allowed nobody has a phone");
    }
    for (const auto &problem : file->problems) {
        promise(problem.line >= 1 && problem.line <= lines, "a problem names a line of the file");
        promise(!problem.reason.isEmpty(), "a problem has a reason");
    }
    return 0;
}
