// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remove_source_work.h"
#include "tests/features/story.h"

using namespace savehub;

namespace {

const auto actor = QStringLiteral("operator");
const SourceName team{MeetingSource::CalendarFile, QStringLiteral("/srv/team.ics")};
const SourceName sales{MeetingSource::CalendarFile, QStringLiteral("/srv/sales.ics")};

std::shared_ptr<ImportJob> jobOf(std::unique_ptr<ImportWork> work)
{
    auto job = std::make_shared<ImportJob>();
    job->work = std::move(work);
    job->ended = [](const Done &done) {
        certain(done);
    };
    return job;
}

/// \a source lists the meeting of the story, with Ana.
void import(Story &story, const SourceName &source)
{
    const auto planned = story.stage().incidentsOf(QStringLiteral("Ana")).front();
    auto listed =
        sample::import({{planned.meeting, {{planned.person.email, planned.person.name, false}}}});
    listed.source = source;
    story.stage().engine().import(jobOf(std::make_unique<MeetingImportWork>(listed, actor)));
}

void takeBack(Story &story, const SourceName &source)
{
    story.stage().engine().import(jobOf(std::make_unique<RemoveSourceWork>(source, 1, actor)));
}

} // namespace

/// A person who is expected only because of one source is left alone once that source is taken
/// back.
class TestTakenBackSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRingingCallIsEnded();
    void nobodyIsRemindedAnyMore_data();
    void nobodyIsRemindedAnyMore();
    void whoIsExpectedElsewhereIsCalled();
    void theBackupIsNotTold();
};

void TestTakenBackSources::aRingingCallIsEnded()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{30});
    import(story, team);
    story.at(T - Minutes{3} + Seconds{3}).then().lastCallIs(AttemptStatus::Ringing);
    takeBack(story, team);
    story.at(T - Minutes{3} + Seconds{4}).then().lastCallIs(AttemptStatus::Canceled);
    story.then().nothingMoreGoesOut().resolvedAs(Reason::MeetingCancelled).callRequests(1);
}

void TestTakenBackSources::nobodyIsRemindedAnyMore_data()
{
    QTest::addColumn<Milliseconds>("when");
    QTest::addColumn<int>("emails");
    QTest::addColumn<int>("texts");
    QTest::newRow("scheduled") << Milliseconds{T - Minutes{15}} << 0 << 0;
    QTest::newRow("after the email") << Milliseconds{T - Minutes{6}} << 1 << 0;
    QTest::newRow("just before the call") << T - Minutes{3} - Milliseconds{50} << 1 << 1;
}

void TestTakenBackSources::nobodyIsRemindedAnyMore()
{
    QFETCH(const Milliseconds, when);
    QFETCH(const int, emails);
    QFETCH(const int, texts);
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{30});
    import(story, team);
    story.at(when);
    takeBack(story, team);
    story.then().nothingMoreGoesOut().resolvedAs(Reason::MeetingCancelled);
    story.then().emails(emails).texts(texts).callRequests(0).backupEmails(0);
}

void TestTakenBackSources::whoIsExpectedElsewhereIsCalled()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{30});
    import(story, team);
    import(story, sales);
    story.at(T - Minutes{20});
    takeBack(story, team);
    story.at(T).then().emails(1).texts(1).callRequests(1).lastCallRequestAt(T - Minutes{3});
}

void TestTakenBackSources::theBackupIsNotTold()
{
    Story story;
    story.given().person().meetingAt(T).programRunning();
    story.at(T - Minutes{30});
    import(story, team);
    story.at(T - Seconds{1});
    takeBack(story, team);
    story.then().nothingMoreGoesOut().backupEmails(0).backupTexts(0);
}

QTEST_GUILESS_MAIN(TestTakenBackSources)
#include "tst_taken_back_sources.moc"
