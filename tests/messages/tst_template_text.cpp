// SPDX-License-Identifier: GPL-3.0-or-later
#include "messages/template_text.h"

#include <QTest>

using namespace savehub;

class TestTemplateText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placeholdersAreFound()
    {
        QCOMPARE(placeholdersIn(QStringLiteral("{b} {a}, {b}{c}\n{a}")),
                 QStringList({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
        QCOMPARE(placeholdersIn(QStringLiteral("none { here } }{")),
                 QStringList{QStringLiteral(" here ")});
    }

    void aTemplateIsFilled_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("nothing to fill") << "as it is" << QStringList{QStringLiteral("as it is")};
        QTest::newRow("once") << "Hello {name}!" << QStringList{QStringLiteral("Hello Ada!")};
        QTest::newRow("twice and side by side")
            << "{name}{name} {name}" << QStringList{QStringLiteral("AdaAda Ada")};
        QTest::newRow("several lines")
            << "{name}\n\nend" << QStringList{QStringLiteral("Ada"), {}, QStringLiteral("end")};
        QTest::newRow("not expanded again")
            << "{title}" << QStringList{QStringLiteral("{name} {nobody} {")};
        QTest::newRow("a line without its value is left out")
            << "one\nYour {nothing} and {name}\ntwo"
            << QStringList{QStringLiteral("one"), QStringLiteral("two")};
    }

    void aTemplateIsFilled()
    {
        QFETCH(QString, text);
        const auto filled = fillTemplate(text, m_values);
        QVERIFY(filled);
        QTEST(*filled, "lines");
    }

    void anUnknownPlaceholderIsNamed()
    {
        const auto filled = fillTemplate(QStringLiteral("{name} {nmae}"), m_values);
        QVERIFY(!filled);
        QCOMPARE(filled.error().kind, Error::Kind::Corrupt);
        QVERIFY(filled.error().what.contains(QStringLiteral("{nmae}")));
    }

private:
    const PlaceholderValues m_values{{QStringLiteral("name"), QStringLiteral("Ada")},
                                     {QStringLiteral("title"), QStringLiteral("{name} {nobody} {")},
                                     {QStringLiteral("nothing"), {}}};
};

QTEST_GUILESS_MAIN(TestTemplateText)
#include "tst_template_text.moc"
