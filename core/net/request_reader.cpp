// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/request_reader.h"

#include "net/request_rules.h"

#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <utility>

namespace savehub {

namespace http = boost::beast::http;

namespace {

QByteArray toBytes(boost::beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

int statusFor(boost::system::error_code error)
{
    if (error == http::error::header_limit) {
        return 431;
    }
    return error == http::error::body_limit ? 413 : 400;
}

} // namespace

struct RequestReader::Parser {
    http::request_parser<http::string_body> beast{};

    /// How many of \a bytes it took.
    qsizetype put(QByteArrayView bytes, boost::system::error_code &error)
    {
        const auto size = static_cast<size_t>(bytes.size());
        return static_cast<qsizetype>(beast.put({bytes.data(), size}, error));
    }

    HttpVersion version() const
    {
        return beast.get().version() == 11 ? HttpVersion::Http11 : HttpVersion::Http10;
    }

    ReceivedRequest head() const
    {
        const auto &message = beast.get();
        ReceivedRequest head{toBytes(message.method_string()), toBytes(message.target())};
        for (const auto &field : message) {
            head.headers.emplace_back(toBytes(field.name_string()), toBytes(field.value()));
        }
        return head;
    }
};

RequestReader::RequestReader(const HttpLimits &limits)
    : m_limits(limits),
      m_scan(limits)
{
}

RequestReader::~RequestReader() = default;

qsizetype RequestReader::take(QByteArrayView bytes)
{
    if (bytes.isEmpty() || m_state == State::Whole || m_state == State::Refused) {
        return 0;
    }
    return m_state == State::InBody ? takeBody(bytes) : takeHead(bytes);
}

qsizetype RequestReader::takeHead(QByteArrayView bytes)
{
    m_state = State::InHead;
    const auto taken = m_scan.take(bytes);
    m_head.append(bytes.first(taken));
    if (m_scan.state() == HeadScan::State::Refused) {
        refuse(m_scan.refusal());
    } else if (m_scan.state() == HeadScan::State::Ended) {
        parseHead();
    }
    return taken;
}

// Beast gets a head only when it is complete. Fed piece by piece it would look at the pieces again
// each time, and count its limits anew after the request line.
void RequestReader::parseHead()
{
    m_parser = std::make_unique<Parser>();
    m_parser->beast.header_limit(static_cast<std::uint32_t>(m_limits.headBytes));
    m_parser->beast.body_limit(static_cast<std::uint64_t>(m_limits.bodyBytes));
    boost::system::error_code error;
    m_parser->put(m_head, error);
    m_head.clear();
    if (error || !m_parser->beast.is_header_done()) {
        refuse(statusFor(error));
        return;
    }
    m_request = m_parser->head();
    if (const auto status = requestRefusal(m_request, m_parser->version())) {
        refuse(status);
        return;
    }
    m_state = m_parser->beast.is_done() ? State::Whole : State::InBody;
}

qsizetype RequestReader::takeBody(QByteArrayView bytes)
{
    boost::system::error_code error;
    const auto taken = m_parser->put(bytes, error);
    if (error) {
        refuse(statusFor(error));
    } else if (m_parser->beast.is_done()) {
        m_state = State::Whole;
    }
    return taken;
}

bool RequestReader::waitsForContinue() const
{
    return m_state == State::InBody && m_parser->beast.get().body().empty()
           && expectsContinue(m_request, m_parser->version());
}

// An HTTP/1.0 client reads to the end of the connection, whatever else it says. A client that asks
// for another protocol is answered in this one, and what it sends next may not be HTTP.
bool RequestReader::keepsAlive() const
{
    return m_state == State::Whole && m_parser->version() == HttpVersion::Http11
           && m_parser->beast.keep_alive() && m_request.header("Upgrade").isEmpty();
}

ReceivedRequest RequestReader::takeRequest()
{
    auto request = std::move(m_request);
    request.body = QByteArray::fromStdString(m_parser->beast.get().body());
    startAfresh();
    return request;
}

qsizetype RequestReader::kept() const
{
    const auto body = m_parser ? m_parser->beast.get().body().size() : 0;
    return m_head.size() + static_cast<qsizetype>(body);
}

void RequestReader::refuse(int status)
{
    startAfresh();
    m_state = State::Refused;
    m_refusal = status;
}

void RequestReader::startAfresh()
{
    m_state = State::Waiting;
    m_scan = HeadScan(m_limits);
    m_head.clear();
    m_request = {};
    m_parser.reset();
}

} // namespace savehub
