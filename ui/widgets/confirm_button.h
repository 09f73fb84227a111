// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace savehub {

/// A button that asks before it acts. When it is pressed, it turns into a question with a field for
/// a note and two answers. Escape changes nothing.
class ConfirmButton : public QWidget
{
    Q_OBJECT

public:
    struct Texts {
        QString button; ///< with its mnemonic
        QString question;
        QString noteHint; ///< what the note is for
        QString yes;
        QString keep;
    };

    explicit ConfirmButton(const Texts &texts, QWidget *parent = nullptr);

    bool isAsking() const;
    void ask();
    /// Back to the button; nothing was confirmed.
    void keep();
    QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void askingChanged(bool asking);
    void confirmed(const QString &note);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *questionRow(const Texts &texts);
    void confirm();
    void setAsking(bool asking);

    QPushButton *m_button;
    QWidget *m_row;
    QPushButton *m_yes;
    QPushButton *m_keep;
    QLineEdit *m_note;
};

} // namespace savehub
