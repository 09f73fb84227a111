// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/import_runner.h"

#include "phrases/in_words.h"

namespace savehub {

namespace {

constexpr Milliseconds pauseBetweenNews{250};
constexpr Milliseconds pauseWhenBusy{500};
constexpr int mostFailures = 10;

} // namespace

ImportRunner::ImportRunner(const Ports &ports, Listener listener, CallsFirst::NextCall nextCall)
    : m_ports(ports),
      m_listener(std::move(listener)),
      m_next(ports.clock, std::move(nextCall))
{
}

ImportRunner::~ImportRunner() = default;

void ImportRunner::start(std::shared_ptr<ImportJob> job)
{
    if (const auto sound = job->work->check(); !sound) {
        job->ended(sound);
        return;
    }
    m_jobs.push_back(std::move(job));
    if (m_jobs.size() == 1) {
        m_toldAt = m_ports.clock.now(); // a short one reports only its end
        stepSoon();
    }
}

void ImportRunner::stop()
{
    m_next.forget();
    m_nextTry.reset();
    m_jobs.clear();
}

void ImportRunner::stepSoon()
{
    m_next.doSoon([this] { step(); });
}

void ImportRunner::step()
{
    auto &job = *m_jobs.front();
    auto &work = *job.work;
    if (work.isDone()) {
        end({});
    } else if (job.isCancelled && !work.isInMidst()) {
        end(tl::make_unexpected(work.stopped(inWords(Say::WasCancelled))));
    } else if (const auto done = work.step(m_ports.store, m_ports.clock.now()); done) {
        stepped();
    } else if (done.error().kind == Error::Kind::Unconfirmed) {
        end(done);
    } else {
        failed(done.error());
    }
}

void ImportRunner::stepped()
{
    m_failures = 0;
    const auto &job = *m_jobs.front();
    const bool hasSettled = job.work->settled() > m_settled;
    m_settled = job.work->settled();
    m_listener.stepped(hasSettled);
    const auto now = m_ports.clock.now();
    if (!m_toldAt || now < *m_toldAt || now - *m_toldAt >= pauseBetweenNews) {
        m_toldAt = now;
        job.progressed(job.work->progress());
        m_listener.toldProgress();
    }
    stepSoon(); // after what the commit has made due
}

void ImportRunner::failed(const Error &error)
{
    if (++m_failures == mostFailures) {
        end(tl::make_unexpected(m_jobs.front()->work->stopped(error.text())));
        return;
    }
    m_nextTry = m_ports.clock.wakeAt(m_ports.clock.now() + pauseWhenBusy, [this] { step(); });
}

void ImportRunner::end(const Done &how)
{
    const auto job = m_jobs.front();
    m_jobs.pop_front();
    m_settled = 0;
    m_failures = 0;
    m_listener.ended();
    job->ended(how);
    if (!m_jobs.empty()) {
        stepSoon();
    }
}

} // namespace savehub
