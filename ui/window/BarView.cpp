// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/BarView.h"

namespace window {

namespace {

widgets::Tone toneOf(BarTone tone)
{
    switch (tone) {
    case BarTone::Notice: return widgets::Tone::Note;
    case BarTone::Warning: return widgets::Tone::Warn;
    case BarTone::Bad: return widgets::Tone::Bad;
    }
    return widgets::Tone::Note;
}

} // namespace

BarView::BarView(QWidget *parent)
    : InfoBar(parent)
{
}

void BarView::setBar(const Bar &bar)
{
    if (bar == m_shown)
        return;
    m_shown = bar;
    clearActions();
    setVisible(!bar.isEmpty());
    if (bar.isEmpty())
        return;
    present(toneOf(bar.tone), bar.tone == BarTone::Notice ? theme::Icon::Details : theme::Icon::Warning, bar.text);
    for (const BarAction action : {bar.action, bar.second, bar.third}) {
        if (action == BarAction::None)
            continue;
        connect(
            addAction(Bars::label(action)), &QAbstractButton::clicked, this,
            [this, action, account = bar.account] { Q_EMIT chosen(action, account); }, Qt::QueuedConnection);
    }
    if (!bar.detail.isEmpty())
        addDetail(bar.detail);
}

} // namespace window
