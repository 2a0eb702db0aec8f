// SPDX-License-Identifier: GPL-3.0-or-later
// S20: each kind of control with the focus, beside all icons.
#include "widgets/Controls.h"
#include "gallery/Gallery.h"
#include "gallery/Sets.h"
#include "theme/Icons.h"
#include "widgets/Avatar.h"
#include "widgets/Field.h"
#include "widgets/InfoBar.h"
#include "widgets/PadlockPill.h"
#include "widgets/Panels.h"

#include <QApplication>
#include <QFocusEvent>
#include <QGridLayout>

namespace gallery {
namespace {

// Off-screen only one widget has the focus; each is told that it has it by drawing it alone.
class Framed : public QWidget
{
public:
    explicit Framed(QWidget *control)
        : m_control(control)
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(4, 4, 4, 4);
        row->addWidget(control);
    }

    void focus()
    {
        m_control->setFocus();
        m_picture = m_control->grab();
        m_control->hide();
        setFixedSize(m_picture.size() + QSize(8, 8));
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).drawPixmap(4, 4, m_picture); }

private:
    QWidget *m_control;
    QPixmap m_picture;
};

std::unique_ptr<QWidget> makeControls()
{
    using widgets::Button;
    auto page = std::make_unique<widgets::Plane>(theme::Colour::Surface);
    auto *grid = new QGridLayout(page.get());
    int row = 0;
    const auto add = [&](QWidget *control, int column) { grid->addWidget(control, row, column, Qt::AlignLeft); };
    for (const auto kind : {Button::Kind::Primary, Button::Kind::Secondary, Button::Kind::Danger, Button::Kind::Link})
        add(new Button(QStringLiteral("Sign in"), kind), static_cast<int>(kind));
    ++row;
    for (const auto kind : {Button::Kind::Primary, Button::Kind::Secondary, Button::Kind::Danger, Button::Kind::Link}) {
        auto *button = new Button(QStringLiteral("Sign in"), kind);
        button->setEnabled(false);
        add(button, static_cast<int>(kind));
    }
    ++row;
    auto *chip = new widgets::Chip(QStringLiteral("All"));
    chip->setChecked(true);
    add(chip, 0);
    auto *unread = new widgets::Chip(QStringLiteral("Unread"));
    unread->setCount(3);
    add(unread, 1);
    auto *check = new widgets::CheckBox(QStringLiteral("Remember the password"));
    check->setChecked(true);
    add(check, 2);
    add(new widgets::RadioButton(QStringLiteral("Private group")), 3);
    ++row;
    auto *plain = new widgets::TextField(QStringLiteral("XMPP address"));
    plain->setHint(QStringLiteral("Like an email: name@server"));
    auto *wrong = new widgets::PasswordField(QStringLiteral("Password"));
    wrong->setText(QStringLiteral("secret"));
    wrong->setError(QStringLiteral("Wrong name or password. Check capital letters."));
    grid->addWidget(plain, row, 0, 1, 2);
    grid->addWidget(wrong, row, 2, 1, 2);
    ++row;
    auto *send = new widgets::IconButton(theme::Icon::Send, QStringLiteral("Send"));
    send->setKind(widgets::IconButton::Kind::Primary);
    add(send, 0);
    add(new widgets::IconButton(theme::Icon::Attach, QStringLiteral("Attach")), 1);
    auto *avatar = new widgets::Avatar(44, nullptr);
    avatar->setFace({QStringLiteral("Anna"),
                     QStringLiteral("anna@example.org"),
                     {},
                     widgets::AvatarShape::Round,
                     widgets::OnlineDot::Online});
    add(avatar, 2);
    auto *group = new widgets::Avatar(44, nullptr);
    group->setFace({QStringLiteral("Assemblea"),
                    QStringLiteral("assemblea@rooms.example.org"),
                    {},
                    widgets::AvatarShape::Square,
                    widgets::OnlineDot::None});
    add(group, 3);
    ++row;
    auto *bar = new widgets::InfoBar;
    bar->present(widgets::Tone::Warn, theme::Icon::Warning, QStringLiteral("No connection. Messages wait here."));
    bar->addAction(QStringLiteral("Try again"));
    grid->addWidget(bar, row, 0, 1, 4);
    return page;
}

std::unique_ptr<QWidget> makeFocused()
{
    using widgets::Button;
    auto page = std::make_unique<widgets::Plane>(theme::Colour::Surface);
    auto *flow = new QGridLayout(page.get());
    auto *send = new widgets::IconButton(theme::Icon::Send, QStringLiteral("Send"));
    send->setKind(widgets::IconButton::Kind::Primary);
    auto *edit = new widgets::LineEdit;
    edit->setText(QStringLiteral("giulia@example.org"));
    auto *pill = new widgets::PadlockPill;
    pill->setPadlock({text::PadlockState::Verified, {}, 0, 0, 0});
    QWidget *const controls[]{new Button(QStringLiteral("Sign in"), Button::Kind::Primary),
                              new Button(QStringLiteral("Cancel"), Button::Kind::Secondary),
                              new Button(QStringLiteral("Delete"), Button::Kind::Danger),
                              new Button(QStringLiteral("Advanced"), Button::Kind::Link),
                              send,
                              new widgets::IconButton(theme::Icon::More, QStringLiteral("More")),
                              edit,
                              pill,
                              new widgets::Chip(QStringLiteral("Unread")),
                              new widgets::CheckBox(QStringLiteral("Remember")),
                              new widgets::RadioButton(QStringLiteral("Private"))};
    int index = 0;
    std::vector<Framed *> frames;
    for (QWidget *control : controls) {
        frames.push_back(new Framed(control));
        flow->addWidget(frames.back(), index / 4, index % 4);
        ++index;
    }
    page->setAttribute(Qt::WA_DontShowOnScreen);
    page->resize(640, 240);
    page->show();
    QApplication::setActiveWindow(page.get());
    QApplication::processEvents();
    for (Framed *frame : frames)
        frame->focus();
    return page;
}

class IconSheet : public QWidget
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Look &look = theme::lookOf(this);
        QPainter painter(this);
        painter.fillRect(rect(), look[theme::Colour::Surface]);
        for (int index = 0; index < theme::iconCount; ++index) {
            const QRectF cell(16 + index % 13 * 56, 16 + index / 13 * 56, 40, 40);
            theme::paintIcon(painter, cell, static_cast<theme::Icon>(index), look[theme::Colour::Text],
                             layoutDirection());
        }
        theme::paintApplicationIcon(painter, QRectF(16, 256, 128, 128));
        theme::paintApplicationIcon(painter, QRectF(160, 256, 48, 48));
        theme::paintApplicationIcon(painter, QRectF(224, 256, 22, 22));
        for (int index = 0; index < 6; ++index)
            theme::paintIcon(painter, QRectF(280 + index * 40, 256, 20, 20), static_cast<theme::Icon>(index),
                             look[theme::Colour::Warn]);
    }
};

} // namespace

void addControls(Gallery &gallery)
{
    const QStringList both{QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("contrast")};
    gallery.add({QStringLiteral("S20-controls"), {720, 380}, both + QStringList{QStringLiteral("rtl")}, makeControls});
    gallery.add({QStringLiteral("S20-focus"), {640, 240}, both, makeFocused});
    gallery.add({QStringLiteral("icons"), {760, 400}, both + QStringList{QStringLiteral("2x")}, [] {
                     return std::make_unique<IconSheet>();
                 }});
}

} // namespace gallery
