// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/twilio_package.h"

#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QStandardPaths>

namespace savehub {

namespace {

constexpr int longestWait = 60'000; ///< ms

const auto folder = QStringLiteral(SAVEHUB_PACKAGE_FOLDER);
const auto judge = QStringLiteral(SAVEHUB_JUDGE);

/// Nothing from the user's environment: no proxy between the package and this machine, no account.
QProcessEnvironment environment()
{
    QProcessEnvironment only;
    only.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    only.insert(QStringLiteral("NODE_PATH"), folder + QStringLiteral("/node_modules"));
    return only;
}

} // namespace

QString TwilioPackage::problem()
{
    if (QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty()) {
        return QStringLiteral("Skipped: there is no node.");
    }
    return QFile::exists(folder + QStringLiteral("/installed-lock.json"))
               ? QString()
               : QStringLiteral("Skipped: the twilio package is not installed.");
}

TwilioPackage::TwilioPackage()
{
    m_node.setProcessEnvironment(environment());
    m_node.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_node.start(QStringLiteral("node"), {judge});
    if (!m_node.waitForStarted()) {
        qFatal("node does not start: %s", qPrintable(m_node.errorString()));
    }
}

TwilioPackage::~TwilioPackage()
{
    m_node.kill();
    m_node.waitForFinished();
}

QJsonObject TwilioPackage::ask(const QString &function, const QJsonObject &argument)
{
    const QJsonObject question{{QStringLiteral("ask"), function}, {QStringLiteral("of"), argument}};
    m_node.write(QJsonDocument(question).toJson(QJsonDocument::Compact) + '\n');
    QSignalSpy more(&m_node, &QProcess::readyRead);
    while (!m_node.canReadLine()) {
        if (!more.wait(longestWait)) {
            qFatal("the twilio package does not answer to %s", qPrintable(function));
        }
    }
    return QJsonDocument::fromJson(m_node.readLine()).object();
}

} // namespace savehub
