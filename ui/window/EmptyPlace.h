// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where nothing is yet: a picture, one sentence, a button that helps (ux.md B18). Owned by its place.
#pragma once

#include "widgets/Button.h"
#include "widgets/Label.h"

class QVBoxLayout;

namespace window {

class EmptyPlace : public QWidget
{
    Q_OBJECT

public:
    EmptyPlace(theme::Icon icon, theme::Colour background, QWidget *parent = nullptr);

    void setSentence(const QString &sentence);
    widgets::Button *addButton(const QString &text, widgets::Button::Kind kind);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    theme::Icon m_icon;
    theme::Colour m_background;
    QVBoxLayout *m_column;
    QWidget *m_picture;
    widgets::Label *m_sentence;
};

} // namespace window
