// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/number_changes.h"

#include "tests/testlib/sample_data.h"

#include <QTest>

using namespace savehub;

namespace {

const PersonFields nothing{.phone = false,
                           .language = false,
                           .timeZone = false,
                           .backupName = false,
                           .backupEmail = false,
                           .backupPhone = false,
                           .doNotCall = false};

/// Differs from sample::person() in every field that a table may have.
Person other()
{
    return {.id = PersonId(QStringLiteral("other")),
            .name = QStringLiteral("Ana María"),
            .email = QStringLiteral(" ANA@example.org"),
            .phone = PhoneNumber::fromE164(u"+15551230091"),
            .language = QStringLiteral("de"),
            .timeZone = "Europe/Berlin",
            .backup = {.name = QStringLiteral("Cleo"),
                       .email = QStringLiteral("cleo@example.org"),
                       .phone = PhoneNumber::fromE164(u"+15551230092")},
            .doNotCall = !sample::person().doNotCall};
}

using Change = std::function<void(Person &)>;

} // namespace

/// How an import changes a person, and whose numbers it changes.
class TstPersonMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsGivenIsTaken_data();
    void onlyWhatIsGivenIsTaken();
    void anEmptyCellEmpties();
    void somebodyNewHasDefaults();
    void anEmailIsKnownHoweverItIsWritten();
    void onlyANumberThatWasThereIsChanged_data();
    void onlyANumberThatWasThereIsChanged();
    void withoutAChangeNothingIsToBeConfirmed();
    void fiveAreNamedAndTheOthersCounted();
    void numbersThatEndAlikeAreToldApart();
    void aNumberThatIsTakenAwayIsTold();
    void wordsHoldNoWholeNumber();
};

void TstPersonMerge::onlyWhatIsGivenIsTaken_data()
{
    QTest::addColumn<PersonFields>("given");
    QTest::addColumn<Change>("change"); ///< to what is stored, besides the name

    const auto row = [](const char *name, bool PersonFields::*field, const Change &change) {
        auto given = nothing;
        given.*field = true;
        QTest::newRow(name) << given << change;
    };
    QTest::newRow("nothing") << nothing << Change([](Person &) {});
    row("phone", &PersonFields::phone, [](Person &person) { person.phone = other().phone; });
    row("language", &PersonFields::language,
        [](Person &person) { person.language = other().language; });
    row("time zone", &PersonFields::timeZone,
        [](Person &person) { person.timeZone = other().timeZone; });
    row("backup name", &PersonFields::backupName,
        [](Person &person) { person.backup.name = other().backup.name; });
    row("backup email", &PersonFields::backupEmail,
        [](Person &person) { person.backup.email = other().backup.email; });
    row("backup phone", &PersonFields::backupPhone,
        [](Person &person) { person.backup.phone = other().backup.phone; });
    row("do not call", &PersonFields::doNotCall,
        [](Person &person) { person.doNotCall = other().doNotCall; });
    QTest::newRow("everything") << PersonFields() << Change([](Person &person) {
        auto all = other();
        all.id = person.id;
        all.email = person.email;
        person = all;
    });
}

void TstPersonMerge::onlyWhatIsGivenIsTaken()
{
    QFETCH(const PersonFields, given);
    QFETCH(const Change, change);
    auto expected = sample::person();
    expected.name = other().name; // every table has the name
    change(expected);
    QVERIFY(merged(sample::person(), other(), given) == expected);
}

void TstPersonMerge::anEmptyCellEmpties()
{
    const auto stored = sample::person();
    Person read;
    read.name = stored.name;
    read.email = stored.email;
    Person expected;
    expected.id = stored.id;
    expected.name = stored.name;
    expected.email = stored.email;
    QVERIFY(merged(stored, read, {}) == expected);
}

void TstPersonMerge::somebodyNewHasDefaults()
{
    Person expected;
    expected.name = other().name;
    expected.email = sample::person().email;
    QVERIFY(merged({}, other(), nothing) == expected);
}

void TstPersonMerge::anEmailIsKnownHoweverItIsWritten()
{
    QCOMPARE(emailKey(QStringLiteral(" ANA@Example.org ")), QStringLiteral("ana@example.org"));
}

