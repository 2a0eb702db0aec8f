// SPDX-License-Identifier: GPL-3.0-or-later
#include "onboarding/NewHereCard.h"

#include "base/Jid.h"
#include "chat/Registration.h"
#include "theme/Style.h"
#include "widgets/FlowLayout.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace onboarding {

namespace {

QString lineOf(const ListedServer &server)
{
    QString way;
    switch (server.way) {
    case RegistrationWay::Unknown: break;
    case RegistrationWay::InProgram: way = ServerButton::tr("Registration in the program"); break;
    case RegistrationWay::Website: way = ServerButton::tr("Registration on its website"); break;
    case RegistrationWay::Invitation: way = ServerButton::tr("Registration by invitation"); break;
    }
    if (way.isEmpty() || server.place.isEmpty())
        return way + server.place;
    return way + QStringLiteral(" · ") + server.place;
}

} // namespace

ServerButton::ServerButton(const ListedServer &server, QWidget *parent)
    : QAbstractButton(parent)
    , m_line(lineOf(server))
{
    setText(server.server);
    setAccessibleName(server.server);
    setAccessibleDescription(m_line);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setCursor(Qt::PointingHandCursor);
}

QSize ServerButton::sizeHint() const
{
    const theme::Look &look = theme::lookOf(this);
    const QFontMetrics name(look.font(theme::Type::BodyBold)), line(look.font(theme::Type::Meta));
    const int width = std::max(name.horizontalAdvance(text()), line.horizontalAdvance(m_line))
        + 2 * theme::space::large;
    const int lines = look.lineHeight(theme::Type::BodyBold) + look.lineHeight(theme::Type::Meta) + theme::space::large;
    return {width, std::max(lines, m_wrappedHeight)};
}

QSize ServerButton::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 200), sizeHint().height()};
}

int ServerButton::heightForWidth(int width) const
{
    return wordsHeight(theme::Type::BodyBold, text(), width) + wordsHeight(theme::Type::Meta, m_line, width)
        + theme::space::large;
}

void ServerButton::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    const int before = std::exchange(m_wrappedHeight, heightForWidth(width()));
    if (before != m_wrappedHeight)
        updateGeometry();
}

int ServerButton::wordsHeight(theme::Type type, const QString &words, int width) const
{
    const theme::Look &look = theme::lookOf(this);
    const QRect room(0, 0, std::max(width - 2 * theme::space::large, 1), 10'000);
    const int height = QFontMetrics(look.font(type)).boundingRect(room, Qt::TextWordWrap, words).height();
    return std::max(height, look.lineHeight(type));
}

void ServerButton::paintEvent(QPaintEvent *)
{
    const theme::Look &look = theme::lookOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool marked = isDown() || underMouse();
    painter.setPen(look[hasFocus() ? theme::Colour::Accent : theme::Colour::ControlBorder]);
    painter.setBrush(look[marked ? theme::Colour::Hover : theme::Colour::Surface]);
    painter.drawRoundedRect(frame, theme::radius::medium, theme::radius::medium);
    if (hasFocus()) {
        painter.setPen(QPen(look[theme::Colour::Accent], 2));
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), theme::radius::medium, theme::radius::medium);
    }
    const QRect inner = rect().adjusted(theme::space::large, theme::space::small, -theme::space::large,
                                        -theme::space::small);
    const int nameHeight = wordsHeight(theme::Type::BodyBold, text(), width());
    const auto draw = [&](theme::Type type, theme::Colour colour, const QRect &where, const QString &words) {
        painter.setFont(look.font(type));
        painter.setPen(look[colour]);
        painter.drawText(where, int(Qt::AlignLeading | Qt::AlignVCenter) | int(Qt::TextWordWrap), words);
    };
    draw(theme::Type::BodyBold, theme::Colour::Text, QRect(inner.left(), inner.top(), inner.width(), nameHeight),
         text());
    draw(theme::Type::Meta, theme::Colour::Text2,
         QRect(inner.left(), inner.top() + nameHeight, inner.width(), inner.height() - nameHeight), m_line);
}

NewHereCard::NewHereCard(const std::vector<ListedServer> &servers, QWidget *parent)
    : Card(parent)
    , m_other(new widgets::TextField(tr("Or another server"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space::wide, theme::space::wide, theme::space::wide, theme::space::large);
    column->setSpacing(theme::space::small);
    auto *title = new widgets::Label(tr("New here"), theme::Type::PanelTitle);
    title->setWrapping(true);
    column->addWidget(title);
    auto *lead = new widgets::Label(
        tr("Choose who hosts your account. You can write to anybody, on other servers too."), theme::Type::Secondary,
        theme::Colour::Text2);
    lead->setWrapping(true);
    column->addWidget(lead);
    column->addSpacing(theme::space::small);
    for (const ListedServer &server : servers) {
        auto *button = new ServerButton(server, this);
        connect(button, &QAbstractButton::clicked, this, [this, name = server.server] { Q_EMIT serverChosen(name); });
        column->addWidget(button);
    }
    column->addSpacing(theme::space::tiny);
    m_other->edit().setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    column->addWidget(m_other);
    auto *create = new widgets::Button(tr("Create an account"), widgets::Button::Kind::Primary, this);
    auto *invitation = new widgets::Button(tr("I have an invitation link"), widgets::Button::Kind::Link, this);
    column->addSpacing(theme::space::tiny);
    invitation->setInset(widgets::Button::Inset::Flush);
    auto *ways = new widgets::FlowLayout(theme::space::small);
    ways->addWidget(create);
    ways->addWidget(invitation);
    column->addLayout(ways);
    column->addStretch();
    connect(m_other, &widgets::TextField::submitted, this, &NewHereCard::submit);
    connect(create, &QPushButton::clicked, this, &NewHereCard::submit);
    connect(invitation, &QPushButton::clicked, this, &NewHereCard::invitationWanted);
}

void NewHereCard::submit()
{
    const QString typed = m_other->text().trimmed();
    if (chat::Invitation::parse(typed)) {
        Q_EMIT linkPasted(typed);
        return;
    }
    const auto address = base::Jid::parse(typed);
    if (!address || !address->isDomain()) {
        m_other->setError(typed.isEmpty() ? tr("Choose a server above, or write its name here.")
                                          : tr("A server’s name looks like example.org."));
        m_other->edit().setFocus();
        return;
    }
    Q_EMIT serverChosen(address->domain());
}

} // namespace onboarding
