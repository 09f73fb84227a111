// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/store_contract.h"

using namespace savehub;
using namespace savehub::contract;

class TstStoreContractImports : public StoreContract
{
    Q_OBJECT

private Q_SLOTS:
    void oneUnsettledIncidentIsEnough();
    void peopleAreTakenInParts();
    void meetingsAreTakenInParts();
    void anImportIsTakenWholeOrNotAtAll();
    void whatATableDoesNotGiveStays();
    void somebodyIsFoundByTheirEmail();
    void aNumberChangesWithAConfirmationOnly_data();
    void aNumberChangesWithAConfirmationOnly();
    void aFirstNumberNeedsNoConfirmation();
    void takingANumberAwayNeedsAConfirmation();

private:
    Result<PeopleImported> take(const Person &person, const PeopleImportTerms &terms)
    {
        return m_store->importPeople({person}, actor, now, anyNumberOfIncidents, terms);
    }
    /// The stored person with Ana's email, with the id of sample::person().
    Person ana()
    {
        auto person = m_store->personByEmail(QStringLiteral("ana@example.org"))->value_or(Person());
        person.id = sample::person().id;
        return person;
    }
};

void TstStoreContractImports::oneUnsettledIncidentIsEnough()
{
    const auto first = planned(QStringLiteral("Ana"));
    const auto second = plannedAgain(QStringLiteral("Ana"));
    QVERIFY(second != first);
    const auto record = m_store->load(second);
    QVERIFY_OK(record);
    const auto newest = m_store->incidentFor(record->meeting.id, record->person.id);
    QCOMPARE(newest, Result<std::optional<IncidentId>>(second));
    QVERIFY(isConflict(decide(first, opened)));
    QCOMPARE(m_store->load(first)->incident.state, IncidentState::Resolved);
}

void TstStoreContractImports::peopleAreTakenInParts()
{
    const auto meet = [this](const QString &uid, Instant start) {
        return m_store->importMeetings(sample::import({sample::invitation(uid, start, {"Ana"})}),
                                       actor, now);
    };
    QVERIFY_OK(meet(QStringLiteral("late"), sample::start() + Hours(1)));
    QVERIFY_OK(meet(QStringLiteral("early"), sample::start()));
    QVERIFY_OK(meet(QStringLiteral("past"), now));
    auto ana = sample::person();
    ana.email = QStringLiteral(" ANA@example.org");
    QCOMPARE(m_store->importPeople({ana}, actor, now, 1),
             Result<PeopleImported>({.added = 1, .incidentsPlanned = 1, .isCutShort = true}));
    QCOMPARE(m_store->load(IncidentId(m_ids.last))->meeting.uid, QStringLiteral("early"));
    QCOMPARE(m_store->importPeople({ana}, actor, now, 1),
             Result<PeopleImported>({.unchanged = 1, .incidentsPlanned = 1}));
    QCOMPARE(m_store->load(IncidentId(m_ids.last))->meeting.uid, QStringLiteral("late"));
    ana.name = QStringLiteral("Ana María");
    QCOMPARE(m_store->importPeople({ana}, actor, now, 1), Result<PeopleImported>({.updated = 1}));
    QCOMPARE(m_store->load(IncidentId(m_ids.last))->person.name, ana.name);
}

void TstStoreContractImports::meetingsAreTakenInParts()
{
    QVERIFY_OK(m_store->importPeople({sample::person(), sample::person(QStringLiteral("Bea"))},
                                     actor, now));
    const auto take = [this](Instant start, int mostIncidents) {
        const auto import =
            sample::import({sample::invitation(QStringLiteral("m"), start, {"Bea", "Ana", "Cem"})});
        return m_store->matchMeetings(import).and_then([&](const auto &matches) {
            return m_store->importMeeting(matches.front(), actor, now, mostIncidents);
        });
    };
    const auto cem = sample::invitation({}, {}, {"Cem"}).invitees;
    using Imported = Result<MeetingsImported>;
    const auto start = sample::start();
    QCOMPARE(take(start, 1),
             Imported({.added = 1, .incidentsPlanned = 1, .unknown = cem, .isCutShort = true}));
    QCOMPARE(take(start, 2), Imported({.unchanged = 1, .incidentsPlanned = 1, .unknown = cem}));
    const auto later = start + Hours(1);
    QCOMPARE(take(later, 1), Imported({.incidentsSettled = 1, .unknown = cem, .isCutShort = true}));
    QCOMPARE(m_store->due(start, 9)->size(), size_t(1));
    QCOMPARE(take(later, 2), Imported({.moved = 1,
                                       .incidentsPlanned = 1,
                                       .incidentsSettled = 1,
                                       .unknown = cem,
                                       .isCutShort = true}));
    QCOMPARE(take(later, 9), Imported({.unchanged = 1, .incidentsPlanned = 1, .unknown = cem}));
    QCOMPARE(m_store->due(later, 9)->size(), size_t(2));
    QCOMPARE(m_store->load(IncidentId(m_ids.last))->person.name, QStringLiteral("Bea"));
}

