// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/ProfileSection.h"

#include "base/Pool.h"
#include "chat/Accounts.h"
#include "chat/OwnProfile.h"
#include "lists/AccountColumn.h"
#include "widgets/Announcer.h"
#include "widgets/Avatar.h"
#include "widgets/Field.h"
#include "widgets/FlowLayout.h"
#include "widgets/Panels.h"
#include "widgets/Portrait.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPointer>

namespace settings {

namespace {

constexpr int picture = 96;

void say(widgets::Label &outcome, const QString &words, theme::Colour colour)
{
    outcome.setColour(colour);
    outcome.setText(words);
    outcome.show();
    widgets::alert(outcome);
}

void sayPublished(widgets::Label &outcome, const base::Result<> &done, const QString &words)
{
    if (done)
        say(outcome, words, theme::Colour::Text2);
    else
        say(outcome, ProfileSection::tr("That did not work. Try again when you are online."), theme::Colour::Bad);
}

} // namespace

ProfileSection::ProfileSection(chat::Accounts &accounts, widgets::AvatarPictures &pictures, QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_pictures(pictures)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new lists::AccountColumn(accounts, theme::space::large,
                                               [this](chat::Account &account) { return cardFor(account); }));
    column->addStretch();
}

QWidget *ProfileSection::cardFor(chat::Account &account)
{
    auto *card = new widgets::Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(theme::space::large, theme::space::large, theme::space::large, theme::space::large);
    column->setSpacing(theme::space::medium);
    auto *outcome = new widgets::Label({}, theme::Type::Secondary, theme::Colour::Text2);
    outcome->setWrapping(true);
    outcome->hide();
    column->addLayout(pictureRow(account, outcome));
    column->addWidget(nameField(account, outcome));
    column->addWidget(outcome);
    column->addLayout(addressRow(account));
    return card;
}

QLayout *ProfileSection::pictureRow(chat::Account &account, widgets::Label *outcome)
{
    auto *avatar = new widgets::Avatar(picture, &m_pictures);
    auto *choose = new widgets::Button(tr("Choose a picture…"), widgets::Button::Kind::Secondary);
    auto *remove = new widgets::Button(tr("Remove the picture"), widgets::Button::Kind::Link);
    auto *row = new widgets::FlowLayout(theme::space::large);
    for (QWidget *part :
         {static_cast<QWidget *>(avatar), static_cast<QWidget *>(choose), static_cast<QWidget *>(remove)})
        row->addWidget(part);
    const auto follow = [&own = account.ownProfile(), avatar, remove, jid = account.jid().bare()] {
        avatar->setFace({own.name().isEmpty() ? jid.local() : own.name(), jid.toString(), own.picture()});
        remove->setVisible(!own.picture().isEmpty());
    };
    follow();
    connect(&account.ownProfile(), &chat::OwnProfile::changed, avatar, follow);
    connect(choose, &QPushButton::clicked, this, [this, id = account.id(), outcome] { choosePicture(id, outcome); });
    connect(remove, &QPushButton::clicked, this,
            [this, id = account.id(), outcome] { publishPicture(id, {}, outcome); });
    return row;
}

widgets::TextField *ProfileSection::nameField(chat::Account &account, widgets::Label *outcome)
{
    auto *field = new widgets::TextField(tr("Visible name"));
    field->setText(account.ownProfile().name());
    field->setHint(tr("What others see, unless they call you something else."));
    field->edit().setMaxLength(100);
    connect(&account.ownProfile(), &chat::OwnProfile::changed, field, [&own = account.ownProfile(), field] {
        if (!field->edit().hasFocus())
            field->setText(own.name());
    });
    connect(&field->edit(), &QLineEdit::editingFinished, this, [&own = account.ownProfile(), field, outcome] {
        const QString name = field->text().simplified();
        if (name != own.name())
            own.publishName(name).then(outcome, [outcome](const base::Result<> &done) {
                sayPublished(*outcome, done, tr("Your name is changed."));
            });
    });
    return field;
}

QLayout *ProfileSection::addressRow(const chat::Account &account)
{
    const QString address = account.jid().bare().toString();
    auto *title = new widgets::Label(tr("XMPP address"), theme::Type::SecondaryBold);
    auto *words = new widgets::ElidedLabel(address);
    auto *copy = new widgets::Button(tr("Copy the address"), widgets::Button::Kind::Link);
    connect(copy, &QPushButton::clicked, this, [address] { QGuiApplication::clipboard()->setText(address); });
    auto *column = new QVBoxLayout;
    column->setSpacing(theme::space::tiny);
    column->addWidget(title);
    column->addWidget(words);
    column->addLayout(widgets::flush(copy));
    return column;
}

void ProfileSection::choosePicture(model::AccountId id, widgets::Label *outcome)
{
    const QPointer<widgets::Label> told(outcome); // the account may go while the dialog stands
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Choose a picture"), {}, tr("Pictures") + QStringLiteral(" (*.png *.jpg *.jpeg *.webp *.gif)"));
    if (path.isEmpty() || !told)
        return;
    base::onPool([path] {
        return widgets::portraitFrom(path);
    }).then(outcome, [this, id, outcome](const QByteArray &png) {
        if (png.isEmpty())
            say(*outcome, tr("This file is no picture that can be shown."), theme::Colour::Bad);
        else
            publishPicture(id, png, outcome);
    });
}

void ProfileSection::publishPicture(model::AccountId id, const QByteArray &png, widgets::Label *outcome)
{
    chat::Account *account = m_accounts.find(id);
    if (!account)
        return;
    account->ownProfile().publishPicture(png).then(
        outcome, [outcome, gone = png.isEmpty()](const base::Result<> &done) {
            sayPublished(*outcome, done, gone ? tr("Your picture is removed.") : tr("Your picture is changed."));
        });
}

} // namespace settings
