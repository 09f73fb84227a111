// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of one connection, as the listener's reader takes them.
#include "net/request_reader.h"
#include "tests/fuzz/promise.h"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

using namespace savehub;

namespace {

struct Outcome {
    std::vector<ReceivedRequest> requests{};
    std::vector<bool> keptAlive{};
    RequestReader::State state = RequestReader::State::Waiting;
    int refusal = 0;
};

bool isSame(const ReceivedRequest &one, const ReceivedRequest &other)
{
    return one.method == other.method && one.target == other.target && one.headers == other.headers
           && one.body == other.body;
}

bool isClean(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return (code < 0x20 && c != '\t') || code == 0x7f;
    });
}

void checkRequest(const ReceivedRequest &request, const HttpLimits &limits)
{
    promise(!request.method.isEmpty() && isClean(request.method), "a method is a token");
    promise(request.target.startsWith('/') && isClean(request.target), "a target is a path");
    promise(request.headers.size() <= static_cast<size_t>(limits.fields), "fields are limited");
    promise(request.body.size() <= limits.bodyBytes, "bodies are limited");
    promise(request.header("Content-Length").toLongLong() == request.body.size(),
            "a body is as long as its Content-Length");
    promise(headerCount(request.headers, "Content-Length") <= 1, "one length");
    promise(headerCount(request.headers, "Host") <= 1, "one host");
    promise(headerCount(request.headers, "Origin") <= 1, "one origin");
    promise(headerCount(request.headers, "Authorization") <= 1, "one token");
    promise(headerCount(request.headers, "X-Twilio-Signature") <= 1, "one signature");
    promise(headerCount(request.headers, "Transfer-Encoding") == 0, "no transfer coding");
    for (const auto &[name, value] : request.headers) {
        promise(!name.isEmpty() && isClean(name) && !name.contains(' '), "a name is a token");
        promise(isClean(value) && value == value.trimmed(), "a value is one clean line");
    }
}

/// Reads \a bytes in pieces; \a nextPiece gives the length of each.
Outcome read(QByteArrayView bytes, const HttpLimits &limits,
             const std::function<qsizetype()> &nextPiece)
{
    RequestReader reader(limits);
    Outcome outcome;
    while (!bytes.isEmpty() && reader.state() != RequestReader::State::Refused) {
        const auto piece = bytes.first(std::min(nextPiece(), bytes.size()));
        const auto taken = reader.take(piece);
        promise(taken > 0 || reader.state() == RequestReader::State::Refused, "there is progress");
        promise(taken <= piece.size(), "nothing is taken that was not given");
        promise(reader.kept() <= limits.headBytes + limits.bodyBytes, "what is kept is limited");
        bytes = bytes.sliced(taken);
        if (reader.state() == RequestReader::State::Whole) {
            outcome.keptAlive.push_back(reader.keepsAlive());
            outcome.requests.push_back(reader.takeRequest());
            checkRequest(outcome.requests.back(), limits);
        }
    }
    outcome.state = reader.state();
    outcome.refusal = reader.refusal();
    return outcome;
}

void checkSame(const Outcome &one, const Outcome &other)
{
    promise(one.state == other.state && one.refusal == other.refusal
                && one.keptAlive == other.keptAlive
                && std::equal(one.requests.begin(), one.requests.end(), other.requests.begin(),
                              other.requests.end(), isSame),
            "the pieces do not matter");
}

void checkRefusal(const Outcome &outcome)
{
    constexpr std::array statuses{400, 411, 413, 417, 431};
    const bool isRefused = outcome.state == RequestReader::State::Refused;
    promise(!isRefused
                || std::find(statuses.begin(), statuses.end(), outcome.refusal) != statuses.end(),
            "a refusal is one of those that are documented");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    HttpLimits tight;
    tight.headBytes = 200;
    tight.bodyBytes = 20;
    tight.fields = 5;
    for (const auto &limits : {HttpLimits{}, tight}) {
        const auto bytes = toView(data, size);
        const auto whole = read(bytes, limits, [&] { return bytes.size(); });
        checkRefusal(whole);
        checkSame(whole, read(bytes, limits, [] { return 1; }));
        checkSame(whole, read(bytes, limits,
                              [n = qsizetype(0)]() mutable { return n = (n * 7 + 3) % 31 + 1; }));
    }
    return 0;
}
