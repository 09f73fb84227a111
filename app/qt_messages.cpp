// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/qt_messages.h"

#include <atomic>
#include <cstdio>

namespace savehub {

namespace {

// Qt's message handler is a plain function, so it can only reach globals.
std::atomic<CallLog *> currentLog{nullptr};
std::atomic<const RedactionSource *> currentlyKnown{nullptr};

void pass(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const auto *known = currentlyKnown.load();
    const auto redaction = known ? (*known)() : Redaction();
    const auto text = redaction.words(qFormatLogMessage(type, context, message), 2000);
    if (auto *to = currentLog.load(); to && type != QtFatalMsg) { // after a fatal one nothing runs
        to->write(text);
    } else {
        std::fprintf(stderr, "%s\n", qPrintable(text));
    }
}

} // namespace

QtMessages::QtMessages(CallLog &log, const RedactionSource &known)
    : m_known(known)
{
    currentlyKnown = &m_known;
    currentLog = &log;
    m_before = qInstallMessageHandler(pass);
}

QtMessages::~QtMessages()
{
    qInstallMessageHandler(m_before);
    currentLog = nullptr;
    currentlyKnown = nullptr;
}

} // namespace savehub
