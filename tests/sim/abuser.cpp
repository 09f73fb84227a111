// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/abuser.h"

#include "tests/sim/day.h"

#include <algorithm>

namespace savehub {

namespace {

const auto bystandersAddress = QStringLiteral("bystander@example.com");
constexpr auto dicesSalt = 0x5eedULL << 32;

PhoneNumber number(const QString &digits)
{
    return *PhoneNumber::fromE164(digits);
}

/// A number that somebody might get with a new phone.
PhoneNumber freshNumber(Dice &dice)
{
    return number(QStringLiteral("+12025558%1").arg(dice.below(1'000), 3, 10, QLatin1Char('0')));
}

/// One of the numbers that SimulatedPlans knows as forbidden: premium-rate, satellite, two other
/// countries.
PhoneNumber forbiddenNumber(Dice &dice)
{
    return number(QLatin1String(dice.oneOf<const char *>(
        {"+19005550100", "+881612345678", "+441632960001", "+18765550100"})));
}

} // namespace

Abuser::Abuser(quint64 seed, bool isMild, Reach reach)
    : m_dice(seed ^ dicesSalt),
      m_isMild(isMild),
      m_reach(std::move(reach))
{
}

void Abuser::setQuotas(Settings &settings)
{
    if (m_isMild || m_dice.chance(50)) {
        return;
    }
    settings.quotas = m_dice.oneOf<PhoneQuotas>({{1, 2, 1, 2},
                                                 {2, 3, 2, 4},
                                                 {0, 10, 6, 20},
                                                 {4, 10, 0, 0},
                                                 {4, 5, 6, 7},
                                                 {1'000, 1'000, 1'000, 1'000}});
}

/// 0.90 $ a minute on some days, as after a rise in the provider's prices.
std::optional<Money> Abuser::listPrice()
{
    return !m_isMild && m_dice.chance(15) ? std::optional(microDollars(900'000)) : std::nullopt;
}

void Abuser::addBystander(std::vector<Person> &people, std::vector<CalendarMeeting> &meetings)
{
    people.push_back({.id = {},
                      .name = QStringLiteral("Bystander"),
                      .email = bystandersAddress,
                      .phone = number(QStringLiteral("+12025550150")),
                      .backup = {}});
    for (auto &planned : meetings) {
        planned.invitees.push_back({bystandersAddress, {}});
    }
}

bool Abuser::isBystander(const Person &person)
{
    return person.email == bystandersAddress;
}

std::vector<Abuser::Deed> Abuser::deeds(std::vector<Person> &people,
                                        const std::vector<CalendarMeeting> &meetings)
{
    m_people = &people;
    for (const auto &planned : meetings) {
        m_starts.push_back(planned.meeting.start);
    }
    std::vector<Deed> deeds;
    planFloods(deeds);
    std::vector<Happen> all{
        &Abuser::swapsNumbers,
        &Abuser::swapsNumbers,
        &Abuser::givesAllOneNumber,
        &Abuser::slipsNumberIn,
        &Abuser::replacesNumber,
        &Abuser::replays,
        &Abuser::forges,
        &Abuser::writes,
        &Abuser::writesMany,
        &Abuser::callsOffForAMoment,
    };
    if (!m_isMild) {
        all.push_back(&Abuser::changesCaps);
    }
    const auto count = 4 + m_dice.below(16);
    for (int i = 0; i < count; ++i) {
        const auto at = nearSomeCall();
        deeds.push_back({at, [this, happen = m_dice.oneOf(all)] {
                             (this->*happen)();
                         }});
    }
    return deeds;
}

void Abuser::callConnects()
{
    if (m_dice.chance(15)) {
        soon({&Abuser::swapsNumbers, &Abuser::replacesNumber, &Abuser::slipsNumberIn,
              m_isMild ? &Abuser::replays : &Abuser::changesCaps});
    }
}

Milliseconds Abuser::textConnects()
{
    if (m_dice.chance(60)) {
        return Milliseconds{0};
    }
    if (m_dice.chance(20)) {
        soon({&Abuser::swapsNumbers, &Abuser::replacesNumber,
              m_isMild ? &Abuser::replays : &Abuser::changesCaps});
    }
    return m_dice.between(Milliseconds{1}, Seconds{3});
}

void Abuser::soon(const std::vector<Happen> &choices)
{
    m_reach.later(m_dice.between(Milliseconds{1}, Seconds{2}),
                  [this, happen = m_dice.oneOf(choices)] { (this->*happen)(); });
}

/// Mostly between a reminder by text and the end of the call window.
Instant Abuser::nearSomeCall()
{
    const auto start = m_dice.oneOf(m_starts);
    return m_dice.chance(70) ? start + m_dice.between(-Seconds{310}, -Seconds{110})
                             : start + m_dice.between(-Minutes{20}, Minutes{15});
}

/// Somebody with a phone. The people of a crowd have none.
Person *Abuser::anyVictim()
{
    std::vector<Person *> victims;
    for (auto &person : *m_people) {
        if (person.phone && !isBystander(person)) {
            victims.push_back(&person);
        }
    }
    return victims.empty() ? nullptr : m_dice.oneOf(victims);
}

void Abuser::swapsNumbers()
{
    auto *one = anyVictim();
    auto *other = anyVictim();
    if (!one) {
        return;
    }
    std::swap(one->phone, other->phone);
    if (m_dice.chance(20)) {
        std::swap(one->backup.phone, other->phone);
    }
    bringPeople();
}

void Abuser::givesAllOneNumber()
{
    const auto *first = anyVictim();
    if (!first) {
        return;
    }
    const auto phone = first->phone;
    for (auto &person : *m_people) {
        if (person.phone && !isBystander(person)) {
            person.phone = phone;
        }
    }
    bringPeople();
}

void Abuser::replacesNumber()
{
    if (auto *person = anyVictim()) {
        person->phone = freshNumber(m_dice);
        person->backup.phone = freshNumber(m_dice);
        bringPeople();
    }
}

void Abuser::slipsNumberIn()
{
    auto *person = anyVictim();
    if (!person) {
        return;
    }
    if (m_dice.chance(70)) {
        person->phone = forbiddenNumber(m_dice);
    } else {
        person->backup.phone = forbiddenNumber(m_dice);
    }
    bringPeople();
}

/// As an import of the program itself, or of another program. In the second case the program learns
/// of it a little later. Both are confirmed, as if somebody had been talked into that.
void Abuser::bringPeople()
{
    const PeopleImportTerms sure{.confirmed = Confirmed::Yes};
    if (m_dice.chance(50)) {
        m_reach.take(std::make_unique<PeopleImportWork>(*m_people, operatorName, sure));
        return;
    }
    (void)m_reach.store.importPeople(*m_people, operatorName, m_reach.clock.now(),
                                     anyNumberOfIncidents, sure);
    tellLater();
}

void Abuser::tellLater()
{
    m_reach.later(m_dice.between(Milliseconds{0}, Seconds{1}), m_reach.changed);
}

void Abuser::changesCaps()
{
    static const std::vector<std::function<void(Settings &)>> changes{
        [](Settings &settings) { settings.dailyCap = Money{}; },
        [](Settings &settings) { settings.monthlyCap = Money{}; },
        [](Settings &settings) { settings.dailyCallCap = 0; },
        [](Settings &settings) { settings.monthlyCallCap = 0; },
        [](Settings &settings) { settings.dailyCap = microDollars(60'000); },
        [](Settings &settings) { settings.monthlyCap = microDollars(100'000); },
        [](Settings &settings) { settings.dailyCallCap = 2; },
        [](Settings &settings) { settings.monthlyCallCap = 3; },
    };
    changeSettings(m_dice.oneOf(changes));
    m_reach.later(m_dice.between(Seconds{1}, Hours{1}), [this] {
        changeSettings([](Settings &settings) {
            const Settings usual;
            settings.dailyCap = usual.dailyCap;
            settings.monthlyCap = usual.monthlyCap;
            settings.dailyCallCap = usual.dailyCallCap;
            settings.monthlyCallCap = usual.monthlyCallCap;
        });
    });
}

void Abuser::changeSettings(const std::function<void(Settings &)> &change)
{
    const auto now = m_reach.clock.now();
    auto settings = certain(m_reach.store.standing(now)).settings;
    change(settings);
    if (auto *engine = m_reach.engine(); engine && m_dice.chance(50)) {
        (void)engine->changeSettings(settings, operatorName);
    } else {
        (void)m_reach.store.saveSettings(settings, operatorName, now);
        tellLater();
    }
}

} // namespace savehub
