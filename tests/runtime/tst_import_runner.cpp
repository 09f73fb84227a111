// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/program_fixture.h"

#include <QTest>

using namespace savehub;

/// How the engine ends imports that cannot be taken as they are.
class TestImportRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUnconfirmedOneEndsAtOnceAndTheNextIsTaken();
};

void TestImportRunner::anUnconfirmedOneEndsAtOnceAndTheNextIsTaken()
{
    ProgramFixture story(1);
    story.start();
    auto person = story.inner->load(story.incidents.front())->person;
    person.phone = PhoneNumber::fromE164(u"+12025550188");
    const auto stored = [&] {
        return story.inner->personByEmail(person.email)->value_or(Person()).phone;
    };
    std::vector<Done> ends;
    const auto import = [&](Confirmed confirmed) {
        auto job = std::make_shared<ImportJob>();
        job->work = std::make_unique<PeopleImportWork>(std::vector{person}, QStringLiteral("test"),
                                                       PeopleImportTerms{.confirmed = confirmed});
        job->ended = [&](const Done &how) {
            ends.push_back(how);
        };
        story.program->engine().import(job);
    };
    import(Confirmed::No);
    story.clock.runFor(Milliseconds{100}); // the import is not tried again
    QCOMPARE(ends.size(), size_t(1));
    QVERIFY(!ends.front());
    QCOMPARE(ends.front().error().kind, Error::Kind::Unconfirmed);
    QVERIFY(stored() != person.phone);

    import(Confirmed::Yes);
    story.clock.runFor(Milliseconds{100});
    QCOMPARE(ends.size(), size_t(2));
    QVERIFY(ends.back());
    QVERIFY(stored() == person.phone);
}

QTEST_GUILESS_MAIN(TestImportRunner)
#include "tst_import_runner.moc"