void TstStoreContractImports::anImportIsTakenWholeOrNotAtAll()
{
    const auto ana = planned(QStringLiteral("Ana"));
    const auto before = m_store->load(ana);
    const auto moved =
        sample::invitation(QStringLiteral("Ana"), sample::start() + Hours(1), {"Ana"});
    m_ids.isStuck = true; // the id of the new incident is taken
    const auto conflict = m_store->importMeetings(sample::import({moved}), actor, now);
    QCOMPARE(conflict.error().kind, Error::Kind::Conflict);
    QCOMPARE(m_store->load(ana), before);

    auto nameless = moved;
    nameless.meeting.uid.clear();
    const auto badMeeting = m_store->importMeetings(sample::import({moved, nameless}), actor, now);
    QCOMPARE(badMeeting.error().kind, Error::Kind::BadInput);
    auto without = sample::person();
    without.email = QStringLiteral(" ");
    const auto badPerson = m_store->importPeople({without}, actor, now);
    QCOMPARE(badPerson.error().kind, Error::Kind::BadInput);
    const MeetingMatch unknown{.listed = {}, .stored = MeetingId(QStringLiteral("none"))};
    QCOMPARE(m_store->importMeeting(unknown, actor, now, 9).error().kind, Error::Kind::NotFound);
    QCOMPARE(m_store->load(ana), before);
}

void TstStoreContractImports::whatATableDoesNotGiveStays()
{
    const PersonFields namesOnly{.phone = false,
                                 .language = false,
                                 .timeZone = false,
                                 .backupName = false,
                                 .backupEmail = false,
                                 .backupPhone = false,
                                 .doNotCall = false};
    auto stored = sample::person();
    stored.doNotCall = true;
    Person read;
    read.name = stored.name;
    read.email = stored.email;
    using Imported = Result<PeopleImported>;
    QCOMPARE(take(stored, {}), Imported({.added = 1}));
    QCOMPARE(take(read, {.given = namesOnly}), Imported({.unchanged = 1}));
    QVERIFY(ana() == stored);

    auto some = namesOnly;
    some.doNotCall = true;
    QCOMPARE(take(read, {.given = some}), Imported({.updated = 1}));
    stored.doNotCall = false;
    QVERIFY(ana() == stored);

    read.email = QStringLiteral("bea@example.org");
    QCOMPARE(take(read, {.given = namesOnly}), Imported({.added = 1}));
    const auto bea = m_store->personByEmail(read.email);
    QVERIFY_OK(bea);
    read.id = (*bea)->id;
    QVERIFY(*bea == read); // with the defaults
}

void TstStoreContractImports::somebodyIsFoundByTheirEmail()
{
    QCOMPARE(m_store->personByEmail(QStringLiteral("ana@example.org")),
             Result<std::optional<Person>>(std::nullopt));
    QVERIFY_OK(take(sample::person(), {}));
    const auto found = m_store->personByEmail(QStringLiteral(" ANA@example.org"));
    QVERIFY_OK(found);
    QVERIFY(found->has_value());
    QVERIFY(ana() == sample::person());
}

void TstStoreContractImports::aNumberChangesWithAConfirmationOnly_data()
{
    QTest::addColumn<bool>("isBackup");
    QTest::newRow("their own") << false;
    QTest::newRow("the backup's") << true;
}

void TstStoreContractImports::aNumberChangesWithAConfirmationOnly()
{
    QFETCH(const bool, isBackup);
    QVERIFY_OK(take(sample::person(), {}));
    auto changed = sample::person();
    changed.name = QStringLiteral("Ana María");
    (isBackup ? changed.backup.phone : changed.phone) = PhoneNumber::fromE164(u"+15551230091");
    const auto words =
        isBackup ? QStringLiteral("Ana María (ana@example.org): backup phone ****0002 → "
                                  "****0091")
                 : QStringLiteral("Ana María (ana@example.org): phone ****0001 → ****0091");
    const auto before = m_store->version();
    const auto refused = take(changed, {});
    QVERIFY_OK(refused);
    QCOMPARE(refused->leftOut.size(), 1);
    QVERIFY2(refused->leftOut.front().contains(words), qPrintable(refused->leftOut.front()));
    QCOMPARE(refused->updated + refused->unchanged, 0);
    QVERIFY(ana() == sample::person());
    QCOMPARE(m_store->version(), before);

    const PeopleImportTerms sure{.confirmed = Confirmed::Yes};
    QCOMPARE(take(changed, sure),
             Result<PeopleImported>({.updated = 1, .changedNumbers = {words}}));
    QVERIFY(ana() == changed);
    QCOMPARE(take(changed, {}), Result<PeopleImported>({.unchanged = 1})); // it is stored now
}

void TstStoreContractImports::aFirstNumberNeedsNoConfirmation()
{
    auto without = sample::person();
    without.phone.reset();
    without.backup.phone.reset();
    using Imported = Result<PeopleImported>;
    QCOMPARE(take(without, {}), Imported({.added = 1}));
    QCOMPARE(take(sample::person(), {}), Imported({.updated = 1}));
}

/// Otherwise a number could be replaced in two steps without a confirmation.
void TstStoreContractImports::takingANumberAwayNeedsAConfirmation()
{
    auto without = sample::person();
    without.phone.reset();
    QVERIFY_OK(take(sample::person(), {}));
    const auto words = QStringLiteral("Ana (ana@example.org): phone ****0001 → none");
    const auto refused = take(without, {});
    QVERIFY_OK(refused);
    QCOMPARE(refused->leftOut.size(), 1);
    QVERIFY2(refused->leftOut.front().contains(words), qPrintable(refused->leftOut.front()));
    QVERIFY(ana() == sample::person());
    QCOMPARE(take(without, {.confirmed = Confirmed::Yes}),
             Result<PeopleImported>({.updated = 1, .changedNumbers = {words}}));
    QVERIFY(ana() == without);
}

QTEST_GUILESS_MAIN(TstStoreContractImports)
#include "tst_store_contract_imports.moc"
