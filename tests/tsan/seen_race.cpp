// SPDX-License-Identifier: GPL-3.0-or-later
// A race of our own between two event loops. ThreadSanitizer must report it, whatever it was told
// about Qt: work that is handed over is ordered, but other accesses are not.
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
    qint64 shared = 0; // alone in its eight bytes: the last four accesses to them are known
    std::atomic<bool> isHandedOver = false;
    std::atomic<bool> isDone = false;
    const auto waitFor = [](const std::atomic<bool> &flag) {
        while (!flag.load(std::memory_order_relaxed)) { // orders nothing
            QThread::yieldCurrentThread();
        }
    };
    QMetaObject::invokeMethod(&there, [&] {
        waitFor(isHandedOver); // the last owner of this lambda is ordered after it
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
