// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/token_strength.h"

#include <QTest>
#include <QUuid>

#include <random>

using namespace savehub;

namespace {

constexpr int manyTokens = 5'000;
constexpr int bytesOf128Bits = 16;

/// The same tokens in each run, wherever it runs.
QByteArray bytes(std::mt19937 &random, int count)
{
    QByteArray drawn(count, '\0');
    for (auto &byte : drawn) {
        byte = static_cast<char>(random() & 0xffU);
    }
    return drawn;
}

QByteArray uuid(const QByteArray &random)
{
    auto bytes = random;
    bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes).toByteArray(QUuid::WithoutBraces);
}

} // namespace

/// Which tokens somebody could guess.
class TestTokenStrength : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPredictedCanBeGuessed_data();
    void whatIsPredictedCanBeGuessed();
    void whatIsRandomCannot_data();
    void whatIsRandomCannot();
};

void TestTokenStrength::whatIsPredictedCanBeGuessed_data()
{
    QTest::addColumn<QString>("token");
    for (const auto *token :
         {"0123456789abcdef0123456789abcdef", "0123456789ABCDEF0123456789ABCDEF",
          "012345678901234567890123456789012345678", "9876543210987654321098765432109876543210",
          "changemechangemechangeme1", "00112233445566778899aabbccddeeff",
          "abcdefghijklmnopqrstuvwxyz0123456789", "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
          "02468ace13579bdf02468ace13579bdf", "k3v9q7z1-k3v9q7z1-k3v9q7z1-k3v9q7z1",
          "passwordpassword12345678901234", "hUyTc6Nq0VwXzR4bLk2mP",
          "c4ca4238a0b923820dcc509a6f75849"}) {
        QTest::newRow(token) << QString::fromLatin1(token);
    }
}

void TestTokenStrength::whatIsPredictedCanBeGuessed()
{
    QFETCH(const QString, token);
    QVERIFY(canBeGuessed(token));
}

void TestTokenStrength::whatIsRandomCannot_data()
{
    using Spell = QByteArray (*)(const QByteArray &);
    QTest::addColumn<Spell>("spell");
    QTest::addColumn<int>("size");
    const auto hexadecimal = [](const QByteArray &random) {
        return random.toHex();
    };
    const auto base64 = [](const QByteArray &random) {
        return random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    QTest::newRow("hexadecimal") << Spell(hexadecimal) << bytesOf128Bits;
    QTest::newRow("hexadecimal, long") << Spell(hexadecimal) << 2 * bytesOf128Bits;
    QTest::newRow("base64") << Spell(base64) << bytesOf128Bits;
    QTest::newRow("base64, long") << Spell(base64) << 2 * bytesOf128Bits;
    QTest::newRow("UUID") << Spell(&uuid) << bytesOf128Bits;
}

void TestTokenStrength::whatIsRandomCannot()
{
    using Spell = QByteArray (*)(const QByteArray &);
    QFETCH(const Spell, spell);
    QFETCH(const int, size);
    std::mt19937 random(1);
    for (int i = 0; i < manyTokens; ++i) {
        const auto token = QString::fromLatin1(spell(bytes(random, size)));
        QVERIFY2(!canBeGuessed(token), qPrintable(token));
    }
}

QTEST_GUILESS_MAIN(TestTokenStrength)
#include "tst_token_strength.moc"
