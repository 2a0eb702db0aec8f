// SPDX-License-Identifier: GPL-3.0-or-later
// "New here": proposed servers, any other server, or an invitation. Owned by Onboarding.
#pragma once

#include "onboarding/ServerList.h"
#include "widgets/Field.h"
#include "widgets/Panels.h"

namespace onboarding {

// One proposed server: name above, how one registers and where it stands below; pressing it asks the server.
class ServerButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ServerButton(const ListedServer &server, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int wordsHeight(theme::Type type, const QString &words, int width) const;

    QString m_line;
    int m_wrappedHeight = 0; // at the present width
};

class NewHereCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit NewHereCard(const std::vector<ListedServer> &servers, QWidget *parent = nullptr);

    QString typedServer() const { return m_other->text(); }
    void restore(const QString &server) { m_other->setText(server); }

Q_SIGNALS:
    void serverChosen(QString domain);
    void invitationWanted();
    void linkPasted(QString link);

private:
    void submit();

    widgets::TextField *m_other;
};

} // namespace onboarding
