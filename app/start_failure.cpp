// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/start_failure.h"

#include "app/end_signals.h"
#include "app/print.h"
#include "domain/untrusted_text.h"
#include "domain/words.h"

#include <QMessageBox>
#include <QPushButton>

namespace savehub {

namespace {

constexpr int longestAdvice = 2000;

} // namespace

int failToStart(const Error &error, bool withWindow, const QStringList &details)
{
    if (!withWindow) {
        return fail(error);
    }
    EndSignals endSignals; // first: a reader of the message may send a signal
    const auto status = fail(error);
    const auto known = printRedaction();
    QStringList advice;
    for (const auto &detail : details) {
        advice.append(oneLine(known.withoutSecrets(detail), longestAdvice));
    }
    advice.append(known.withoutSecrets(error.advice));
    QMessageBox box(QMessageBox::Critical, Words::tr("SaveHub Console does not start"),
                    oneLine(known.withoutSecrets(error.what), longestAdvice));
    box.setTextFormat(Qt::PlainText); // it may hold words of strangers
    box.setInformativeText(advice.join(QStringLiteral("\n\n")));
    auto *quit = box.addButton(Words::tr("Quit"), QMessageBox::RejectRole);
    box.setEscapeButton(quit);
    QObject::connect(&endSignals, &EndSignals::endWanted, &box, &QDialog::reject);
    box.exec();
    return status;
}

} // namespace savehub
