// SPDX-License-Identifier: GPL-3.0-or-later
// What the person says about the codes, and codes that come as pictures, links and letters.
#include "trust/VerifyPage.h"

#include "chat/Account.h"
#include "text/ErrorText.h"
#include "text/KeyWords.h"
#include "text/SafeDisplay.h"
#include "theme/Icons.h"
#include "trust/CodeReader.h"
#include "widgets/Button.h"
#include "widgets/Field.h"
#include "widgets/SafeImage.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

namespace trust {
namespace {

using model::KeyTrust;
using widgets::Tone;

// A fingerprint as people write it: hexadecimal digits, with whatever between them. Empty if it is none.
QString digitsOf(const QString &text)
{
    constexpr int digits = 64;
    QString found;
    for (const QChar letter : text) {
        if (letter.isSpace() || letter == u'-' || letter == u':')
            continue;
        const QChar low = letter.toLower();
        if (!(low >= u'0' && low <= u'9') && !(low >= u'a' && low <= u'f'))
            return {};
        found.append(low);
    }
    if (found.size() == digits + 2 && found.startsWith(QLatin1String("05")))
        found.remove(0, 2);
    return found.size() == digits ? found : QString();
}

} // namespace

void VerifyPage::say(Tone tone, const QString &words)
{
    m_result->clearActions();
    m_result->present(tone,
                      tone == Tone::Ok        ? theme::Icon::PadlockVerified
                          : tone == Tone::Bad ? theme::Icon::Warning
                                              : theme::Icon::Details,
                      words);
}

void VerifyPage::match()
{
    if (m_account && shown())
        m_account->devices()
            .setTrust(m_whom.owner, m_device, KeyTrust::Verified)
            .then(this, [this](const base::Result<> &done) { decided(done, 1); });
}

void VerifyPage::differ()
{
    if (!m_account || !shown())
        return;
    m_account->devices()
        .setTrust(m_whom.owner, m_device, KeyTrust::Rejected)
        .then(this, [this](const base::Result<> &) {
            say(Tone::Bad, text::wordsFor(text::ErrorId::E16, {}).sentence);
            connect(
                m_result->addAction(tr("Check again")), &QPushButton::clicked, this,
                [this] {
                    m_result->hide();
                    focusFirst();
                },
                Qt::QueuedConnection);
        });
}

// On to the next device that was not compared; without one the page has done what it is for.
void VerifyPage::decided(const base::Result<> &done, int devices)
{
    if (!done)
        return say(Tone::Bad, tr("That did not work."));
    m_verified += devices;
    say(Tone::Ok, tr("%n device(s) verified.", nullptr, m_verified));
    m_account->devices().of(m_whom.owner).then(this, [this](const base::Result<chat::PersonsDevices> &now) {
        if (now)
            m_devices = *now;
        const auto all = comparable();
        const auto open = std::find_if(all.begin(), all.end(), [](const chat::KnownDevice &known) {
            return known.trust == KeyTrust::Undecided || known.trust == KeyTrust::Blind;
        });
        if (open == all.end())
            return closed();
        m_device = open->device.id;
        rebuild();
        focusFirst();
    });
}

void VerifyPage::chooseFile()
{
    const QString name = QFileDialog::getOpenFileName(this, tr("Choose a picture with a QR code"), {},
                                                      tr("Pictures")
                                                          + QStringLiteral(" (*.png *.jpg *.jpeg *.webp *.gif)"));
    if (name.isEmpty())
        return;
    QFile file(name);
    if (file.open(QIODevice::ReadOnly))
        m_reader->look(file.read(widgets::maximumBytes));
    else
        say(Tone::Bad, tr("This picture can’t be opened."));
}

void VerifyPage::pasteCode()
{
    const QMimeData *pasted = QGuiApplication::clipboard()->mimeData();
    if (pasted && pasted->hasImage()) {
        m_reader->look(QGuiApplication::clipboard()->image());
        return;
    }
    const QString text = QGuiApplication::clipboard()->text();
    m_code->setText(text);
    takeCode(text);
}

void VerifyPage::takeTexts(const QStringList &texts)
{
    if (texts.isEmpty())
        return say(Tone::Warn, tr("I find no QR code in this picture."));
    takeCode(texts.first());
}

void VerifyPage::takeCode(const QString &code)
{
    if (!m_account || code.trimmed().isEmpty())
        return;
    if (const QString letters = digitsOf(code); !letters.isEmpty())
        return compareLetters(letters);
    m_account->devices().look(code).then(this, [this, code](const base::Result<model::Comparison> &comparison) {
        if (comparison)
            tell(*comparison, code);
        else
            say(Tone::Warn, tr("This is no code with keys."));
    });
}

// The letters of one device, pasted instead of read: the right one is found, a wrong one is told.
void VerifyPage::compareLetters(const QString &letters)
{
    for (const chat::KnownDevice &known : comparable()) {
        if (known.fingerprint.join(QString()).toLower() != letters)
            continue;
        m_device = known.device.id;
        rebuild();
        say(Tone::Ok, tr("This is the code of %1.", "%1: a device").arg(nameOf(known)));
        connect(m_result->addAction(tr("Verify")), &QPushButton::clicked, this, &VerifyPage::match,
                Qt::QueuedConnection);
        return;
    }
    say(Tone::Bad, tr("No device that is known here has this code."));
}

void VerifyPage::tell(const model::Comparison &comparison, const QString &code)
{
    if (comparison.owner != m_whom.owner)
        return say(Tone::Warn,
                   tr("This is the code of %1, not of the person shown here.", "%1: address")
                       .arg(text::safeAddress(comparison.owner).text));
    if (!comparison.differing.isEmpty())
        return warn(comparison.differing);
    QStringList names;
    for (const quint32 device : comparison.matching)
        names << nameOf(device);
    QStringList words;
    if (!names.isEmpty())
        words << tr("The code is right for: %1.", "%1: devices").arg(names.join(QStringLiteral(", ")));
    if (comparison.unseen > 0)
        words << tr("%n key(s) belong to devices that have not appeared yet.", nullptr, comparison.unseen);
    if (!comparison.refused.isEmpty())
        words << tr("It warns of %n device(s).", nullptr, int(comparison.refused.size()));
    if (words.isEmpty())
        return say(Tone::Note, tr("This is your own code."));
    say(Tone::Ok, words.join(u' '));
    connect(
        m_result->addAction(tr("Verify")), &QPushButton::clicked, this, [this, code] { confirm(code); },
        Qt::QueuedConnection);
}

// Somebody may be in between: what was taken without comparing waits for a decision from now on.
void VerifyPage::warn(const QList<quint32> &differing)
{
    QStringList names;
    for (const quint32 device : differing) {
        names << nameOf(device);
        const auto all = comparable();
        const bool isBlind = std::any_of(all.begin(), all.end(), [device](const chat::KnownDevice &known) {
            return known.device.id == device && known.trust == KeyTrust::Blind;
        });
        if (isBlind)
            m_account->devices()
                .setTrust(m_whom.owner, device, KeyTrust::Undecided)
                .then(this, [](const base::Result<> &) {});
    }
    say(Tone::Bad,
        tr("Another key: %1.", "%1: devices").arg(names.join(QStringLiteral(", "))) + u' '
            + text::wordsFor(text::ErrorId::E16, {}).sentence);
}

void VerifyPage::confirm(const QString &code)
{
    m_account->devices().verify(code).then(this, [this](const base::Result<model::Comparison> &comparison) {
        if (comparison)
            decided(base::Done{}, int(comparison->matching.size()));
        else
            decided(comparison.error(), 0);
    });
}

} // namespace trust
