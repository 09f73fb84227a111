// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/env_file.h"

#include <QTemporaryDir>
#include <QTest>

using namespace savehub;

namespace {

const auto name = QStringLiteral(".env");

QString write(const QTemporaryDir &folder, const QByteArray &content,
              QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
        || !file.setPermissions(permissions)) {
        qFatal("no test file");
    }
    return file.fileName();
}

} // namespace

class TestEnvFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineGivesItsValue_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("value");
        QTest::newRow("plain") << QByteArray("KEY=value") << "value";
        QTest::newRow("export") << QByteArray("export KEY=value") << "value";
        QTest::newRow("indented") << QByteArray("\t KEY=value \t") << "value";
        QTest::newRow("spaces round =") << QByteArray("KEY = value") << "value";
        QTest::newRow("spaces inside") << QByteArray("KEY=two words") << "two words";
        QTest::newRow("equals signs inside") << QByteArray("KEY=a=b==") << "a=b==";
        QTest::newRow("empty") << QByteArray("KEY=") << "";
        QTest::newRow("empty and comment") << QByteArray("KEY= # later") << "";
        QTest::newRow("comment") << QByteArray("KEY=value # why") << "value";
        QTest::newRow("hash without a space") << QByteArray("KEY=va#lue") << "va#lue";
        QTest::newRow("single quotes")
            << QByteArray("KEY=' a # \\n \"b\" $C '") << " a # \\n \"b\" $C ";
        QTest::newRow("double quotes") << QByteArray("KEY=\" a # 'b' \"") << " a # 'b' ";
        QTest::newRow("escapes") << QByteArray(R"(KEY="a\nb\t\"c\" \$d \\ \x")")
                                 << "a\nb\t\"c\" $d \\ \\x";
        QTest::newRow("comment after quotes") << QByteArray("KEY='v' # why") << "v";
        QTest::newRow("empty quotes") << QByteArray("KEY=\"\"") << "";
        QTest::newRow("quote inside") << QByteArray("KEY=it's") << "it's";
        QTest::newRow("carriage return") << QByteArray("KEY=value\r") << "value";
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFKEY=value") << "value";
        QTest::newRow("UTF-8") << QByteArray("KEY=Gr\xC3\xBC\xC3\x9F") << QStringLiteral("Grüß");
    }

    void aLineGivesItsValue()
    {
        QFETCH(QByteArray, line);
        const auto file = parseEnvFile(line, name);
        QVERIFY(file.problems.empty());
        QCOMPARE(file.entries.size(), size_t(1));
        QCOMPARE(file.entries.front().name, QStringLiteral("KEY"));
        QTEST(file.entries.front().value, "value");
    }

    void aBadLineIsNamedAndDoesNotHideTheOthers_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no equals sign") << QByteArray("s3cret");
        QTest::newRow("name with a dash") << QByteArray("MY-KEY=s3cret");
        QTest::newRow("name with a digit first") << QByteArray("1KEY=s3cret");
        QTest::newRow("no name") << QByteArray("=s3cret");
        QTest::newRow("open single quote") << QByteArray("KEY='s3cret");
        QTest::newRow("open double quote") << QByteArray("KEY=\"s3cret\\\"");
        QTest::newRow("text after quotes") << QByteArray("KEY='a's3cret");
        QTest::newRow("hash right after quotes") << QByteArray("KEY='a'#s3cret");
        QTest::newRow("not UTF-8") << QByteArray("KEY=s3cret\xFF");
        QTest::newRow("zero byte") << QByteArray("KEY=s3cret\0", 11);
    }

    void aBadLineIsNamedAndDoesNotHideTheOthers()
    {
        QFETCH(QByteArray, line);
        const auto file = parseEnvFile("A=1\r\n\n# comment\n" + line + "\nB=2\n", name);
        QCOMPARE(file.entries,
                 (std::vector<EnvEntry>{{QStringLiteral("A"), QStringLiteral("1"), 1},
                                        {QStringLiteral("B"), QStringLiteral("2"), 5}}));
        QCOMPARE(file.problems.size(), size_t(1));
        const auto &problem = file.problems.front();
        QCOMPARE(problem.where, QStringLiteral(".env, line 4"));
        QCOMPARE(problem.severity, ConfigProblem::Severity::Error);
        QVERIFY(problem.text().startsWith(QStringLiteral(".env, line 4: ")));
        QVERIFY(!problem.text().contains(QStringLiteral("s3cret")));
    }

    void ofTwoLinesTheLaterCountsWithAWarning()
    {
        const auto file = parseEnvFile("A=1\nA=2\n", name);
        QCOMPARE(file.find(QStringLiteral("A"))->value, QStringLiteral("2"));
        QCOMPARE(file.problems.size(), size_t(1));
        QCOMPARE(file.problems.front().severity, ConfigProblem::Severity::Warning);
        QCOMPARE(file.problems.front().where, QStringLiteral(".env, line 2"));
        QVERIFY(file.problems.front().what.contains(QStringLiteral("line 1")));
        QVERIFY(file.find(QStringLiteral("B")) == nullptr);
    }

    void secretsThatOthersMayReadAreWarnedOf_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("permissions");
        QTest::addColumn<int>("warnings");
        const int mine = QFile::ReadOwner | QFile::WriteOwner;
        const QByteArray secret("SMTP_PASSWORD=x");
        QTest::newRow("private") << secret << mine << 0;
        QTest::newRow("readable by the group") << secret << (mine | QFile::ReadGroup) << 1;
        QTest::newRow("readable by others") << secret << (mine | QFile::ReadOther) << 1;
        QTest::newRow("no secret inside")
            << QByteArray("SMTP_FROM=a@b") << (mine | QFile::ReadOther) << 0;
        QTest::newRow("empty secret")
            << QByteArray("SMTP_PASSWORD=") << (mine | QFile::ReadOther) << 0;
        QTest::newRow("password in the address")
            << QByteArray("SMTP_URL=smtp://me:pw@host") << (mine | QFile::ReadOther) << 1;
    }

    void secretsThatOthersMayReadAreWarnedOf()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, permissions);
        const QTemporaryDir folder;
        const auto file =
            readEnvFile(write(folder, content, QFile::Permissions::fromInt(permissions)));
        QVERIFY(file);
        QCOMPARE(file->entries.size(), size_t(1));
        QTEST(static_cast<int>(file->problems.size()), "warnings");
        for (const auto &problem : file->problems) {
            QCOMPARE(problem.severity, ConfigProblem::Severity::Warning);
            QCOMPARE(problem.where, folder.filePath(name));
        }
    }

    void theSizeIsBounded()
    {
        const QTemporaryDir folder;
        const QByteArray fits = "A=1\n" + QByteArray(maxEnvFileBytes - 4, '#');
        QVERIFY(readEnvFile(write(folder, fits)));
        const auto tooLarge = readEnvFile(write(folder, fits + '#'));
        QVERIFY(!tooLarge);
        QCOMPARE(tooLarge.error().kind, Error::Kind::BadInput);
        QVERIFY(tooLarge.error().what.contains(name));
    }

    void aFileThatCannotBeReadIsAnError()
    {
        const QTemporaryDir folder;
        const auto missing = readEnvFile(folder.filePath(QStringLiteral("missing.env")));
        QVERIFY(!missing);
        QVERIFY(missing.error().what.contains(QStringLiteral("missing.env")));
        QVERIFY(!readEnvFile(folder.path()));
    }
};

QTEST_GUILESS_MAIN(TestEnvFile)
#include "tst_env_file.moc"
