// SPDX-License-Identifier: GPL-3.0-or-later
#include "onboarding/FormView.h"

#include "widgets/Announcer.h"
#include "widgets/Controls.h"
#include "widgets/Field.h"
#include "widgets/Paint.h"
#include "widgets/SafeImage.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace onboarding {

namespace {

constexpr int captchaWidth = 280; // px, at least
constexpr int mostOptions = 200;

QString labelOf(const chat::FormField &field)
{
    return field.label.isEmpty() ? field.name : field.label;
}

QString optionLabel(const chat::FormField::Option &option)
{
    return option.label.isEmpty() ? option.value : option.label;
}

// The edge of a field around lines of text.
class Frame : public QWidget
{
public:
    explicit Frame(QPlainTextEdit *lines)
        : m_lines(lines)
    {
        auto *inner = new QVBoxLayout(this);
        inner->setContentsMargins(theme::space::small, theme::space::tiny, theme::space::small, theme::space::tiny);
        inner->addWidget(lines);
        setFocusProxy(lines);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        lines->installEventFilter(this);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const theme::Look &look = theme::lookOf(this);
        const bool focused = m_lines->hasFocus();
        QPainter painter(this);
        widgets::paintPlate(painter, rect(), theme::radius::medium, look[theme::Colour::Surface],
                            look[focused ? theme::Colour::Accent : theme::Colour::ControlBorder],
                            focused ? theme::measure::focusRing : 1);
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
            update();
        return QWidget::eventFilter(watched, event);
    }

private:
    QPlainTextEdit *m_lines;
};

} // namespace

FormView::FormView(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
}

void FormView::setFields(const std::vector<chat::FormField> &fields)
{
    QHash<QString, QStringList> known;
    for (const chat::FormField &field : filled()) {
        if (field.picture.isEmpty() && field.type != chat::FormField::Type::Hidden)
            known.insert(field.name, field.values);
    }
    delete m_body;
    m_rows.clear();
    m_captcha = nullptr;
    m_body = new QWidget(this);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::medium);
    m_column->addWidget(m_body);
    for (const chat::FormField &field : fields)
        add(field, known.value(field.name, field.values));
}

std::vector<chat::FormField> FormView::filled() const
{
    std::vector<chat::FormField> fields;
    for (const Row &row : m_rows) {
        fields.push_back(row.field);
        if (row.read)
            fields.back().values = row.read();
    }
    return fields;
}

bool FormView::checkRequired()
{
    for (const Row &row : m_rows) {
        if (!row.field.required || !row.read || !row.complain)
            continue;
        const QStringList values = row.read();
        if (std::all_of(values.begin(), values.end(), [](const QString &value) { return value.trimmed().isEmpty(); })) {
            row.complain(tr("This is needed."));
            return false;
        }
    }
    return true;
}

void FormView::showCaptchaError(const QString &sentence)
{
    if (m_captcha)
        m_captcha(sentence);
}

void FormView::add(const chat::FormField &field, const QStringList &known)
{
    using Type = chat::FormField::Type;
    switch (field.type) {
    case Type::Hidden: m_rows.push_back({field, {}, {}}); return;
    case Type::Fixed: {
        auto *words = new widgets::Label(field.values.join(u'\n'), theme::Type::Secondary, theme::Colour::Text2);
        words->setWrapping(true);
        m_body->layout()->addWidget(words);
        m_rows.push_back({field, {}, {}});
        return;
    }
    case Type::Boolean: m_rows.push_back(addCheck(field, known)); break;
    case Type::ListSingle: m_rows.push_back(addChoice(field, known)); break;
    case Type::ListMulti: m_rows.push_back(addChoices(field, known)); break;
    case Type::TextMulti: m_rows.push_back(addLines(field, known)); break;
    case Type::Text:
    case Type::Private:
        if (!field.picture.isEmpty())
            addPicture(field);
        m_rows.push_back(addLine(field, field.picture.isEmpty() ? known : QStringList()));
        if (!field.picture.isEmpty())
            m_captcha = m_rows.back().complain;
        break;
    }
}

void FormView::addPicture(const chat::FormField &field)
{
    const qreal ratio = devicePixelRatioF();
    const QImage picture = widgets::decodeImage(field.picture, QSize(600, 400) * ratio);
    if (!picture.isNull()) {
        QPixmap shown = QPixmap::fromImage(picture);
        const int width = std::max(captchaWidth, int(shown.width() / ratio));
        shown = shown.scaledToWidth(int(std::min(width, 400) * ratio), Qt::SmoothTransformation);
        shown.setDevicePixelRatio(ratio);
        auto *image = new widgets::Label;
        image->setPixmap(shown);
        image->setAccessibleName(tr("Picture with characters to copy"));
        m_body->layout()->addWidget(image);
    }
    auto *another = new widgets::Button(tr("Another picture"), widgets::Button::Kind::Link);
    connect(another, &QPushButton::clicked, this, &FormView::anotherPictureWanted);
    static_cast<QVBoxLayout *>(m_body->layout())->addLayout(widgets::flush(another));
}

