// SPDX-License-Identifier: GPL-3.0-or-later
// How long GET requests on a database of years keep the engine's thread, compared in the same run
// with reading one page of the table directly and with a durable commit.
#include "tests/bench/grown_database.h"
#include "tests/rest/rest_fixture.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <limits>
#include <vector>

using namespace savehub;

namespace {

constexpr int pageOfReference = 50;

/// The shortest of several runs, in milliseconds: other work on the machine only adds time.
double timeOf(const std::function<bool()> &run)
{
    auto shortest = std::numeric_limits<double>::max();
    for (int i = 0; i < 15; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (!run()) {
            qFatal("what is measured does not work");
        }
        shortest = std::min(shortest, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return shortest;
}

/// A GET request, and how many pages of the reference it returns.
struct Request {
    QByteArray target;
    int pages = 1;
};

class Bench
{
public:
    explicit Bench(int incidents)
    {
        if (const auto grown = grow(m_rest.database.other(), incidents, sample::before()); !grown) {
            qFatal("%s", qPrintable(grown.error().text()));
        }
        const auto rows = m_rest.database.reader().live(sample::before(), pageOfReference, {});
        m_last = rows.value().back().id;
    }

    double readingAPage()
    {
        return timeOf([this] {
            return m_rest.database.reader().live(sample::before(), pageOfReference, {}).has_value();
        });
    }

    double committing()
    {
        return timeOf([this] {
            return m_rest.database.store()
                .transact(m_last, sample::before(),
                          [](IncidentRecord record, const Standing &) {
                              ++record.steps.front().tries;
                              return saving(std::move(record));
                          })
                .has_value();
        });
    }

    double answering(const QByteArray &target)
    {
        return timeOf([&] { return m_rest.get(target).status == 200; });
    }

    std::vector<Request> requests() const
    {
        const auto after = "after=" + m_last.text().toLatin1();
        return {{"/health"},
                {"/metrics"},
                {"/incidents"},
                {"/incidents?" + after},
                {"/incidents?limit=200&" + after, 200 / pageOfReference}};
    }

private:
    RestFixture m_rest;
    IncidentId m_last;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption incidents(QStringLiteral("incidents"), QStringLiteral("How many."),
                                       QStringLiteral("number"), QStringLiteral("50000"));
    const QCommandLineOption atMost(
        QStringLiteral("at-most"),
        QStringLiteral("Fails when a request takes longer than so many pages read directly, for "
                       "each page that it hands out."),
        QStringLiteral("pages"), QStringLiteral("inf"));
    parser.addHelpOption();
    parser.addOptions({incidents, atMost});
    parser.process(application);

    Bench bench(parser.value(incidents).toInt());
    const auto page = bench.readingAPage();
    const auto commit = bench.committing();
    std::printf("%s incidents: %d of them read directly %.2f ms, a durable commit %.2f ms\n",
                qPrintable(parser.value(incidents)), pageOfReference, page, commit);
    bool isFast = true;
    for (const auto &[target, pages] : bench.requests()) {
        const auto time = bench.answering(target);
        isFast = isFast && time / page / pages <= parser.value(atMost).toDouble();
        std::printf("%7.2f ms  %5.2f pages  %5.2f commits  GET %s\n", time, time / page,
                    time / commit, target.left(30).constData());
    }
    return isFast ? 0 : 1;
}
