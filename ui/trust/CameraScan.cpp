// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/CameraScan.h"

#include "widgets/Button.h"
#include "widgets/Label.h"

#include <QCamera>
#include <QCameraDevice>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>
#include <QVideoFrame>
#include <QVideoSink>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0) && QT_CONFIG(permissions)
#    include <QCoreApplication>
#    include <QPermission>
#endif

namespace trust {

constexpr QSize usualPicture(320, 240);

// The picture as in a mirror, so that a hand finds its way; what is read is the picture itself.
class Viewfinder final : public QWidget
{
public:
    Viewfinder() { setFixedSize(usualPicture); }

    void see(const QImage &picture)
    {
        m_picture = picture.scaled(size() * devicePixelRatioF(), Qt::KeepAspectRatioByExpanding).mirrored(true, false);
        update();
    }
    void clear() { m_picture = {}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath frame;
        frame.addRoundedRect(rect(), theme::radius::medium, theme::radius::medium);
        painter.setClipPath(frame);
        painter.fillRect(rect(), Qt::black);
        if (m_picture.isNull())
            return;
        QRectF shown(QPointF(), m_picture.size() / devicePixelRatioF());
        shown.moveCenter(QRectF(rect()).center());
        painter.drawImage(shown, m_picture);
    }

private:
    QImage m_picture;
};

// All of the camera: where nobody scans, nothing of it is loaded.
struct CameraScan::Running
{
    explicit Running(const QCameraDevice &device)
        : camera(device)
    {
        session.setVideoSink(&sink);
        session.setCamera(&camera);
    }
    QCamera camera;
    QVideoSink sink;
    QMediaCaptureSession session;
};

CameraScan::CameraScan(QWidget *parent)
    : Card(parent)
    , m_view(new Viewfinder)
{
    hide();
    m_view->setAccessibleName(tr("What the camera sees"));
    auto *words = new widgets::Label(tr("Hold the other code in front of the camera."), theme::Type::Body,
                                     theme::Colour::Text);
    words->setWrapping(true);
    auto *cancel = new widgets::Button(tr("Stop the camera"), widgets::Button::Kind::Secondary);
    cancel->setObjectName(QStringLiteral("stop-camera"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space::large, theme::space::large, theme::space::large, theme::space::large);
    column->setSpacing(theme::space::small);
    column->addWidget(words);
    column->addWidget(m_view, 0, Qt::AlignHCenter);
    column->addWidget(cancel, 0, Qt::AlignHCenter);
    connect(cancel, &QPushButton::clicked, this, &CameraScan::stop);
    connect(&m_reader, &CodeReader::read, this, [this](const QStringList &texts) {
        if (texts.isEmpty() || isHidden())
            return;
        stop();
        Q_EMIT found(texts.first());
    });
}

CameraScan::~CameraScan() = default;

void CameraScan::start()
{
    show();
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0) && QT_CONFIG(permissions)
    qApp->requestPermission(QCameraPermission(), this, [this](const QPermission &permission) {
        if (permission.status() == Qt::PermissionStatus::Granted)
            open();
        else
            fail(tr("The system does not let Lucchetto use the camera. Allow it in the system’s settings."));
    });
#else
    open();
#endif
}

void CameraScan::open()
{
    const QCameraDevice device = QMediaDevices::defaultVideoInput();
    if (device.isNull())
        return fail(tr("No camera was found."));
    m_running = std::make_unique<Running>(device);
    connect(
        &m_running->camera, &QCamera::errorOccurred, this,
        [this](QCamera::Error error) {
            if (error != QCamera::NoError)
                fail(tr("The camera can’t be used. Perhaps another program has it."));
        },
        Qt::QueuedConnection);
    connect(&m_running->sink, &QVideoSink::videoFrameChanged, this,
            [this](const QVideoFrame &frame) { take(frame.toImage()); });
    m_running->camera.start();
}

void CameraScan::stop()
{
    hide();
    m_running.reset();
    m_view->clear();
}

void CameraScan::fail(const QString &words)
{
    stop();
    Q_EMIT failed(words);
}

void CameraScan::take(const QImage &picture)
{
    if (isHidden() || picture.isNull())
        return;
    m_view->see(picture);
    m_reader.look(picture);
}

} // namespace trust

#include "moc_CameraScan.cpp"
