// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log_writer.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTest>

#include <atomic>
#include <mutex>

using namespace savehub;

namespace {

/// What a sink received, and how it behaves. Shared with the test.
struct Place {
    std::mutex mutex{};
    QByteArray text{};
    std::atomic<bool> isFull = false;
    std::atomic<bool> isStuck = false;
    std::atomic<int> opened = 0;
    QSemaphore go{}; ///< released once for each line that a stuck sink lets through

    QByteArray got()
    {
        const std::lock_guard lock(mutex);
        return text;
    }
};

class FakeSink final : public LogSink
{
public:
    explicit FakeSink(std::shared_ptr<Place> place)
        : m_place(std::move(place))
    {
    }
    Done write(const QByteArray &line) override
    {
        if (m_place->isStuck) {
            m_place->go.acquire();
        }
        if (m_place->isFull) {
            return failure(Error::Kind::Unavailable, QStringLiteral("full"));
        }
        const std::lock_guard lock(m_place->mutex);
        m_place->text += line;
        return {};
    }
    void reopen() override { m_place->opened += 1; }

private:
    std::shared_ptr<Place> m_place;
};

} // namespace

class TestLogWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesInOrder();
    void whatWaitsIsWrittenAtTheEnd();
    void whoWritesNeverWaits();
    void whatDoesNotFitIsCountedAndTold();
    void whatIsRefusedIsCountedAndTold();
    void aSinkThatHangsDoesNotHoldUpTheEnd();
    void isReopenedInBetween();

private:
    std::unique_ptr<LogWriter> writer(size_t capacity = 100);

    std::shared_ptr<Place> m_place;
    std::mutex m_mutex;
    QStringList m_told; ///< guarded by m_mutex
    QStringList told()
    {
        const std::lock_guard lock(m_mutex);
        return m_told;
    }
};

void TestLogWriter::init()
{
    m_place = std::make_shared<Place>();
    m_told.clear();
}

std::unique_ptr<LogWriter> TestLogWriter::writer(size_t capacity)
{
    return std::make_unique<LogWriter>(
        std::make_unique<FakeSink>(m_place),
        LogWriter::Options{.capacity = capacity,
                           .patience = Milliseconds{200},
                           .gap = [](qint64 lost) { return QByteArray::number(lost) + " lost\n"; },
                           .lossBegins =
                               [this](const QString &why) {
                                   const std::lock_guard lock(m_mutex);
                                   m_told.append(why);
                               }});
}

void TestLogWriter::writesInOrder()
{
    const auto log = writer();
    log->put("a\n");
    log->put("b\n");
    log->put("c\n");
    QTRY_COMPARE(m_place->got(), QByteArray("a\nb\nc\n"));
    QVERIFY(told().isEmpty());
}

void TestLogWriter::whatWaitsIsWrittenAtTheEnd()
{
    auto log = writer();
    QByteArray expected;
    for (int i = 0; i < 50; ++i) {
        log->put(QByteArray::number(i) + '\n');
        expected += QByteArray::number(i) + '\n';
    }
    log.reset();
    QCOMPARE(m_place->got(), expected);
}

void TestLogWriter::whoWritesNeverWaits()
{
    m_place->isStuck = true;
    auto log = writer(10'000);
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < 20'000; ++i) {
        log->put("x\n");
    }
    QVERIFY(time.elapsed() < 5'000); // it would take for ever if put() waited
    m_place->isStuck = false;
    m_place->go.release();
}

void TestLogWriter::whatDoesNotFitIsCountedAndTold()
{
    m_place->isStuck = true;
    const auto log = writer(2);
    log->put("stuck\n");
    QTRY_COMPARE(m_place->go.available(), 0);
    for (const auto *line : {"1\n", "2\n", "3\n", "4\n", "5\n"}) {
        log->put(line);
    }
    QCOMPARE(told().size(), 1);
    m_place->isStuck = false;
    m_place->go.release();
    QTRY_VERIFY(m_place->got().contains(" lost\n"));
    log->put("later\n");
    QTRY_VERIFY(m_place->got().endsWith("later\n"));
    const auto lines = m_place->got().split('\n');
    const auto gap = std::find_if(lines.begin(), lines.end(),
                                  [](const QByteArray &line) { return line.endsWith(" lost"); });
    const auto written = lines.size() - 3; // without the gap, "later" and the empty end
    QCOMPARE(gap->chopped(5).toInt() + written, 6);
    QCOMPARE(std::distance(lines.begin(), gap), written); // the gap is where the lines are missing
}

void TestLogWriter::whatIsRefusedIsCountedAndTold()
{
    m_place->isFull = true;
    const auto log = writer();
    log->put("a\n");
    log->put("b\n");
    QTRY_COMPARE(told(), QStringList{QStringLiteral("full")});
    m_place->isFull = false;
    log->put("d\n");
    QTRY_VERIFY(m_place->got().endsWith("d\n"));
    const auto got = m_place->got(); // b may have been written when there was room again
    QVERIFY2(got == "2 lost\nd\n" || got == "1 lost\nb\nd\n", got.constData());
    QCOMPARE(told().size(), 1);
}

void TestLogWriter::aSinkThatHangsDoesNotHoldUpTheEnd()
{
    m_place->isStuck = true;
    auto log = writer();
    log->put("x\n");
    QElapsedTimer time;
    time.start();
    log.reset();
    QVERIFY(time.elapsed() < 10'000);
    m_place->isStuck = false;
    m_place->go.release(); // so that the thread ends
}

void TestLogWriter::isReopenedInBetween()
{
    const auto log = writer();
    log->put("a\n");
    log->reopen();
    QTRY_COMPARE(m_place->opened.load(), 1);
    log->put("b\n");
    QTRY_COMPARE(m_place->got(), QByteArray("a\nb\n"));
}

QTEST_GUILESS_MAIN(TestLogWriter)
#include "tst_log_writer.moc"