FormView::Row FormView::addLine(const chat::FormField &field, const QStringList &values)
{
    const bool isSecret = field.type == chat::FormField::Type::Private;
    auto *line = isSecret ? new widgets::PasswordField(labelOf(field)) : new widgets::TextField(labelOf(field));
    line->setRequired(field.required);
    line->setHint(field.description);
    line->setText(values.value(0));
    connect(line, &widgets::TextField::submitted, this, &FormView::submitted);
    m_body->layout()->addWidget(line);
    return {field, [line] { return QStringList{line->text()}; },
            [line](const QString &error) {
                line->setError(error);
                line->edit().setFocus();
            }};
}

widgets::Label *FormView::addHeading(const chat::FormField &field)
{
    const QString words = field.required ? tr("%1 (required)").arg(labelOf(field)) : labelOf(field);
    auto *heading = new widgets::Label(words, theme::Type::SecondaryBold);
    heading->setWrapping(true);
    m_body->layout()->addWidget(heading);
    return heading;
}

// Heading and control as near to each other as in a text field.
void FormView::tie(widgets::Label *heading, QWidget *control)
{
    auto *pair = new QVBoxLayout;
    pair->setSpacing(theme::space::tiny);
    m_body->layout()->removeWidget(heading);
    pair->addWidget(heading);
    pair->addWidget(control);
    static_cast<QVBoxLayout *>(m_body->layout())->addLayout(pair);
    heading->setBuddy(control->focusProxy() ? control->focusProxy() : control);
}

std::function<void(const QString &)> FormView::addErrorLine(QWidget *control)
{
    auto *line = new widgets::Label({}, theme::Type::Meta, theme::Colour::Bad);
    line->setWrapping(true);
    line->hide();
    m_body->layout()->addWidget(line);
    return [line, control](const QString &error) {
        line->setText(error);
        line->show();
        control->setAccessibleDescription(error);
        control->setFocus();
        widgets::alert(*line);
    };
}

FormView::Row FormView::addLines(const chat::FormField &field, const QStringList &values)
{
    widgets::Label *heading = addHeading(field);
    auto *lines = new QPlainTextEdit(values.join(u'\n'));
    lines->setTabChangesFocus(true);
    lines->setAccessibleName(labelOf(field));
    lines->setFixedHeight(4 * lines->fontMetrics().lineSpacing() + theme::space::large);
    lines->setFrameShape(QFrame::NoFrame);
    lines->viewport()->setAutoFillBackground(false);
    widgets::keepDressed(*lines, theme::Type::Body, theme::Colour::Text);
    tie(heading, new Frame(lines));
    return {field, [lines] { return lines->toPlainText().split(u'\n'); }, addErrorLine(lines)};
}

FormView::Row FormView::addCheck(const chat::FormField &field, const QStringList &values)
{
    auto *check = new widgets::CheckBox(labelOf(field));
    const QString value = values.value(0);
    check->setChecked(value == QLatin1String("1") || value == QLatin1String("true"));
    m_body->layout()->addWidget(check);
    const bool required = field.required;
    return {field,
            [check, required] {
                if (!check->isChecked() && required)
                    return QStringList{QString()};
                return QStringList{check->isChecked() ? QStringLiteral("1") : QStringLiteral("0")};
            },
            addErrorLine(check)};
}

FormView::Row FormView::addChoice(const chat::FormField &field, const QStringList &values)
{
    widgets::Label *heading = addHeading(field);
    auto *choice = new QComboBox;
    choice->setMinimumHeight(theme::measure::primaryTarget);
    widgets::keepDressed(*choice, theme::Type::Body, theme::Colour::Text);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setAccessibleName(labelOf(field));
    tie(heading, choice);
    for (size_t i = 0; i < field.options.size() && i < mostOptions; ++i)
        choice->addItem(optionLabel(field.options[i]), field.options[i].value);
    choice->setCurrentIndex(std::max(0, choice->findData(values.value(0))));
    return {field, [choice] { return QStringList{choice->currentData().toString()}; }, addErrorLine(choice)};
}

FormView::Row FormView::addChoices(const chat::FormField &field, const QStringList &values)
{
    addHeading(field);
    std::vector<std::pair<widgets::CheckBox *, QString>> boxes;
    for (size_t i = 0; i < field.options.size() && i < mostOptions; ++i) {
        auto *box = new widgets::CheckBox(optionLabel(field.options[i]));
        box->setChecked(values.contains(field.options[i].value));
        m_body->layout()->addWidget(box);
        boxes.emplace_back(box, field.options[i].value);
    }
    if (boxes.empty())
        return {field, {}, {}};
    const auto read = [boxes] {
        QStringList chosen;
        for (const auto &[box, value] : boxes) {
            if (box->isChecked())
                chosen << value;
        }
        return chosen;
    };
    return {field, read, addErrorLine(boxes.front().first)};
}

} // namespace onboarding
