// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/mock_life.h"

namespace savehub {

namespace {

constexpr Milliseconds untilRinging{1'500};

std::vector<MockBeat> answered(Milliseconds answers, const QString &digit)
{
    const auto speaks = answers + Seconds{9};
    std::vector<MockBeat> beats{{untilRinging, AttemptStatus::Ringing},
                                {answers, AttemptStatus::InProgress}};
    if (!digit.isEmpty()) {
        beats.push_back({speaks, AttemptStatus::InProgress, digit});
    }
    beats.push_back({speaks + Seconds{3}, AttemptStatus::Completed});
    return beats;
}

} // namespace

std::vector<MockBeat> courseOf(MockLife life, const CallRequest &request, quint32 variation)
{
    const auto answers = untilRinging + Seconds{3} + Milliseconds{variation % 7'000};
    switch (life) {
    case MockLife::PressesOne:
    case MockLife::LosesAnswer:
        return answered(answers, QStringLiteral("1"));
    case MockLife::PressesTwo:
        return answered(answers, QStringLiteral("2"));
    case MockLife::AnswersOnly:
        return answered(answers, {});
    case MockLife::Voicemail: {
        const auto picksUp = untilRinging + request.ringTime - Seconds{2};
        const auto machine = request.detectMachine ? QStringLiteral("machine_start") : QString();
        return {{untilRinging, AttemptStatus::Ringing},
                {picksUp, AttemptStatus::InProgress, {}, machine},
                {picksUp + Seconds{12}, AttemptStatus::Completed, {}, machine}};
    }
    case MockLife::Busy:
        return {{untilRinging, AttemptStatus::Ringing},
                {untilRinging + Seconds{1}, AttemptStatus::Busy}};
    case MockLife::NoAnswer:
        return {{untilRinging, AttemptStatus::Ringing},
                {untilRinging + request.ringTime, AttemptStatus::NoAnswer}};
    case MockLife::Fails:
        return {{untilRinging, AttemptStatus::Failed}};
    case MockLife::IsRejected:
        return {};
    }
    Q_UNREACHABLE();
}

MockLife usualLife(quint32 variation)
{
    const auto percent = variation % 100;
    if (percent < 55) {
        return MockLife::PressesOne;
    }
    if (percent < 65) {
        return MockLife::PressesTwo;
    }
    if (percent < 72) {
        return MockLife::AnswersOnly;
    }
    if (percent < 80) {
        return MockLife::Voicemail;
    }
    if (percent < 87) {
        return MockLife::Busy;
    }
    return percent < 98 ? MockLife::NoAnswer : MockLife::Fails;
}

} // namespace savehub
