// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/basic_authorization.h"

#include <QTest>

using namespace savehub;

class TestBasicAuthorization : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheStandardsExamples()
    {
        // RFC 7617, sections 2 and 2.1.
        QCOMPARE(basicAuthorization(QStringLiteral("Aladdin"), QStringLiteral("open sesame")),
                 QByteArray("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
        QCOMPARE(basicAuthorization(QStringLiteral("test"), QStringLiteral("123£")),
                 QByteArray("Basic dGVzdDoxMjPCow=="));
    }
};

QTEST_GUILESS_MAIN(TestBasicAuthorization)
#include "tst_basic_authorization.moc"
