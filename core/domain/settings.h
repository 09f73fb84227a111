// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/countries.h"
#include "domain/instant.h"
#include "domain/money.h"
#include "domain/provider.h"

namespace savehub {

/// How often one phone may be called and texted, for whatever meetings.
struct PhoneQuotas {
    int callsAnHour = 4;
    int callsADay = 10;
    int textsAnHour = 6;
    int textsADay = 20;
    bool operator==(const PhoneQuotas &) const = default;
};

/// The upper bound for these settings.
constexpr PhoneQuotas mostQuotas{
    .callsAnHour = 12, .callsADay = 40, .textsAnHour = 20, .textsADay = 80};

/// What the operator can change while the program runs. Kept in the store, and read again inside
/// every transaction that records an intent.
struct Settings {
    Provider provider = Provider::Mock;
    bool testMode = false;
    bool callsStopped = false; ///< the kill switch: no calls and no texts
    int callsPerSecond = 1;    ///< of the account; 1 to 5
    Seconds ringTime{20};      ///< two calls fit into the window
    Seconds callTimeLimit{120};
    bool detectMachines = false; ///< the provider tells people and answering machines apart
    Money pricePerMinute = microDollars(25'000);
    Money leastPerCall = microDollars(10'000);
    Money pricePerDetection = microDollars(7'500); ///< for each call, where machines are detected
    Money pricePerText = microDollars(8'300);      ///< for each segment that a text is sent as
    Money dailyCap = microDollars(20'000'000);
    Money monthlyCap = microDollars(200'000'000);
    int dailyCallCap = 500;
    int monthlyCallCap = 5'000;
    Money mostPerCall = microDollars(500'000); ///< for the first minute; dearer calls are refused
    Countries countries{};                     ///< where calls and texts may go
    PhoneQuotas quotas{};

    bool operator==(const Settings &) const = default;
};

} // namespace savehub
