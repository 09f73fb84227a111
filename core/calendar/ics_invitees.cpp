// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/ics_invitees.h"

#include <algorithm>

#include "calendar/ics_structure.h"
#include "domain/untrusted_text.h"

namespace savehub {

namespace {

constexpr int longestName = 200;
constexpr int longestEmail = 254; // RFC 5321

QString addressIn(const QByteArray &value)
{
    auto text = QString::fromUtf8(QByteArray::fromPercentEncoding(value)).trimmed();
    if (!text.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive)) {
        return {};
    }
    text = text.sliced(7).section(u'?', 0, 0).trimmed().toLower();
    const bool plausible = text.count(u'@') == 1 && !text.startsWith(u'@') && !text.endsWith(u'@')
                           && !text.contains(u' ') && text == oneLine(text, longestEmail);
    return plausible ? text : QString();
}

/// Apple names some attendees by something other than their address, and gives the address as
/// EMAIL.
QString emailOf(const IcsProperty &property)
{
    const auto address = addressIn(property.value);
    return address.isEmpty() ? addressIn("mailto:" + property.parameter("EMAIL")) : address;
}

bool isPerson(const IcsProperty &property)
{
    const auto type = property.parameter("CUTYPE").toUpper();
    return type != "RESOURCE" && type != "ROOM"
           && property.parameter("ROLE").toUpper() != "NON-PARTICIPANT";
}

Invitee invitee(const IcsProperty &property)
{
    const auto answer = property.parameter("PARTSTAT").toUpper();
    return {emailOf(property), oneLine(QString::fromUtf8(property.parameter("CN")), longestName),
            answer == "DECLINED" || answer == "DELEGATED"};
}

} // namespace

std::vector<Invitee> readInvitees(const IcsComponent &event)
{
    std::vector<Invitee> invitees;
    const auto add = [&invitees](const IcsProperty &property) {
        auto next = invitee(property);
        const bool isNew =
            std::none_of(invitees.begin(), invitees.end(),
                         [&](const Invitee &other) { return other.email == next.email; });
        if (!next.email.isEmpty() && isNew) {
            invitees.push_back(std::move(next));
        }
    };
    for (const auto &property : event.properties) {
        if (property.name == "ATTENDEE" && isPerson(property)) {
            add(property);
        }
    }
    if (const auto *const organizer = event.property("ORGANIZER")) {
        add(*organizer);
    }
    return invitees;
}

QString readOrganizer(const IcsComponent &event)
{
    const auto *const organizer = event.property("ORGANIZER");
    if (!organizer) {
        return {};
    }
    const auto who = invitee(*organizer);
    return who.name.isEmpty() ? who.email : who.name;
}

} // namespace savehub
