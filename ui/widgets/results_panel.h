// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace savehub {

/// How far an import is, what it asks, and what it could not use, line by line. It stands beside
/// the table instead of covering it.
class ResultsPanel : public QFrame
{
    Q_OBJECT

public:
    explicit ResultsPanel(QWidget *parent = nullptr);

    /// Hides the panel when there are no \a problems.
    void setResults(const QString &summary, const QStringList &problems);
    /// How far an import is, until its results come.
    void setProgress(int done, int total);
    /// Shows \a question with a button for each of \a answers, and one not to import. No button
    /// gets the focus by itself. answered() is emitted once, unless something else is shown before.
    void ask(const QString &question, const QStringList &answers);

Q_SIGNALS:
    void cancelWanted();
    /// \a choice is the index of the chosen answer, or less than 0 not to import.
    void answered(int choice);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Shows { Results, Progress, Question };

    QHBoxLayout *topRow();
    void showOnly(Shows what);
    void addAnswer(const QString &text, int choice);
    void answer(int choice);

    Shows m_shows = Shows::Results;
    QLabel *m_summary;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_close;
    QPlainTextEdit *m_problems;
    QWidget *m_answers; ///< a row of buttons
};

} // namespace savehub
