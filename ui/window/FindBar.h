// SPDX-License-Identifier: GPL-3.0-or-later
// Search inside the open chat: words, "3 of 17", up and down. Knows no messages; ChatPage owns it and searches.
#pragma once

#include "model/Ids.h"
#include "widgets/Field.h"
#include "widgets/Panels.h"

namespace window {

class FindBar : public widgets::Plane
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    void start(const QString &words);
    QString words() const { return m_words->text(); }
    // Newest first; the first is gone to.
    void setHits(const QList<model::MessageId> &hits);

Q_SIGNALS:
    void wordsChanged(QString words);
    void chosen(model::MessageId message);
    void everywhereWanted(QString words);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void step(int by);
    void showCount();

    widgets::LineEdit *m_words;
    widgets::Label *m_count;
    widgets::IconButton *m_older;
    widgets::IconButton *m_newer;
    widgets::Button *m_everywhere;
    QList<model::MessageId> m_hits;
    qsizetype m_at = 0;
};

} // namespace window
