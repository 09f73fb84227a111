// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/api_token.h"

#include <QRegularExpression>
#include <QTest>

using namespace savehub;

class TstApiToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isLongAndNew();
    void isLookedFor_data();
    void isLookedFor();
};

void TstApiToken::isLongAndNew()
{
    const auto token = makeApiToken();
    static const QRegularExpression shape(QStringLiteral("\\A[A-Za-z0-9_-]{43}\\z"));
    QVERIFY(shape.match(token).hasMatch());
    QCOMPARE(QByteArray::fromBase64(token.toLatin1(), QByteArray::Base64UrlEncoding).size(), 32);
    QVERIFY(makeApiToken() != token);
    QVERIFY(carriesToken("Bearer " + token.toLatin1(), token));
}

void TstApiToken::isLookedFor_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("token");
    QTest::addColumn<bool>("found");
    const auto token = QStringLiteral("secret");
    QTest::newRow("right") << QByteArray("Bearer secret") << token << true;
    QTest::newRow("another case") << QByteArray("bEARER secret") << token << true;
    QTest::newRow("more blanks") << QByteArray("Bearer  secret ") << token << true;
    QTest::newRow("wrong") << QByteArray("Bearer secreT") << token << false;
    QTest::newRow("begins so") << QByteArray("Bearer secre") << token << false;
    QTest::newRow("goes on") << QByteArray("Bearer secrets") << token << false;
    QTest::newRow("no scheme") << QByteArray("secret") << token << false;
    QTest::newRow("another scheme") << QByteArray("Basic secret") << token << false;
    QTest::newRow("no header") << QByteArray() << token << false;
    QTest::newRow("nothing to find") << QByteArray("Bearer ") << QString() << false;
}

void TstApiToken::isLookedFor()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, token);
    QTEST(carriesToken(header, token), "found");
}

QTEST_GUILESS_MAIN(TstApiToken)
#include "tst_api_token.moc"
