// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person.h"
#include "domain/settings.h"
#include "engine/imports.h"
#include "ports/reception.h"
#include "tests/sim/dice.h"

#include <functional>
#include <memory>
#include <vector>

namespace savehub {

class Engine;
class ImportWork;
class Judge;
class SimulatedCarrier;
class Store;
class VirtualClock;

/// Somebody who may invite, import and write to us, and who wants phones to ring. He floods people
/// with invitations, swaps numbers or imports ones that the reader of a file would refuse, sets
/// caps and quotas to extremes, replays and forges news, and sends texts from unknown numbers. He
/// has dice of his own, so a day without him is the same as before.
class Abuser
{
public:
    /// What he has access to.
    struct Reach {
        VirtualClock &clock;
        Store &store; ///< as another program on the same database sees it
        SimulatedCarrier &carrier;
        Judge &judge;
        std::function<Engine *()> engine; ///< null while the program is down
        std::function<void(std::unique_ptr<ImportWork>)> take;
        std::function<void(Milliseconds, std::function<void()>)> later;
        std::function<void()> changed; ///< tells that the store was changed past the program
    };
    struct Deed {
        Instant at;
        std::function<void()> happen;
    };

    /// On a \a mild day he leaves money and settings alone.
    Abuser(quint64 seed, bool isMild, Reach reach);

    /// Sets the day's quotas: very low or very high ones, or the usual ones.
    void setQuotas(Settings &settings);
    /// What a minute costs today, to any number. Nothing: the prices are the usual ones.
    std::optional<Money> listPrice();
    /// Adds to \a people one more, whom he leaves alone and who is invited to all \a meetings.
    static void addBystander(std::vector<Person> &people, std::vector<CalendarMeeting> &meetings);
    static bool isBystander(const Person &person);
    /// Plans what he does on the day of \a people, whose rows he changes, and of \a meetings.
    std::vector<Deed> deeds(std::vector<Person> &people,
                            const std::vector<CalendarMeeting> &meetings);
    /// His meetings start no later than this after the morning.
    static constexpr Hours plansAhead{9};

    /// A call is about to connect. He may do something before it leaves.
    void callConnects();
    /// How long a text takes to connect. He may do something meanwhile.
    Milliseconds textConnects();
    /// He learns what the provider reports.
    void overhears(const AttemptKey &attempt, const CallReport &report);

private:
    /// Invitations of one person to many meetings, in quick succession.
    struct Flood {
        QString name;
        QString victim; ///< an email
        Instant first;
        Milliseconds apart{};
        int count = 0;
        int meetingsPerUid = 1; ///< the others are further occurrences of the first

        Instant start(int meeting) const { return first + apart * meeting; }
    };
    enum class Change { None, Moved, Cancelled };
    using Happen = void (Abuser::*)();
    struct Heard {
        AttemptKey attempt;
        CallReport report;
    };

    // In abuser.cpp: people, numbers, settings.
    Instant nearSomeCall();
    Person *anyVictim();
    void soon(const std::vector<Happen> &choices);
    void swapsNumbers();
    void givesAllOneNumber();
    void replacesNumber();
    void slipsNumberIn();
    void bringPeople();
    void changesCaps();
    void changeSettings(const std::function<void(Settings &)> &change);
    void tellLater();

    // In abuser_floods.cpp.
    void planFloods(std::vector<Deed> &deeds);
    void planFurtherWave(const Flood &flood, Instant at, std::vector<Deed> &deeds);
    static CalendarMeeting invitation(const Flood &flood, int meeting, Change change);
    void push(const Flood &flood, Change change);
    void bring(MeetingImport import);
    void bringInPieces(const MeetingImport &import);
    void callsOffForAMoment();
    void bringOne(const Flood &flood, int meeting, Change change);

    // In abuser_news.cpp.
    void replays();
    void forges();
    void forgesCall();
    void forgesText();
    void contradicts();
    void writes();
    void writesMany();
    void bringText(const ReceivedText &text);
    PhoneNumber anySender();
    std::optional<ProviderSid> anothersSid(const ProviderSid &own);

    Dice m_dice;
    bool m_isMild;
    Reach m_reach;
    std::vector<Person> *m_people = nullptr; ///< of the day
    std::vector<Instant> m_starts;           ///< starts of the meetings that he knows of
    std::vector<Flood> m_floods;
    std::vector<Heard> m_heard;
};

} // namespace savehub
