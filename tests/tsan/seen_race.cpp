// SPDX-License-Identifier: GPL-3.0-or-later
// A race of our own between two event loops, which ThreadSanitizer has to report whatever it was told
// of Qt: what is handed over is ordered, what stands beside it is not.
#include <QCoreApplication>
#include <QThread>

#include <atomic>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QThread thread;
    QObject there;
    there.moveToThread(&thread);
    thread.start();
    qint64 shared = 0; // alone in its eight bytes, of which the last four accesses are known
    std::atomic<bool> isHandedOver = false;
    std::atomic<bool> isDone = false;
    const auto waitFor = [](const std::atomic<bool> &flag) {
        while (!flag.load(std::memory_order_relaxed)) { // orders nothing
            QThread::yieldCurrentThread();
        }
    };
    QMetaObject::invokeMethod(&there, [&] {
        waitFor(isHandedOver); // who lets go of this lambda last is ordered behind it
        shared += 1;
        isDone.store(true, std::memory_order_relaxed);
    });
    isHandedOver.store(true, std::memory_order_relaxed);
    waitFor(isDone);
    shared += 1;
    thread.quit();
    thread.wait();
    return shared == 2 ? 0 : 1;
}
