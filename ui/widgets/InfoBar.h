// SPDX-License-Identifier: GPL-3.0-or-later
// The one bar under a header (ux.md B16): icon, sentence, up to three actions. Owned by the page that shows it.
#pragma once

#include "widgets/Button.h"
#include "widgets/TechnicalDetails.h"

#include <QFrame>

class QBoxLayout;

namespace widgets {

class FlowLayout;

enum class Tone { Note, Ok, Warn, Bad };

// Announced when it appears; the actions go below the sentence where it is narrow.
class InfoBar : public QFrame
{
    Q_OBJECT

public:
    explicit InfoBar(QWidget *parent = nullptr);

    void present(Tone tone, theme::Icon icon, const QString &text);
    // The first is a button, the others are links. Owned by the bar.
    Button *addAction(const QString &text);
    // One more action, that shows these technical words below.
    void addDetail(const QString &detail);
    // The detail goes with them.
    void clearActions();
    QString text() const { return m_text->text(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();

    Tone m_tone = Tone::Note;
    theme::Icon m_icon = theme::Icon::Details;
    Label *m_text;
    QBoxLayout *m_row;
    FlowLayout *m_actions;
    QList<Button *> m_buttons;
    DetailText *m_detail;
};

} // namespace widgets
