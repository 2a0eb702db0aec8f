// SPDX-License-Identifier: GPL-3.0-or-later
// S19: bars of every tone and a toast with an action.
#include "gallery/Gallery.h"
#include "gallery/Sets.h"
#include "text/ErrorText.h"
#include "widgets/InfoBar.h"
#include "widgets/Overlays.h"
#include "widgets/Panels.h"

#include <QVBoxLayout>

namespace gallery {
namespace {

std::unique_ptr<QWidget> makeBars()
{
    using widgets::Tone;
    auto page = std::make_unique<widgets::Plane>(theme::Colour::ChatBackground);
    auto *column = new QVBoxLayout(page.get());
    column->setContentsMargins(0, 0, 0, 0);
    text::ErrorNames names;
    names.server = QStringLiteral("example.org");
    names.name = QStringLiteral("Anna");
    const auto add = [&](Tone tone, theme::Icon icon, const text::ErrorWords &words) {
        auto *bar = new widgets::InfoBar;
        bar->present(tone, icon, words.sentence);
        for (const QString &action : words.actions)
            bar->addAction(action);
        column->addWidget(bar);
    };
    add(Tone::Warn, theme::Icon::Warning, text::wordsFor(text::ErrorId::E04, names));
    add(Tone::Bad, theme::Icon::PadlockWarning, text::wordsFor(text::ErrorId::E15, names));
    add(Tone::Note, theme::Icon::Details, text::wordsFor(text::ErrorId::E33, names));
    add(Tone::Ok, theme::Icon::PadlockVerified, {QStringLiteral("Hai verificato Marco (2 dispositivi)."), {}});
    column->addStretch();
    auto *toast = new widgets::Toast(page.get());
    toast->present(QStringLiteral("Vocale scartato"), QStringLiteral("Ripristina"));
    return page;
}

} // namespace

void addBars(Gallery &gallery)
{
    gallery.add({QStringLiteral("S19-bars"),
                 {800, 480},
                 {QStringLiteral("it"), QStringLiteral("dark"), QStringLiteral("it-380"), QStringLiteral("it-200")},
                 makeBars});
}

} // namespace gallery
