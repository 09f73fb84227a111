// SPDX-License-Identifier: GPL-3.0-or-later
#include "instant.h"

#include <array>

#include <QTimeZone>

namespace savehub {

namespace {

constexpr int isoLength = 24;
constexpr std::array<char, isoLength + 1> isoShape{"0000-00-00T00:00:00.000Z"};

void writeDigits(std::array<char, isoLength + 1> &text, size_t at, size_t count, int value)
{
    for (auto place = at + count; place > at; --place, value /= 10) {
        text[place - 1] = static_cast<char>('0' + value % 10);
    }
}

int digitsAt(QStringView text, int at, int count)
{
    int value = 0;
    for (const auto digit : text.mid(at, count)) {
        value = value * 10 + (digit.unicode() - u'0') % 10;
    }
    return value;
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

// By hand: QDateTime takes ten times as long, and every time in the store is read and written so.

QString toIso(Instant instant)
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
    return QString::fromLatin1(text.data(), isoLength);
}

std::optional<Instant> instantFromIso(QStringView text)
{
    if (text.size() != isoLength) {
        return std::nullopt;
    }
    const auto month = static_cast<unsigned>(digitsAt(text, 5, 2));
    const auto day = static_cast<unsigned>(digitsAt(text, 8, 2));
    const std::chrono::year_month_day date{std::chrono::year{digitsAt(text, 0, 4)},
                                           std::chrono::month{month}, std::chrono::day{day}};
    const auto instant = std::chrono::sys_days{date} + Hours{digitsAt(text, 11, 2)}
                         + Minutes{digitsAt(text, 14, 2)} + Seconds{digitsAt(text, 17, 2)}
                         + Milliseconds{digitsAt(text, 20, 3)};
    // What is no digit, no date or no time of day does not come out as it went in.
    return toIso(instant) == text ? std::optional<Instant>(instant) : std::nullopt;
}

QString utcDay(Instant instant)
{
    return toIso(instant).left(10);
}

QString utcMonth(Instant instant)
{
    return toIso(instant).left(7);
}

} // namespace savehub
