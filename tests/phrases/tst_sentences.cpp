// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/sentences.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>

using namespace savehub;

namespace {

std::vector<Sentence> all()
{
    std::vector<Sentence> all;
    for (const auto table : {decisionSentences(), refusalSentences(), importSentences()}) {
        all.insert(all.end(), table.begin(), table.end());
    }
    return all;
}

/// How many figures \a text stands for.
int figuresIn(const QString &text)
{
    int most = text.contains(QStringLiteral("%n")) ? 1 : 0;
    static const QRegularExpression place(QStringLiteral("%([1-9])"));
    for (const auto &match : place.globalMatch(text)) {
        most = std::max(most, match.capturedView(1).toInt());
    }
    return most;
}

/// How many arguments follow the first one in the call whose parenthesis is at \a open.
int figuresOfCall(const QString &source, qsizetype open)
{
    int depth = 0;
    int figures = 0;
    for (auto i = open; i < source.size(); ++i) {
        depth += QStringLiteral("([{").contains(source[i]) ? 1 : 0;
        depth -= QStringLiteral(")]}").contains(source[i]) ? 1 : 0;
        figures += source[i] == u',' && depth == 1 ? 1 : 0;
        if (depth == 0) {
            break;
        }
    }
    return figures;
}

struct Use {
    QString place;
    int figures = 0;
};

std::multimap<QString, Use> usesIn(const QString &file)
{
    QFile opened(file);
    const auto source =
        opened.open(QIODevice::ReadOnly) ? QString::fromUtf8(opened.readAll()) : QString();
    std::multimap<QString, Use> uses;
    static const QRegularExpression use(QStringLiteral(R"((Phrase)?(\(|\b)Say::(\w+))"));
    for (const auto &match : use.globalMatch(source)) {
        const bool isFilled = !match.capturedView(1).isEmpty();
        uses.emplace(match.captured(3),
                     Use{file, isFilled ? figuresOfCall(source, match.capturedStart(2)) : 0});
    }
    return uses;
}

} // namespace

class TestSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsPlaceAndKey();
    void everyPhraseHasTheFiguresOfItsSentence();
};

void TestSentences::everyCodeHasItsPlaceAndKey()
{
    std::set<QByteArray> keys;
    for (const auto &sentence : all()) {
        QVERIFY2(keys.insert(sentence.key).second, sentence.key);
        QCOMPARE(codeOfKey(QString::fromLatin1(sentence.key)), std::optional(sentence.code));
        QCOMPARE(sentenceOf(sentence.code).key, sentence.key);
    }
}

void TestSentences::everyPhraseHasTheFiguresOfItsSentence()
{
    std::multimap<QString, Use> uses;
    QDirIterator files(QStringLiteral(SOURCES_OF_CORE), {QStringLiteral("*.cpp")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto file = files.next();
        if (!file.endsWith(QStringLiteral("sentences.cpp"))) {
            uses.merge(usesIn(file));
        }
    }
    static const QRegularExpression inKey(QStringLiteral("_(\\w)"));
    for (const auto &sentence : all()) {
        if (sentence.code <= Say::About) { // these are put together, and name others' words
            continue;
        }
        auto name = QString::fromLatin1(sentence.key);
        name[0] = name[0].toUpper();
        for (auto match = inKey.match(name); match.hasMatch(); match = inKey.match(name)) {
            name.replace(match.capturedStart(), 2, match.captured(1).toUpper());
        }
        QVERIFY2(uses.contains(name), qPrintable(name));
        const auto [first, last] = uses.equal_range(name);
        for (auto use = first; use != last; ++use) {
            const auto &[place, figures] = use->second;
            QVERIFY2(figures == figuresIn(QString::fromUtf8(sentence.text)),
                     qPrintable(QStringLiteral("%1 in %2").arg(name, place)));
        }
    }
}

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
