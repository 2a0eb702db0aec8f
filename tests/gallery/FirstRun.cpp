// SPDX-License-Identifier: GPL-3.0-or-later
// S1 to S4: both cards, an error at its field, a form with all kinds of fields, the passphrase.
#include "gallery/Gallery.h"
#include "gallery/Sets.h"
#include "onboarding/FormView.h"
#include "onboarding/Onboarding.h"
#include "onboarding/PassphrasePage.h"
#include "widgets/Panels.h"

#include <QBuffer>
#include <QPainter>

namespace gallery {

namespace {

using onboarding::Onboarding;

std::unique_ptr<QWidget> firstRun()
{
    auto page = std::make_unique<Onboarding>(Onboarding::Occasion::First, QString());
    page->restore(
        {QStringLiteral("giulia@serviziliberi.it"), QStringLiteral("una password"), {}, {}, {}, 0, true, false});
    return page;
}

std::unique_ptr<QWidget> signInError()
{
    auto page = std::make_unique<Onboarding>(Onboarding::Occasion::First, QString());
    page->restore({QStringLiteral("giulia"), QStringLiteral("una password"), {}, {}, {}, 0, true, true});
    for (QLineEdit *edit : page->findChildren<QLineEdit *>()) {
        if (edit->text() == QLatin1String("giulia"))
            QMetaObject::invokeMethod(edit, "returnPressed");
    }
    return page;
}

QByteArray captcha()
{
    QImage image(220, 70, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QFont font = painter.font();
    font.setPixelSize(40);
    painter.setFont(font);
    painter.drawText(image.rect(), Qt::AlignCenter, QStringLiteral("4 k 7 m w"));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

std::unique_ptr<QWidget> form()
{
    using Type = chat::FormField::Type;
    const auto field = [](Type type, const QString &name, const QString &label, bool required) {
        chat::FormField made;
        made.type = type;
        made.name = name;
        made.label = label;
        made.required = required;
        return made;
    };
    auto page = std::make_unique<widgets::Card>();
    auto *column = new QVBoxLayout(page.get());
    auto *view = new onboarding::FormView;
    column->addWidget(view);
    chat::FormField fixed = field(Type::Fixed, {}, {}, false);
    fixed.values = {QStringLiteral("Benvenuta su questo server. I campi segnati servono davvero.")};
    chat::FormField choice = field(Type::ListSingle, QStringLiteral("city"), QStringLiteral("Città"), true);
    choice.options = {{QStringLiteral("Pisa"), QStringLiteral("pi")},
                      {QStringLiteral("Bologna"), QStringLiteral("bo")}};
    chat::FormField several = field(Type::ListMulti, QStringLiteral("groups"), QStringLiteral("Gruppi"), false);
    several.options = {{QStringLiteral("Laboratorio"), QStringLiteral("l")},
                       {QStringLiteral("Cucina"), QStringLiteral("c")}};
    chat::FormField picture = field(Type::Text, QStringLiteral("ocr"), QStringLiteral("Copia i caratteri"), true);
    picture.picture = captcha();
    view->setFields({fixed, field(Type::Text, QStringLiteral("email"), QStringLiteral("Email"), false),
                     field(Type::Private, QStringLiteral("secret"), QStringLiteral("Parola d'ordine"), true), choice,
                     several, field(Type::Boolean, QStringLiteral("rules"), QStringLiteral("Accetto le regole"), true),
                     field(Type::TextMulti, QStringLiteral("about"), QStringLiteral("Di te"), false), picture});
    return page;
}

} // namespace

void addFirstRun(Gallery &gallery)
{
    const auto names = [](const char *words) { return QString::fromLatin1(words).split(u' '); };
    gallery.add({QStringLiteral("S1-first-run"),
                 {960, 640},
                 names("light dark it en it-dark it-380 it-200 it-380-200 2x contrast-dark"),
                 &firstRun});
    gallery.add({QStringLiteral("S2-sign-in-error"), {960, 900}, names("it en it-380"), &signInError});
    gallery.add({QStringLiteral("S3-form"), {460, 860}, names("it it-dark it-380"), &form});
    gallery.add({QStringLiteral("S4-passphrase"), {960, 640}, names("it en"), [] {
                     return std::make_unique<onboarding::PassphrasePage>();
                 }});
}

} // namespace gallery
