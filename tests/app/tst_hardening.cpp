// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

namespace {

QString readelf(const QStringList &options, const QString &file)
{
    QProcess process;
    process.start(QStringLiteral("readelf"), options + QStringList{QStringLiteral("-W"), file});
    process.waitForFinished();
    return QString::fromLatin1(process.readAllStandardOutput());
}

} // namespace

/// How the real program was compiled and linked, read from its file.
class TestHardening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isLinkedSoThat_data();
    void isLinkedSoThat();
    void noSegmentIsWritableAndExecutable();
    void checksBuffersWhereItIsOptimized();
    void everyObjectIsMarkedForCet();
};

void TestHardening::isLinkedSoThat_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("shows");
    const auto row = [](const char *name, const char *option, const char *shows) {
        QTest::newRow(name) << QString::fromLatin1(option) << QString::fromLatin1(shows);
    };
    row("it lies anywhere", "-d", "Flags:.* PIE");
    row("addresses are found at the start", "-d", "BIND_NOW");
    row("and then cannot be written", "-l", "GNU_RELRO");
    row("the stack is no code", "-l", "GNU_STACK( +0x[0-9a-f]+){5} RW ");
    row("a stack that was smashed is noticed", "--dyn-syms", "__stack_chk_fail");
}

void TestHardening::isLinkedSoThat()
{
    QFETCH(const QString, option);
    QFETCH(const QString, shows);
    const auto read = readelf({option}, QStringLiteral(SAVEHUB_CONSOLE));
    QVERIFY2(read.contains(QRegularExpression(shows)), qPrintable(read));
}

void TestHardening::noSegmentIsWritableAndExecutable()
{
    const auto read = readelf({QStringLiteral("-l")}, QStringLiteral(SAVEHUB_CONSOLE));
    QVERIFY(read.contains(QRegularExpression(QStringLiteral(" LOAD .* R E "))));
    QVERIFY2(!read.contains(QStringLiteral(" RWE ")), qPrintable(read));
}

void TestHardening::checksBuffersWhereItIsOptimized()
{
    if (!SAVEHUB_FORTIFIED) {
        QSKIP("this build is neither optimized nor free of sanitizers");
    }
    const auto read = readelf({QStringLiteral("--dyn-syms")}, QStringLiteral(SAVEHUB_CONSOLE));
    QVERIFY2(read.contains(QRegularExpression(QStringLiteral(" __mem(cpy|move|set)_chk"))),
             qPrintable(read));
}

/// Checks the objects of a library: the linker marks the program itself only if the C library's
/// start files are marked, too, and those of Debian 12 are not.
void TestHardening::everyObjectIsMarkedForCet()
{
#ifdef __x86_64__
    const auto read = readelf({QStringLiteral("-n")}, QStringLiteral(SAVEHUB_LAYER));
    const auto objects = read.count(QStringLiteral("\nFile: "));
    QVERIFY(objects > 1);
    QCOMPARE(read.count(QStringLiteral("x86 feature: IBT, SHSTK")), objects);
#else
    QSKIP("only x86-64 has it");
#endif
}

QTEST_GUILESS_MAIN(TestHardening)
#include "tst_hardening.moc"
