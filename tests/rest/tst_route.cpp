// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/route.h"

#include <QTest>

using namespace savehub;

class TstRoute : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
};

void TstRoute::matches_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("found"); // "-": the path does not match
    const auto row = [](const char *pattern, const char *path, const char *found) {
        QTest::addRow("%s as %s", path, pattern)
            << QByteArray(pattern) << QByteArray(path) << QString::fromUtf8(found);
    };
    row("/health", "/health", "");
    row("/health", "/Health", "-");
    row("/health", "/health/", "-");
    row("/health", "//health", "-");
    row("/health", "/healthy", "-");
    row("/health", "/", "-");
    row("/incidents/{id}", "/incidents/7", "7");
    row("/incidents/{id}", "/incidents/a%2Fb%20c%C3%A9", "a/b cé");
    row("/incidents/{id}", "/incidents/", "-");
    row("/incidents/{id}", "/incidents/7/ack", "-");
    row("/incidents/{id}/ack", "/incidents/7/ack", "7");
    row("/incidents/{id}/ack", "/incidents//ack", "-");
    row("/incidents/{id}/ack", "/incidents/7/nack", "-");
}

void TstRoute::matches()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, path);
    QTEST(matchPath(pattern, path).value_or(QStringLiteral("-")), "found");
}

QTEST_GUILESS_MAIN(TstRoute)
#include "tst_route.moc"
