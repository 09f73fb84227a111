// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings_table.h"

#include "domain/words.h"

#include <QMap>

namespace savehub {

namespace {

using SettingsRows = QMap<QString, QString>;

QString written(Provider value)
{
    return toText(value);
}
QString written(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}
QString written(int value)
{
    return QString::number(value);
}
QString written(Seconds value)
{
    return QString::number(value.count());
}
QString written(Money value)
{
    return QString::number(value.micros);
}
QString written(const Countries &value)
{
    return toText(value);
}

bool read(const QString &text, Provider &value)
{
    const auto provider = enumFromText<Provider>(text);
    value = provider.value_or(value);
    return provider.has_value();
}
bool read(const QString &text, bool &value)
{
    value = text == QLatin1String("true");
    return value || text == QLatin1String("false");
}
bool read(const QString &text, int &value)
{
    bool ok = false;
    value = text.toInt(&ok);
    return ok;
}
bool read(const QString &text, Seconds &value)
{
    bool ok = false;
    value = Seconds(text.toLongLong(&ok));
    return ok;
}
bool read(const QString &text, Money &value)
{
    bool ok = false;
    value = microDollars(text.toLongLong(&ok));
    return ok;
}

bool read(const QString &text, Countries &value)
{
    const auto countries = countriesFromText(text);
    value = countries.value_or(value);
    return countries.has_value();
}

/// The one list of fields and their names. The binding does not compile when a field is added to
/// Settings and forgotten here.
template <typename AnySettings, typename Visit>
void visitFields(AnySettings &settings, Visit visit)
{
    auto &[provider, testMode, callsStopped, callsPerSecond, ringTime, callTimeLimit,
           detectMachines, pricePerMinute, leastPerCall, pricePerDetection, pricePerText, dailyCap,
           monthlyCap, dailyCallCap, monthlyCallCap, mostPerCall, countries, quotas] = settings;
    auto &[callsAnHour, callsADay, textsAnHour, textsADay] = quotas;
    visit(QStringLiteral("provider"), provider);
    visit(QStringLiteral("test_mode"), testMode);
    visit(QStringLiteral("calls_stopped"), callsStopped);
    visit(QStringLiteral("calls_per_second"), callsPerSecond);
    visit(QStringLiteral("ring_seconds"), ringTime);
    visit(QStringLiteral("call_limit_seconds"), callTimeLimit);
    visit(QStringLiteral("detect_machines"), detectMachines);
    visit(QStringLiteral("price_per_minute_micros"), pricePerMinute);
    visit(QStringLiteral("least_per_call_micros"), leastPerCall);
    visit(QStringLiteral("price_per_detection_micros"), pricePerDetection);
    visit(QStringLiteral("price_per_text_micros"), pricePerText);
    visit(QStringLiteral("daily_cap_micros"), dailyCap);
    visit(QStringLiteral("monthly_cap_micros"), monthlyCap);
    visit(QStringLiteral("daily_call_cap"), dailyCallCap);
    visit(QStringLiteral("monthly_call_cap"), monthlyCallCap);
    visit(QStringLiteral("most_per_call_micros"), mostPerCall);
    visit(QStringLiteral("countries"), countries);
    visit(QStringLiteral("calls_per_phone_hour"), callsAnHour);
    visit(QStringLiteral("calls_per_phone_day"), callsADay);
    visit(QStringLiteral("texts_per_phone_hour"), textsAnHour);
    visit(QStringLiteral("texts_per_phone_day"), textsADay);
}

SettingsRows toRows(const Settings &settings)
{
    SettingsRows rows;
    visitFields(settings,
                [&](const QString &name, const auto &value) { rows.insert(name, written(value)); });
    return rows;
}

Result<Settings> fromRows(const SettingsRows &rows, const SettingsLayers &layers)
{
    auto settings = layers.defaults;
    QString broken;
    visitFields(settings, [&](const QString &name, auto &value) {
        if (rows.contains(name) && !read(rows.value(name), value)) {
            broken = name;
        }
    });
    if (broken.isEmpty()) {
        return layers.onTopOf(settings);
    }
    return failure(Error::Kind::Corrupt,
                   Words::tr("The setting %1 in the database cannot be read.").arg(broken),
                   Words::tr("Correct or delete its row in the table settings."));
}

} // namespace

Result<Settings> SettingsTable::load()
{
    return m_sql
        .select(QStringLiteral("SELECT name, value FROM settings"), {},
                [](const Row &row) { return std::pair(row.text("name"), row.text("value")); })
        .and_then([this](const auto &rows) {
            SettingsRows byName;
            for (const auto &[name, value] : rows) {
                byName.insert(name, value);
            }
            return fromRows(byName, m_layers);
        });
}

Result<std::vector<AuditEntry>> SettingsTable::save(const Settings &settings, const QString &actor)
{
    const auto stored = load();
    if (!stored) {
        return tl::make_unexpected(stored.error());
    }
    const auto before = toRows(*stored);
    const auto after = toRows(settings);
    std::vector<AuditEntry> changes;
    const auto done = forEach(after.keys(), [&](const QString &name) -> Done {
        const auto from = before.value(name);
        const auto to = after.value(name);
        if (from == to) {
            return {};
        }
        changes.push_back({actor, QStringLiteral("settings.") + name, QStringLiteral("settings"),
                           QStringLiteral("%1 → %2").arg(from, to)});
        return write(name, to);
    });
    return done.map([&] { return changes; });
}

Done SettingsTable::confirm(const Countries &countries)
{
    return write(QStringLiteral("countries"), toText(countries));
}

Done SettingsTable::write(const QString &name, const QString &value)
{
    return m_sql.run(QStringLiteral("INSERT INTO settings (name, value) VALUES (?, ?)"
                                    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
                     {bound(name), bound(value)});
}

} // namespace savehub
