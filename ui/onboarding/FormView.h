// SPDX-License-Identifier: GPL-3.0-or-later
// A server's data form (XEP-0004) as fields to fill in, each by its type; unknown types as text. Owned by
// RegistrationPage; the server's words are shown as given, as plain text.
#pragma once

#include "chat/Registration.h"

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace widgets {
class Label;
}

namespace onboarding {

class FormView : public QWidget
{
    Q_OBJECT

public:
    explicit FormView(QWidget *parent = nullptr);

    // Takes away the old fields; answers already given stay where a field has the same name and is no CAPTCHA.
    void setFields(const std::vector<chat::FormField> &fields);
    // The fields with what was filled in.
    std::vector<chat::FormField> filled() const;
    bool hasCaptcha() const { return m_captcha != nullptr; }
    // Says under the field what is missing and goes there; true if nothing is.
    bool checkRequired();
    void showCaptchaError(const QString &sentence);

Q_SIGNALS:
    void submitted();
    void anotherPictureWanted();

private:
    struct Row
    {
        chat::FormField field;
        std::function<QStringList()> read;
        std::function<void(const QString &)> complain;
    };

    void add(const chat::FormField &field, const QStringList &known);
    void addPicture(const chat::FormField &field);
    Row addLine(const chat::FormField &field, const QStringList &values);
    Row addLines(const chat::FormField &field, const QStringList &values);
    Row addCheck(const chat::FormField &field, const QStringList &values);
    Row addChoice(const chat::FormField &field, const QStringList &values);
    Row addChoices(const chat::FormField &field, const QStringList &values);
    widgets::Label *addHeading(const chat::FormField &field);
    void tie(widgets::Label *heading, QWidget *control);
    std::function<void(const QString &)> addErrorLine(QWidget *control);

    QVBoxLayout *m_column;
    QWidget *m_body = nullptr;
    std::vector<Row> m_rows;
    std::function<void(const QString &)> m_captcha;
};

} // namespace onboarding
