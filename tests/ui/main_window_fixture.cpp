// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/main_window_fixture.h"

#include <QAbstractItemView>
#include <QAction>
#include <QTest>

namespace savehub {

void MainWindowFixture::makeParts()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_memory = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("memory.ini")),
                                           QSettings::IniFormat);
    m_console = std::make_unique<FakeConsole>();
    m_reader = {};
    m_clock.time = sampleNow();
    m_actions = {};
    m_isDemo = false;
}

void MainWindowFixture::open()
{
    m_window = std::make_unique<MainWindow>(WindowParts{
        *m_console, m_reader, m_clock, *m_memory, m_actions, QTimeZone("Europe/Madrid"), m_isDemo});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

QAbstractButton *MainWindowFixture::button(const QString &text) const
{
    for (auto *each : m_window->findChildren<QAbstractButton *>()) {
        if (each->isVisible() && each->text().remove(QLatin1Char('&')) == text) {
            return each;
        }
    }
    return nullptr;
}

QAction *MainWindowFixture::action(const QString &text) const
{
    for (auto *each : m_window->findChildren<QAction *>()) {
        if (each->text().remove(QLatin1Char('&')) == text) {
            return each;
        }
    }
    return nullptr;
}

QStringList MainWindowFixture::everyText() const
{
    QStringList texts;
    for (auto *widget : m_window->findChildren<QWidget *>()) {
        texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription()
              << widget->property("text").toString() << widget->property("plainText").toString();
        const auto *view = qobject_cast<QAbstractItemView *>(widget);
        const auto *model = view ? view->model() : nullptr;
        for (int row = 0; model && row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                for (int role = 0; role < Qt::UserRole + 16; ++role) {
                    const auto value = model->index(row, column).data(role);
                    texts << value.toString() << value.toStringList();
                }
            }
        }
    }
    return texts;
}

} // namespace savehub
