// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of people and groups: decoded off the main thread, kept by hash; a letter on the identity colour where there
// is none. Main thread.
#pragma once

#include "theme/Look.h"

#include <QAbstractButton>
#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QSet>

#include <functional>

namespace widgets {

enum class AvatarShape { Round, Square }; // person; group or channel (corner 28 %)
enum class OnlineDot { None, Online, Away, Busy };

// What an avatar shows. `seed` is the bare address (or the nickname in a channel).
struct AvatarFace
{
    QString name;
    QString seed;
    QString hash; // of the picture; empty: letter
    AvatarShape shape = AvatarShape::Round;
    OnlineDot dot = OnlineDot::None;

    bool operator==(const AvatarFace &) const = default;
};

// Decoded pictures by hash, at most 12 MiB. Made by app or a test, handed to what paints.
class AvatarPictures : public QObject
{
    Q_OBJECT

public:
    // Brings the bytes of a hash (empty if there are none) by calling its second argument once, now or later.
    using Source = std::function<void(const QString &hash, std::function<void(QByteArray)>)>;

    explicit AvatarPictures(Source source, QObject *parent = nullptr);
    // Null while it is not there; then `arrived` follows if it can be had. `devicePixels` is the side.
    QPixmap picture(const QString &hash, int devicePixels);
    // Bytes under that hash have come: what was missing is asked for again.
    void forget(const QString &hash);

Q_SIGNALS:
    void arrived(const QString &hash);

private:
    void decode(const QString &hash, QByteArray bytes);

    Source m_source;
    QCache<QString, QImage> m_images;
    QSet<QString> m_asked;
};

// `pictures` may be null: letters only. `backdrop` is drawn as the ring around the dot.
void paintAvatar(QPainter &painter, const QRectF &rect, const AvatarFace &face, AvatarPictures *pictures,
                 const theme::Look &look, const QColor &backdrop = {});

// An avatar as a widget; a button where it opens something (give it a name then), else skipped by Tab.
class Avatar : public QAbstractButton
{
    Q_OBJECT

public:
    Avatar(int side, AvatarPictures *pictures, QWidget *parent = nullptr);
    void setFace(AvatarFace face);
    const AvatarFace &face() const { return m_face; }
    // Makes it a button with these words as accessible name and tooltip.
    void setPressable(const QString &name);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_side;
    AvatarPictures *m_pictures;
    AvatarFace m_face;
};

} // namespace widgets
