// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Question.h"

#include "widgets/Button.h"
#include "widgets/Label.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QDialog>
#include <QPainter>

#include <tuple>

namespace widgets {

namespace {

constexpr int usualWidth = 420;

// Sentence, explanation, buttons below: beside each other where there is room, the last at the end.
class Sheet : public QDialog
{
public:
    Sheet(QWidget *asker, const QString &sentence, const QString &explanation)
        : QDialog(asker)
        , m_buttons(new QBoxLayout(QBoxLayout::LeftToRight))
    {
        setWindowTitle(sentence);
        const int room = asker ? asker->window()->width() - 2 * theme::space::large : usualWidth;
        const int margins = 2 * theme::space::wide;
        m_room = std::min(int(usualWidth * theme::lookOf(this).scale), room) - margins;
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(theme::space::wide, theme::space::wide, theme::space::wide, theme::space::wide);
        column->setSpacing(theme::space::medium);
        column->setSizeConstraint(QLayout::SetFixedSize);
        for (const auto &[words, type, colour] : {std::tuple(sentence, theme::Type::PanelTitle, theme::Colour::Text),
                                                  std::tuple(explanation, theme::Type::Body, theme::Colour::Text2)}) {
            auto *label = new Label(words, type, colour);
            label->setWrapping(true);
            label->setFixedWidth(m_room);
            column->addWidget(label);
        }
        column->addSpacing(theme::space::small);
        m_buttons->setSpacing(theme::space::small);
        m_buttons->addStretch();
        column->addLayout(m_buttons);
    }

    void add(Button *button, QDialog::DialogCode answer)
    {
        button->setAutoDefault(true); // Enter presses what has the focus
        m_buttons->addWidget(button);
        m_taken += button->sizeHint().width() + theme::space::small;
        if (m_taken - theme::space::small > m_room)
            m_buttons->setDirection(QBoxLayout::TopToBottom);
        connect(button, &QPushButton::clicked, this, [this, answer] { done(answer); });
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Look &look = theme::lookOf(this);
        QPainter painter(this);
        painter.setPen(look[theme::Colour::Border]);
        painter.setBrush(look[theme::Colour::Surface]);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }

private:
    QBoxLayout *m_buttons;
    int m_room = 0; // between the margins
    int m_taken = 0;
};

} // namespace

bool confirm(QWidget *window, const QString &question, const QString &explanation, const QString &verb)
{
    Sheet sheet(window, question, explanation);
    auto *cancel = new Button(QCoreApplication::translate("Question", "Cancel"), Button::Kind::Secondary);
    sheet.add(cancel, QDialog::Rejected);
    sheet.add(new Button(verb, Button::Kind::Danger), QDialog::Accepted);
    cancel->setDefault(true);
    cancel->setFocus();
    return sheet.exec() == QDialog::Accepted;
}

void inform(QWidget *window, const QString &sentence, const QString &explanation)
{
    Sheet sheet(window, sentence, explanation);
    sheet.add(new Button(QCoreApplication::translate("Question", "Close"), Button::Kind::Secondary), QDialog::Accepted);
    sheet.exec();
}

} // namespace widgets
