// SPDX-License-Identifier: GPL-3.0-or-later
#include "qt_messages.h"

#include "untrusted_text.h"

#include <atomic>
#include <cstdio>

namespace savehub {

namespace {

// Qt's handler is a plain function.
std::atomic<CallLog *> currentLog{nullptr};

void pass(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const auto text = withoutNumbers(qFormatLogMessage(type, context, message), 2000);
    if (auto *to = currentLog.load(); to && type != QtFatalMsg) { // fatal: there is no later
        to->write(text);
    } else {
        std::fprintf(stderr, "%s\n", qPrintable(text));
    }
}

} // namespace

QtMessages::QtMessages(CallLog &log)
{
    currentLog = &log;
    m_before = qInstallMessageHandler(pass);
}

QtMessages::~QtMessages()
{
    qInstallMessageHandler(m_before);
    currentLog = nullptr;
}

} // namespace savehub