void TstPersonMerge::onlyANumberThatWasThereIsChanged_data()
{
    QTest::addColumn<Change>("before");
    QTest::addColumn<Change>("after");
    QTest::addColumn<int>("changes");

    const Change same = [](Person &) {
    };
    const Change without = [](Person &person) {
        person.phone.reset();
        person.backup.phone.reset();
    };
    const Change own = [](Person &person) {
        person.phone = other().phone;
    };
    const Change both = [](Person &person) {
        person.phone = other().phone;
        person.backup.phone = other().backup.phone;
    };
    QTest::newRow("the same") << same << same << 0;
    QTest::newRow("first ones") << without << same << 0;
    QTest::newRow("taken away") << same << without << 2;
    QTest::newRow("none at all") << without << without << 0;
    QTest::newRow("their own") << same << own << 1;
    QTest::newRow("both") << same << both << 2;
}

void TstPersonMerge::onlyANumberThatWasThereIsChanged()
{
    QFETCH(const Change, before);
    QFETCH(const Change, after);
    QFETCH(const int, changes);
    auto stored = sample::person();
    before(stored);
    auto person = sample::person();
    after(person);
    const auto found = numberChanges(stored, person);
    QCOMPARE(static_cast<int>(found.size()), changes);
    if (changes > 0) {
        const NumberChange first{NumberChange::Which::Own, *stored.phone, person.phone};
        QVERIFY(found.front() == first);
    }
    if (changes > 1) {
        const NumberChange second{NumberChange::Which::Backup, *stored.backup.phone,
                                  person.backup.phone};
        QVERIFY(found.back() == second);
    }
}

void TstPersonMerge::withoutAChangeNothingIsToBeConfirmed()
{
    NumberChanges changes;
    auto person = sample::person();
    person.doNotCall = !person.doNotCall;
    changes.add(sample::person(), person);
    QVERIFY(changes.check());
}

void TstPersonMerge::fiveAreNamedAndTheOthersCounted()
{
    NumberChanges changes;
    for (int i = 1; i <= 7; ++i) {
        const auto stored = sample::person(QStringLiteral("P%1").arg(i));
        auto person = stored;
        person.phone = other().phone;
        changes.add(stored, person);
        const auto check = changes.check();
        QVERIFY(!check);
        QCOMPARE(check.error().kind, Error::Kind::Unconfirmed);
        const auto words = check.error().what;
        QVERIFY2(words.contains(QStringLiteral(" %1 person").arg(i)), qPrintable(words));
        QCOMPARE(words.count(QStringLiteral("phone ****0001 → ****0091")), std::min(i, 5));
        QCOMPARE(words.contains(QStringLiteral("; and %1 more").arg(i - 5)), i > 5);
    }
    QVERIFY(changes.check().error().what.contains(QStringLiteral("P1 (p1@example.org): phone")));
}

void TstPersonMerge::numbersThatEndAlikeAreToldApart()
{
    auto person = sample::person();
    person.phone = PhoneNumber::fromE164(u"+5371230001");
    const auto text = toText(person, numberChanges(sample::person(), person));
    QVERIFY2(text.contains(QStringLiteral("****0001 → ****0001 (another number")),
             qPrintable(text));
}

void TstPersonMerge::aNumberThatIsTakenAwayIsTold()
{
    auto person = sample::person();
    person.phone.reset();
    QCOMPARE(toText(person, numberChanges(sample::person(), person)),
             QStringLiteral("Ana (ana@example.org): phone ****0001 → none"));
}

void TstPersonMerge::wordsHoldNoWholeNumber()
{
    const auto stored = sample::person();
    auto person = other();
    person.name = QStringLiteral("Ana +34 600 123 456");
    person.email = QStringLiteral("+34600123456@example.org");
    const auto changes = numberChanges(stored, person);
    const auto words = toText(person, changes) + unconfirmedWords(person, changes);
    for (const auto *number : {"600123", "600 123", "5551230001", "5551230091"}) {
        QVERIFY2(!words.contains(QLatin1String(number)), qPrintable(words));
    }
}

QTEST_GUILESS_MAIN(TstPersonMerge)
#include "tst_person_merge.moc"
