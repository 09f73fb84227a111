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

/// Whoever may invite, import and write to us, and wants phones to ring: invitations in floods, numbers
/// that are swapped or slipped in past the reader, caps and quotas at their ends, news that is replayed
/// or forged, texts of strangers. He has dice of his own: they change no day that he stays away from.
class Abuser
{
public:
    /// What he can get at.
    struct Reach {
        VirtualClock &clock;
        Store &store; ///< as another program on the same database has it
        SimulatedCarrier &carrier;
        Judge &judge;
        std::function<Engine *()> engine; ///< nothing while the program is down
        std::function<void(std::unique_ptr<ImportWork>)> take;
        std::function<void(Milliseconds, std::function<void()>)> later;
        std::function<void()> changed; ///< the store was, past the program
    };
    struct Deed {
        Instant at;
        std::function<void()> happen;
    };

    /// On a \a mild day he leaves money and settings alone.
    Abuser(quint64 seed, bool isMild, Reach reach);

    /// How low, or high, the day's quotas are.
    void setQuotas(Settings &settings);
    /// What a minute to anybody costs today, where that is known.
    std::optional<Money> listPrice();
    /// One more of \a people, whom he leaves alone and who is invited to all \a meetings.
    static void addBystander(std::vector<Person> &people, std::vector<CalendarMeeting> &meetings);
    static bool isBystander(const Person &person);
    /// What he does on the day of \a people, whose rows he changes, and \a meetings.
    std::vector<Deed> deeds(std::vector<Person> &people,
                            const std::vector<CalendarMeeting> &meetings);
    /// Nothing that he plans starts later than that after the day's first moment.
    static constexpr Hours plansAhead{9};

    /// A call is about to connect: he may do something before it leaves.
    void callConnects();
    /// How long a text takes to connect, and he may do something meanwhile.
    Milliseconds textConnects();
    /// He hears what the provider reports, too.
    void overhears(const AttemptKey &attempt, const CallReport &report);

private:
    /// Invitations of one person to many meetings, one soon after the other.
    struct Flood {
        QString name;
        QString victim; ///< an email
        Instant first;
        Milliseconds apart{};
        int count = 0;
        int meetingsPerUid = 1; ///< the others are further occurrences of the same

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
    std::vector<Person> *m_people = nullptr; ///< the day's
    std::vector<Instant> m_starts;           ///< of the meetings that he knows of
    std::vector<Flood> m_floods;
    std::vector<Heard> m_heard;
};

} // namespace savehub
