// SPDX-License-Identifier: GPL-3.0-or-later
// S8: every state of the padlock: pill, word, explanation.
#include "gallery/Gallery.h"
#include "gallery/Sets.h"
#include "widgets/Label.h"
#include "widgets/PadlockPill.h"
#include "widgets/Panels.h"

#include <QGridLayout>

namespace gallery {

void addPadlocks(Gallery &gallery)
{
    const auto make = [] {
        auto page = std::make_unique<widgets::Plane>(theme::Colour::Surface);
        auto *grid = new QGridLayout(page.get());
        grid->setColumnStretch(1, 1);
        for (int index = 0; index < text::padlockStateCount; ++index) {
            text::Padlock padlock{static_cast<text::PadlockState>(index), QStringLiteral("Anna"), 9, 14, 5};
            auto *pill = new widgets::PadlockPill;
            pill->setPadlock(padlock);
            grid->addWidget(pill, index, 0, Qt::AlignLeft);
            auto *words = new widgets::Label(text::faceOf(padlock).explanation, theme::Type::Secondary);
            words->setWrapping(true);
            grid->addWidget(words, index, 1);
        }
        return page;
    };
    gallery.add({QStringLiteral("S8-padlocks"),
                 {720, 420},
                 {QStringLiteral("en"), QStringLiteral("it"), QStringLiteral("dark"), QStringLiteral("it-dark"),
                  QStringLiteral("2x")},
                 make});
}

} // namespace gallery
