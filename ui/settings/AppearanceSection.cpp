// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/AppearanceSection.h"

#include "settings/Preferences.h"
#include "widgets/Controls.h"
#include "widgets/Label.h"

#include <QComboBox>
#include <QSlider>
#include <QVBoxLayout>

namespace settings {

namespace {

// A title with its control below, tied together.
QWidget *titled(const QString &title, QWidget *control)
{
    auto *row = new QWidget;
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::tiny);
    auto *label = new widgets::Label(title, theme::Type::BodyBold);
    label->setWrapping(true);
    label->setBuddy(control);
    control->setAccessibleName(title);
    control->setMinimumHeight(theme::measure::primaryTarget);
    widgets::keepDressed(*control, theme::Type::Body, theme::Colour::Text);
    column->addWidget(label);
    column->addWidget(control);
    return row;
}

} // namespace

AppearanceSection::AppearanceSection(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::large);
    column->addWidget(themeChoice());
    column->addWidget(languageChoice());
    column->addWidget(textSize());
    auto *motion = new widgets::CheckBox(tr("Reduce motion"));
    motion->setChecked(preferences.isMotionReduced());
    connect(motion, &QCheckBox::toggled, &preferences, &Preferences::setMotionReduced);
    auto *enter = new widgets::CheckBox(tr("Enter sends the message"));
    enter->setChecked(preferences.entersSend());
    connect(enter, &QCheckBox::toggled, &preferences, &Preferences::setEntersSend);
    column->addWidget(motion);
    column->addWidget(enter);
    column->addStretch();
}

QWidget *AppearanceSection::themeChoice()
{
    auto *choice = new QComboBox;
    choice->addItems({tr("System theme"), tr("Light theme"), tr("Dark theme")});
    choice->setCurrentIndex(static_cast<int>(m_preferences.themeChoice()));
    connect(choice, &QComboBox::activated, &m_preferences,
            [this](int index) { m_preferences.setThemeChoice(static_cast<theme::Choice>(index)); });
    return titled(tr("Theme"), choice);
}

QWidget *AppearanceSection::languageChoice()
{
    auto *choice = new QComboBox;
    choice->addItem(tr("System language"), QString());
    choice->addItem(QStringLiteral("English"), QStringLiteral("en"));
    choice->addItem(QStringLiteral("Italiano"), QStringLiteral("it"));
    choice->setCurrentIndex(std::max(0, choice->findData(m_preferences.language())));
    connect(choice, &QComboBox::activated, &m_preferences,
            [this, choice](int index) { m_preferences.setLanguage(choice->itemData(index).toString()); });
    return titled(tr("Language"), choice);
}

QWidget *AppearanceSection::textSize()
{
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setRange(theme::measure::minimumMessageText, theme::measure::maximumMessageText);
    slider->setValue(m_preferences.messageText());
    slider->setPageStep(2);
    connect(slider, &QSlider::valueChanged, &m_preferences, &Preferences::setMessageText);
    connect(&m_preferences, &Preferences::changed, slider,
            [this, slider] { slider->setValue(m_preferences.messageText()); });
    return titled(tr("Size of message text"), slider);
}

} // namespace settings
