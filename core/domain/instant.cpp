// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/instant.h"

#include <algorithm>
#include <array>

#include <QTimeZone>

namespace savehub {

namespace {

constexpr std::array<char16_t, 24> isoShape{u'0', u'0', u'0', u'0', u'-', u'0', u'0', u'-',
                                            u'0', u'0', u'T', u'0', u'0', u':', u'0', u'0',
                                            u':', u'0', u'0', u'.', u'0', u'0', u'0', u'Z'};
using IsoText = std::array<char16_t, isoShape.size()>;

void writeDigits(IsoText &text, size_t at, size_t count, int value)
{
    for (auto place = at + count; place > at; --place, value /= 10) {
        text[place - 1] = static_cast<char16_t>(u'0' + value % 10);
    }
}

IsoText isoText(Instant instant)
{
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{instant - day};
    auto text = isoShape;
    writeDigits(text, 0, 4, static_cast<int>(date.year()));
    writeDigits(text, 5, 2, static_cast<int>(static_cast<unsigned>(date.month())));
    writeDigits(text, 8, 2, static_cast<int>(static_cast<unsigned>(date.day())));
    writeDigits(text, 11, 2, static_cast<int>(time.hours().count()));
    writeDigits(text, 14, 2, static_cast<int>(time.minutes().count()));
    writeDigits(text, 17, 2, static_cast<int>(time.seconds().count()));
    writeDigits(text, 20, 3, static_cast<int>(time.subseconds().count()));
    return text;
}

QString beginning(const IsoText &text, qsizetype length)
{
    return QStringView(text).first(length).toString();
}

/// \a text must be as long as isoShape.
template <typename Unit>
bool hasIsoShape(const Unit *text)
{
    return std::all_of(isoShape.begin(), isoShape.end(), [&](char16_t expected) {
        const auto found = *text++;
        return expected == u'0' ? found >= '0' && found <= '9' : found == expected;
    });
}

template <typename Unit>
int digitsAt(const Unit *text, int at, int count)
{
    int value = 0;
    for (int place = at; place < at + count; ++place) {
        value = value * 10 + (text[place] - '0');
    }
    return value;
}

template <typename Unit>
std::optional<Instant> read(const Unit *text, qsizetype length)
{
    if (length != isoShape.size() || !hasIsoShape(text)) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{
        std::chrono::year{digitsAt(text, 0, 4)},
        std::chrono::month{static_cast<unsigned>(digitsAt(text, 5, 2))},
        std::chrono::day{static_cast<unsigned>(digitsAt(text, 8, 2))}};
    const Hours hours{digitsAt(text, 11, 2)};
    const Minutes minutes{digitsAt(text, 14, 2)};
    const Seconds seconds{digitsAt(text, 17, 2)};
    if (!date.ok() || hours >= Hours{24} || minutes >= Minutes{60} || seconds >= Seconds{60}) {
        return std::nullopt;
    }
    return std::chrono::sys_days{date} + hours + minutes + seconds
           + Milliseconds{digitsAt(text, 20, 3)};
}

} // namespace

Instant toInstant(const QDateTime &dateTime)
{
    return Instant(Milliseconds(dateTime.toMSecsSinceEpoch()));
}

QDateTime toDateTimeUtc(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), QTimeZone::utc());
}

// Written by hand: QDateTime takes ten times as long, and every time in the store is read and
// written like this.

QString toIso(Instant instant)
{
    return beginning(isoText(instant), isoShape.size());
}

std::optional<Instant> instantFromIso(QStringView text)
{
    return read(text.utf16(), text.size());
}

std::optional<Instant> instantFromIso(QUtf8StringView text)
{
    return read(text.data(), text.size());
}

QString utcDay(Instant instant)
{
    return beginning(isoText(instant), 10);
}

QString utcMonth(Instant instant)
{
    return beginning(isoText(instant), 7);
}

} // namespace savehub
