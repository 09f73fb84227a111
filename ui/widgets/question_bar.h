// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace savehub {

/// A question inside the window, between the strip and the table; hidden while there is none.
class QuestionBar : public QFrame
{
    Q_OBJECT

public:
    explicit QuestionBar(QWidget *parent = nullptr);

    /// Shows \a question. When the answer is yes, \a yes runs once. A new question replaces this
    /// one.
    void ask(const QString &question, const QString &yesText, const QString &keepText,
             std::function<void()> yes);
    /// Ends the question as if the answer were to keep things as they are.
    void dismiss();

Q_SIGNALS:
    /// A question is shown and needs an answer.
    void asked();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void answerYes();

    QLabel *m_question;
    QPushButton *m_yes;
    QPushButton *m_keep;
    std::function<void()> m_whenYes;
};

} // namespace savehub
