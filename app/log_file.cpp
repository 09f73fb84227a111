// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log_file.h"

#include "app/log_sinks.h"
#include "app/wall_time.h"
#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "phrases/in_words.h"

namespace savehub {

namespace {

QString word(Notice::Severity severity)
{
    switch (severity) {
    case Notice::Severity::Info:
        return QStringLiteral("INFO");
    case Notice::Severity::Warning:
        return QStringLiteral("WARNING");
    case Notice::Severity::Alarm:
        return QStringLiteral("ALARM");
    }
    Q_UNREACHABLE();
}

QString textOf(const Notice &notice)
{
    return QStringLiteral("[SAVEHUB] %1 %2").arg(word(notice.severity), inWords(notice.what));
}

QByteArray plainLine(const QString &text)
{
    return oneLine(text, 2000).toUtf8() + '\n';
}

QByteArray withTime(const QByteArray &line)
{
    return toIso(wallTime()).toUtf8() + ' ' + line;
}

QString textOf(const Done &done)
{
    return done ? QString() : done.error().text();
}

QByteArray gapLine(qint64 lost)
{
    return plainLine(
        textOf({Notice::Severity::Warning,
                {},
                Words::tr("%n log line(s) were lost here.", nullptr, static_cast<int>(lost))}));
}

QByteArray errorsLoseLine(const QString &why)
{
    return withTime(plainLine(
        textOf({Notice::Severity::Warning,
                {},
                Words::tr("Standard error loses lines: %1. This file has them.").arg(why)})));
}

} // namespace

struct LogFile::Opened {
    explicit Opened(const QString &path)
        : sink(std::make_unique<RotatingFileSink>(path)),
          problem(textOf(sink->open())),
          doubt(sink->doubt())
    {
    }

    std::unique_ptr<RotatingFileSink> sink;
    QString problem;
    QString doubt;
};

LogFile::LogFile(const QString &path, std::shared_ptr<const KnownSecrets> known)
    : LogFile(Opened(path), std::move(known))
{
}

LogFile::LogFile(Opened opened, std::shared_ptr<const KnownSecrets> known)
    : m_known(std::move(known)),
      m_problem(opened.problem),
      m_errors(std::make_unique<StandardErrorSink>(), {.gap = gapLine,
                                                       .lossBegins =
                                                           [this](const QString &why) {
                                                               m_file.put(errorsLoseLine(why));
                                                           }}),
      m_file(std::move(opened.sink),
             {.gap = [](qint64 lost) { return withTime(gapLine(lost)); },
              .lossBegins = [this](const QString &why) { tellFileFails(why); },
              .isTold = !m_problem.isEmpty()})
{
    if (!m_problem.isEmpty()) {
        m_errors.put(plainLine(m_problem));
    }
    if (!opened.doubt.isEmpty()) {
        write(opened.doubt);
    }
}

LogFile::~LogFile()
{
    m_errors.finish();
    m_file.finish();
}

void LogFile::tellFileFails(const QString &why)
{
    const Notice notice{Notice::Severity::Alarm, {}, why};
    if (!m_isFollowing) {
        m_errors.put(plainLine(textOf(notice)));
        return;
    }
    // The notice goes to standard error, too. It is queued, since the thread that lost the line may
    // hold m_order.
    QMetaObject::invokeMethod(
        this, [this, notice] { Q_EMIT fileFails(notice); }, Qt::QueuedConnection);
}

void LogFile::write(const QString &line)
{
    const auto clean = plainLine(m_known->cleaned(line)); // before it is cut
    const std::lock_guard lock(m_order);
    m_errors.put(clean);
    m_file.put(withTime(clean));
}

void LogFile::write(const Notice &notice)
{
    write(textOf(notice));
}

void LogFile::follow(Console &console)
{
    connect(&console, &Console::noticed, [this](const Notice &notice) { write(notice); });
    connect(&console, &Console::failed, [this](const Error &error) {
        write(Notice{Notice::Severity::Alarm, {}, error.text()});
    });
    connect(this, &LogFile::fileFails, &console, &Console::noticed);
    m_isFollowing = true;
    if (!m_problem.isEmpty()) { // queued, until a window can show it
        QMetaObject::invokeMethod(
            &console,
            [&console, notice = Notice{Notice::Severity::Alarm, {}, m_problem}] {
                Q_EMIT console.noticed(notice);
            },
            Qt::QueuedConnection);
    }
}

void LogFile::reopen()
{
    m_file.reopen();
}

} // namespace savehub
