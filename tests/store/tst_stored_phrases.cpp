// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/test_database.h"

using namespace savehub;

namespace {
const auto now = sample::before();
} // namespace

class TestStoredPhrases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeBackAsCodesAndStandThereInWords();
};

void TestStoredPhrases::comeBackAsCodesAndStandThereInWords()
{
    TestDatabase database;
    const auto id = database.plannedIncident();
    const Phrase tooMany(Say::CallsWithinHour, 4);
    const Phrase unknown(Say::OutcomeUnknown, QStringLiteral("reset"));
    QVERIFY_OK(database.store().transact(id, now, [&](const auto &record, const auto &) {
        auto decision = saving(record);
        decision.record.attempts = {sample::attempt(record, 1)};
        auto &attempt = decision.record.attempts.front();
        decision.record.steps[2].errorMessage = tooMany;
        attempt.error = unknown;
        decision.callEvents = {{.attempt = attempt.key,
                                .at = now,
                                .event = QStringLiteral("unknown"),
                                .sequence = {},
                                .detail = unknown}};
        return decision;
    }));

    const auto detail = database.reader().detail(id);
    QVERIFY_OK(detail);
    QCOMPARE(detail->record.steps[2].errorMessage, tooMany);
    QCOMPARE(detail->record.attempts[0].error, unknown);
    QCOMPARE(detail->callEvents[0].detail, unknown);
    const auto words = database.other().first(
        QStringLiteral("SELECT error_message FROM escalation_steps WHERE error_phrase IS NOT NULL"),
        {}, [](const Row &row) { return row.text("error_message"); });
    QCOMPARE(words->value(),
             QStringLiteral("This phone had 4 calls within an hour; it gets no more of them."));
}

QTEST_GUILESS_MAIN(TestStoredPhrases)
#include "tst_stored_phrases.moc"
