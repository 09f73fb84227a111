// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/qt_messages.h"

#include <QStringList>
#include <QTest>

using namespace savehub;

namespace {

struct Lines final : CallLog {
    void write(const QString &line) override { all.append(line); }
    QStringList all{};
};

} // namespace

class TestQtMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goThroughTheLogWithoutNumbers()
    {
        Lines lines;
        {
            const QtMessages messages(lines, [] { return Redaction(); });
            qWarning("no answer from +34600123456");
        }
        QCOMPARE(lines.all.size(), 1);
        QVERIFY(lines.all.first().contains(QStringLiteral("no answer from ")));
        QVERIFY(!lines.all.first().contains(QStringLiteral("600123456")));
    }
    void goWithoutSecretsThatHoldANumber()
    {
        Lines lines;
        {
            const auto token = QStringLiteral("Tok3nOfTheRestApi0004321With/128+bits");
            const QtMessages messages(lines, [token] { return Redaction({token}); });
            qWarning("not %s", qPrintable(token));
        }
        QVERIFY(lines.all.first().endsWith(QStringLiteral("not ****")));
    }
    void goTheirOldWayAfterwards()
    {
        Lines lines;
        {
            const QtMessages messages(lines, [] { return Redaction(); });
        }
        QTest::ignoreMessage(QtWarningMsg, "afterwards");
        qWarning("afterwards");
        QVERIFY(lines.all.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestQtMessages)
#include "tst_qt_messages.moc"
