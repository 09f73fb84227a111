// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reconciliation.h"

#include <QTest>

using namespace savehub;

namespace {

const Instant requestEnded{Milliseconds{1'800'000'000'000}};

Instant after(Milliseconds time)
{
    return requestEnded + time;
}

Unclaimed listed(const char *sid, Seconds afterRequest, bool fits = true)
{
    return {ProviderSid(QString::fromLatin1(sid)), AttemptStatus::Ringing, after(afterRequest),
            fits};
}

const auto unreadable = std::nullopt;
const std::vector<Unclaimed> empty;

QString foundSid(const std::variant<ListAgain, Reconciliation> &judgement)
{
    const auto *verdict = std::get_if<Reconciliation>(&judgement);
    const auto *found = verdict ? std::get_if<FoundAtProvider>(verdict) : nullptr;
    return found ? found->sid.text() : QString();
}

template <typename Verdict>
bool is(const std::variant<ListAgain, Reconciliation> &judgement)
{
    const auto *verdict = std::get_if<Reconciliation>(&judgement);
    return verdict && std::holds_alternative<Verdict>(*verdict);
}

bool looksAgain(const std::variant<ListAgain, Reconciliation> &judgement)
{
    return std::holds_alternative<ListAgain>(judgement);
}

} // namespace

class TestReconciliation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEntryThatFitsIsTakenAtOnce();
    void theOldestThatFitsIsTaken();
    void anEmptyListBeforeItSettledSaysNothing();
    void twoSettledEmptyListsProveAbsence();
    void whatWasNotReadStartsTheCountAnew();
    void anEntryThatDoesNotFitStartsTheCountAnew();
    void withoutAClearAnswerItEndsUnknown();
    void absenceIsBelievedUpToTheEnd();
};

void TestReconciliation::anEntryThatFitsIsTakenAtOnce()
{
    Search search{requestEnded};
    const auto judgement =
        judgeList(search, std::vector{listed("CA1", Seconds{0})}, after(Seconds{1}));
    QCOMPARE(foundSid(judgement), QStringLiteral("CA1"));
}

void TestReconciliation::theOldestThatFitsIsTaken()
{
    Search search{requestEnded};
    const std::vector found{listed("CA-later", Seconds{3}), listed("CA-first", Seconds{1}),
                            listed("CA-not-ours", Seconds{0}, false)};
    QCOMPARE(foundSid(judgeList(search, found, after(Seconds{4}))), QStringLiteral("CA-first"));
}

void TestReconciliation::anEmptyListBeforeItSettledSaysNothing()
{
    Search search{requestEnded};
    for (const auto early : {Milliseconds{1000}, Milliseconds{7000}, Milliseconds{14'999}}) {
        QVERIFY(looksAgain(judgeList(search, empty, after(early))));
        QCOMPARE(search.emptyLists, 0);
    }
}

void TestReconciliation::twoSettledEmptyListsProveAbsence()
{
    Search search{requestEnded};
    const auto first = judgeList(search, empty, after(Seconds{15}));
    QVERIFY(looksAgain(first));
    QVERIFY(std::get<ListAgain>(first).at > after(Seconds{15}));
    QVERIFY(is<ProvenAbsent>(judgeList(search, empty, after(Seconds{18}))));
}

void TestReconciliation::whatWasNotReadStartsTheCountAnew()
{
    Search search{requestEnded};
    QVERIFY(looksAgain(judgeList(search, empty, after(Seconds{15}))));
    QVERIFY(looksAgain(judgeList(search, unreadable, after(Seconds{18}))));
    QVERIFY(looksAgain(judgeList(search, empty, after(Seconds{21}))));
    QVERIFY(is<ProvenAbsent>(judgeList(search, empty, after(Seconds{24}))));
}

void TestReconciliation::anEntryThatDoesNotFitStartsTheCountAnew()
{
    Search search{requestEnded};
    const std::vector old{listed("CA-old", Seconds{-300}, false)};
    QVERIFY(looksAgain(judgeList(search, empty, after(Seconds{15}))));
    QVERIFY(looksAgain(judgeList(search, old, after(Seconds{18}))));
    QVERIFY(looksAgain(judgeList(search, empty, after(Seconds{21}))));
}

void TestReconciliation::withoutAClearAnswerItEndsUnknown()
{
    Search search{requestEnded};
    QVERIFY(looksAgain(judgeList(search, unreadable, after(Milliseconds{119'999}))));
    const auto judgement = judgeList(search, unreadable, after(Minutes{2}));
    QVERIFY(is<StillUnknown>(judgement));
    QVERIFY(!std::get<StillUnknown>(std::get<Reconciliation>(judgement)).why.isEmpty());
}

void TestReconciliation::absenceIsBelievedUpToTheEnd()
{
    Search search{requestEnded, 1};
    QVERIFY(is<ProvenAbsent>(judgeList(search, empty, after(Minutes{2}))));
}

QTEST_GUILESS_MAIN(TestReconciliation)
#include "tst_reconciliation.moc"
